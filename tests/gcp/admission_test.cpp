// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/gcp/sample.hpp"

// A trigger and a near miss of each rule of the extension's webhooks.

namespace gprov::tests {
namespace {

const std::string kWorker = "spec.provider.workers[0]";
const std::string kConfig = "spec.provider.providerConfig.";
const std::string kNetworks = "spec.provider.infrastructureConfig.networks.";
const std::string kRange = "        workers: 10.250.0.0/19\n";

std::string refused(const std::string& before, const std::string& after, const char* extension = "1.53.4") {
  return refusals(analyzed(kProfile + before, kProfile + after, extension));
}

std::string config_refused(const std::string& fields, const char* extension = "1.53.4") {
  return refused(kShoot, with_config(fields), extension);
}

std::string with_networks(const std::string& fields) { return with(kShoot, kRange, kRange + fields); }

std::string profile_refused(const std::string& piece, const std::string& replacement,
                            const char* extension = "1.53.4") {
  return refusals(analyzed(kProfile + kShoot, with(kProfile, piece, replacement) + kShoot, extension));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(webhooks)

BOOST_AUTO_TEST_CASE(an_unchanged_shoot_passes) {
  for (const char* extension : {"1.37.2", "1.40.0", "1.43.0", "1.46.0", "1.49.6", "1.53.4", "1.54.1"}) {
    BOOST_TEST(refused(kShoot, kShoot, extension) == "", extension);
    BOOST_TEST(refused(without_config(), without_config(), extension) == "", extension);
  }
}

BOOST_AUTO_TEST_CASE(zones) {
  BOOST_TEST(refused(kShoot, with(kShoot, "[b, c]", "[b, c, d]")) == "");
  BOOST_TEST(refused(kShoot, with(kShoot, "[b, c]", "[b]")) == "Invalid " + kWorker + ".zones");
  BOOST_TEST(refused(kShoot, with(kShoot, "[b, c]", "[c, b]")) == "Invalid " + kWorker + ".zones");
  BOOST_TEST(refused(kShoot, with(kShoot, "[b, c]", "[d, b, c]")) == "Invalid " + kWorker + ".zones");
}

BOOST_AUTO_TEST_CASE(volumes) {
  const std::string volume = "      volume: {type: pd-ssd, size: 50Gi}\n";
  BOOST_TEST(refused(kShoot, with(kShoot, volume, "")) == "Required " + kWorker + ".volume");
  BOOST_TEST(refused(kShoot, with(kShoot, volume, "      volume: {size: 50Gi}\n")) ==
             "Required " + kWorker + ".volume.type");
  BOOST_TEST(refused(kShoot, with(kShoot, volume, "      volume: {type: SCRATCH, size: 50Gi}\n")) ==
             "Invalid " + kWorker + ".volume.type");
}

BOOST_AUTO_TEST_CASE(worker_configs) {
  BOOST_TEST(config_refused("        gpu: {acceleratorType: nvidia-l4, count: 1}\n") == "");
  BOOST_TEST(config_refused("        gpu: {acceleratorType: \"\", count: 0}\n") ==
             "Invalid " + kConfig + "gpu.acceleratorType; Forbidden " + kConfig + "gpu.count");
  BOOST_TEST(config_refused("        gpu: {acceleratorType: \"\", count: 1}\n", "1.45.1") ==
             "Required providerConfig.gpu.acceleratorType");
  BOOST_TEST(config_refused("        serviceAccount: {email: a@b.iam.gserviceaccount.com, scopes: []}\n") ==
             "Required " + kConfig + "serviceAccount.scopes");
  const std::string account =
      "        serviceAccount: {email: a@b.gserviceaccount.com, scopes: "
      "['https://www.googleapis.com/auth/a']}\n";
  BOOST_TEST(config_refused(account) == "");
  BOOST_TEST(config_refused(account, "1.49.0") == "Invalid " + kConfig + "serviceAccount.email");
  BOOST_TEST(config_refused("        volume: {encryption: {kmsKeyServiceAccount: a}}\n") ==
             "Required " + kConfig + "volume.encryption.kmsKeyName");
  BOOST_TEST(config_refused("        volume: {encryption: {kmsKeyName: projects/p/k}}\n") == "");
  BOOST_TEST(config_refused("        minCpuPlatform: \"\"\n") == "Invalid " + kConfig + "minCpuPlatform");
  BOOST_TEST(config_refused("        nodeTemplate: {capacity: {cpu: -1}}\n") ==
             "Invalid " + kConfig + "nodeTemplate.capacity.cpu");
  BOOST_TEST(config_refused("        nodeTemplate: {virtualCapacity: {a/b: 1500m}}\n") ==
             "Invalid " + kConfig + "nodeTemplate.virtualCapacity.a/b");
  BOOST_TEST(config_refused("        nodeTemplate: {}\n") == "");
  BOOST_TEST(config_refused("        nodeTemplate: {}\n", "1.49.6") == "Required " + kConfig + "nodeTemplate.capacity");
  BOOST_TEST(config_refused("        somethingElse: 1\n") == "Invalid " + kWorker + ".providerConfig");
  BOOST_TEST(refused(kShoot, without_config() + "      providerConfig: {}\n") ==
             "Invalid " + kWorker + ".providerConfig");
}

BOOST_AUTO_TEST_CASE(data_volumes_and_their_settings) {
  const std::string iops = "        dataVolumes: [{name: x, provisionedIops: 10000}]\n";
  BOOST_TEST(config_refused(iops) == "");
  BOOST_TEST(config_refused(with(iops, "name: x", "name: w")) ==
             "Forbidden " + kConfig + "dataVolumes[0].provisionedIops");
  BOOST_TEST(config_refused(with(iops, "name: x", "name: w"), "1.47.0") ==
             "Forbidden " + kConfig + "dataVolumes.provisionedIops");
  BOOST_TEST(config_refused(with(iops, "name: x", "name: z")) == "Invalid " + kConfig + "dataVolumes");
  BOOST_TEST(config_refused("        dataVolumes: [{name: x}, {name: x}]\n") ==
             "Duplicate " + kConfig + "dataVolumes[1]");
  BOOST_TEST(config_refused("        dataVolumes: [{name: x}, {name: x}]\n", "1.37.2") == "");
  BOOST_TEST(config_refused("        bootVolume: {provisionedIops: 1}\n") ==
             "Forbidden " + kConfig + "bootVolume.provisionedIops");
  BOOST_TEST(config_refused("        volume: {interface: NVME}\n") == "Invalid " + kConfig + "volume.interface");
  const std::string scratch = with(kShoot, "{name: w, type: pd-ssd,", "{name: w, type: SCRATCH,");
  BOOST_TEST(refused(scratch, scratch) == "Required " + kConfig + "volume.interface");
  const std::string untyped = with(kShoot, "{name: w, type: pd-ssd,", "{name: w,");
  BOOST_TEST(refused(untyped, untyped) == "Required dataVolumes[1].type");
}

BOOST_AUTO_TEST_CASE(pools_in_place) {
  const std::string strategy = "      updateStrategy: AutoInPlaceUpdate\n";
  const std::string shoot = with_worker(strategy);
  BOOST_TEST(refused(shoot, shoot) == "");
  BOOST_TEST(refused(shoot, shoot + "        minCpuPlatform: Intel\n") == "Invalid " + kWorker + ".providerConfig");
  BOOST_TEST(refused(shoot, with(shoot, "size: 20Gi", "size: 21Gi")) == "Invalid " + kWorker + ".dataVolumes");
  BOOST_TEST(refused(shoot, with(shoot, "size: 20Gi", "size: 21Gi"), "1.44.0") == "");
  const std::string more =
      with_worker("").substr(0, kShoot.find("      providerConfig:")) +
      "    - name: b\n      minimum: 1\n      maximum: 1\n      machine: {type: n2-standard-4, architecture: "
      "amd64, image: {name: gardenlinux, version: 1.0.0}}\n      volume: {type: pd-ssd, size: 50Gi}\n"
      "      zones: [b]\n" +
      strategy;
  BOOST_TEST(refused(without_config(), more, "1.45.1") == " ");
  BOOST_TEST(refused(without_config(), more, "1.46.0") == "");
}

BOOST_AUTO_TEST_CASE(networks) {
  BOOST_TEST(refused(kShoot, with(kShoot, "10.250.0.0/19", "10.250.0.0/18")) == "");
  BOOST_TEST(refused(kShoot, with(kShoot, "10.250.0.0/19", "10.250.0.0/20")) == "Invalid " + kNetworks + "workers");
  BOOST_TEST(refused(kShoot, with(kShoot, "10.250.0.0/19", "10.248.0.0/13")) == "Invalid " + kNetworks + "workers");
  BOOST_TEST(refused(kShoot, with(kShoot, kRange, "        x: 1\n" + kRange)) == " ");
  const std::string vpc = "        vpc: {name: v, cloudRouter: {name: r}}\n";
  BOOST_TEST(refused(kShoot, with_networks(vpc)) == "");
  BOOST_TEST(refused(with_networks(vpc), kShoot) == "Invalid " + kNetworks + "vpc");
  BOOST_TEST(refused(with_networks(vpc), with_networks(with(vpc, "name: v", "name: w"))) ==
             "Invalid " + kNetworks + "vpc.name");
  BOOST_TEST(refused(with_networks(vpc), with_networks(with(vpc, "name: r", "name: q"))) ==
             "Invalid " + kNetworks + "vpc.cloudRouter");
  BOOST_TEST(refused(kShoot, with_networks("        vpc: {name: v}\n")) == "Invalid " + kNetworks + "vpc.cloudRouter");
  const std::string internal = "        internal: 10.251.0.0/16\n";
  BOOST_TEST(refused(with_networks(vpc), with_networks(vpc + internal)) == "");
  BOOST_TEST(refused(with_networks(vpc), with_networks(vpc + internal), "1.44.0") ==
             "Invalid " + kNetworks + "internal");
  BOOST_TEST(refused(with_networks(vpc + internal), with_networks(vpc)) == "Invalid " + kNetworks + "internal");
  BOOST_TEST(refused(kShoot, with_networks("        internal: 100.64.0.0/16\n")) ==
             "Invalid " + kNetworks + "internal");
  BOOST_TEST(refused(kShoot, with_networks("        mtu: 1460\n")) == "Invalid " + kNetworks + "mtu");
  BOOST_TEST(refused(kShoot, with_networks("        flowLogs: {}\n")) == "Required " + kNetworks + "flowLogs");
  BOOST_TEST(refused(kShoot, with_networks("        flowLogs: {flowSampling: 1.5}\n")) ==
             "Invalid " + kNetworks + "flowLogs.flowSampling");
  BOOST_TEST(refused(kShoot, with_networks("        cloudNAT: {maxPortsPerVM: 64}\n")) ==
             "Invalid " + kNetworks + "cloudNAT.maxPortsPerVM");
  BOOST_TEST(refused(kShoot, with_networks(
                                 "        cloudNAT: {enableDynamicPortAllocation: true, maxPortsPerVM: 64}\n")) == "");
}

BOOST_AUTO_TEST_CASE(control_planes) {
  const std::string path = "spec.provider.controlPlaneConfig.";
  BOOST_TEST(refused(kShoot, with(kShoot, "zone: b", "zone: c")) == "Invalid " + path + "zone");
  BOOST_TEST(refused(kShoot, with(kShoot, "zone: b", "zone: e")) ==
             "Invalid " + path + "zone; NotSupported " + path + "zone; Invalid " + path + "zone");
  const auto storage = [](const std::string& fields) {
    return with(kShoot, "      zone: b\n", "      zone: b\n      storage: " + fields + "\n");
  };
  BOOST_TEST(refused(kShoot, storage("{defaultStorageClass: gce-sc-fast}")) == "");
  BOOST_TEST(refused(kShoot, storage("{defaultStorageClass: slow}")) ==
             "NotSupported " + path + "storage.defaultStorageClass");
  BOOST_TEST(refused(kShoot, storage("{hyperDiskExtreme: {enabled: true}}")) ==
             "Required " + path + "storage.hyperDiskExtreme.provisionedIopsOnCreate");
}

BOOST_AUTO_TEST_CASE(feature_gates_and_dns_providers) {
  const auto gates = [](const std::string& fields) {
    return with(kShoot, "      zone: b\n",
                "      zone: b\n      cloudControllerManager: {featureGates: {" + fields + "}}\n");
  };
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  BOOST_TEST(refused(kShoot, gates("AllAlpha: false")) == "");
  BOOST_TEST(refused(kShoot, gates("Foo: true")) == "Invalid " + path + "Foo");
  BOOST_TEST(refused(kShoot, gates("AppArmor: true")) == "Forbidden " + path + "AppArmor");
  // provider-gcp v1.46 was built with Gardener v1.127, whose table does not know when these gates went.
  BOOST_TEST(refused(kShoot, gates("ComponentSLIs: true")) == "Forbidden " + path + "ComponentSLIs");
  BOOST_TEST(refused(kShoot, gates("ComponentSLIs: true"), "1.46.0") == "");

  const auto provider = [](const std::string& fields) {
    return with(kShoot, "  region:", "  dns: {domain: a.example.org, providers: [{" + fields + "}]}\n  region:");
  };
  const std::string none = provider("type: google-clouddns, primary: true");
  BOOST_TEST(refused(none, none) == "Required spec.dns.providers[0].credentialsRef");
  BOOST_TEST(refused(none, none, "1.50.0") == "Required spec.dns.providers[0].secretName");
  BOOST_TEST(refused(none, none, "1.48.0") == "");
  const std::string other = provider("type: google-clouddns");
  BOOST_TEST(refused(other, other) == "");
  const std::string named = provider("type: google-clouddns, primary: true, secretName: dns");
  BOOST_TEST(refused(named, named) == "");
}

BOOST_AUTO_TEST_CASE(families) {
  const auto with_families = [](const std::string& text) {
    return with(kShoot, "{type: calico,", "{type: calico, ipFamilies: " + text + ",");
  };
  const std::string path = "spec.networking.ipFamilies";
  BOOST_TEST(refused(with_families("[IPv4]"), with_families("[IPv4]")) == "");
  BOOST_TEST(refused(with_families("[IPv4]"), with_families("[IPv4, IPv6]")) == "");
  BOOST_TEST(refused(with_families("[IPv4]"), with_families("[IPv4, IPv6]"), "1.42.0") == "Invalid " + path);
  const auto overlay = [&](const std::string& shoot, const char* enabled) {
    return with(shoot, "{type: calico,",
                "{type: calico, providerConfig: {overlay: {enabled: " + std::string(enabled) + "}},");
  };
  BOOST_TEST(refused(with_families("[IPv4]"), overlay(with_families("[IPv4, IPv6]"), "true")) ==
             "Invalid spec.networking.providerConfig.overlay.enabled");
  BOOST_TEST(refused(with_families("[IPv4]"), overlay(with_families("[IPv4, IPv6]"), "true"), "1.43.3") == "");
}

BOOST_AUTO_TEST_CASE(profiles) {
  BOOST_TEST(profile_refused("image-1", "image-2") == "");
  BOOST_TEST(profile_refused("version: 1.0.0, image", "version: 2.0.0, image") ==
             "Required spec.machineImages[0].versions[0]");
  BOOST_TEST(profile_refused("version: 1.0.0, image", "version: 2.0.0, image", "1.40.0") ==
             "Required spec.providerConfig.machineImages[0].versions");
  BOOST_TEST(profile_refused("image: projects/p/image-1", "image: ''") ==
             "Required spec.providerConfig.machineImages[0].versions[0].image");
  BOOST_TEST(profile_refused("image: projects/p/image-1", "architecture: x, image: i")
                 .starts_with("NotSupported spec.providerConfig.machineImages[0].versions[0].architecture"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
