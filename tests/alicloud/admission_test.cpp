// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/alicloud/sample.hpp"

// What the webhooks write and refuse.

namespace gprov::tests::alicloud {
namespace {

std::string refused(const char* type, const std::string& path) {
  return "refused Shoot extension-validator " + std::string(type) + " " + path + "\n";
}

std::string unchanged_but(const char* type, const std::string& path) { return "a: none\n" + refused(type, path); }

const std::string kWorker = "spec.provider.workers[0].";

Told self_owned() {
  Told told;
  told.images_owned_by_alicloud = false;
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutator)

BOOST_AUTO_TEST_CASE(encryption_of_volumes) {
  // New by name, without the flag: true. Old "one" was not encrypted.
  BOOST_TEST(of_shoot("{name: one, type: cloud_essd, size: 20Gi, encrypted: false}",
                      "{name: uno, type: cloud_essd, size: 20Gi}")
                 .starts_with("a: roll "));
  BOOST_TEST(of_shoot("20Gi, encrypted: false", "20Gi") == "a: none\n");
  // A root volume of an image that Alicloud does not own was encrypted when the pool was made.
  const std::string explicit_true = with(kShoot, "size: 50Gi}", "size: 50Gi, encrypted: true}");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + explicit_true, self_owned()) == "a: none\n");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + explicit_true).starts_with("a: roll "));
}

BOOST_AUTO_TEST_CASE(an_image_without_mapping_cannot_be_decided_about) {
  const std::string elsewhere = with(kProfile, "{name: cn-shanghai, id", "{name: cn-beijing, id");
  BOOST_TEST(outcome("", elsewhere + kShoot).find("refused Shoot extension-mutator  \n") != std::string::npos);
  const std::string given = with(kShoot, "size: 50Gi}", "size: 50Gi, encrypted: false}");
  BOOST_TEST(outcome("", elsewhere + given).find("refused") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(validator)

BOOST_AUTO_TEST_CASE(workers) {
  BOOST_TEST(of_shoot("one, type: cloud_essd", "1one, type: cloud_essd")
                 .find(refused("Invalid", kWorker + "dataVolumes[0].name")) != std::string::npos);
  BOOST_TEST(of_shoot("name: one", "name: o").find(refused("Invalid", kWorker + "dataVolumes[0].name")) !=
             std::string::npos);
  // Core wants the name of a DNS label; the extension only looks at its length, and takes other characters.
  const std::string long_name = of_shoot("name: one", "name: o" + std::string(64, 'x'));
  BOOST_TEST(long_name.find("refused Shoot validation ") != std::string::npos, long_name);
  BOOST_TEST(long_name.find(refused("TooLong", kWorker + "dataVolumes[0].name")) != std::string::npos, long_name);
  const std::string odd_name = of_shoot("name: one", "name: o.-_:9");
  BOOST_TEST(odd_name.find("refused Shoot validation ") != std::string::npos, odd_name);
  BOOST_TEST(odd_name.find("extension-validator") == std::string::npos, odd_name);
  BOOST_TEST(
      of_shoot("one, type: cloud_essd, size", "one, size").find(refused("Required", kWorker + "dataVolumes[0].type")) !=
      std::string::npos);
  BOOST_TEST(
      of_shoot("volume: {type: cloud_essd, size", "volume: {size").find(refused("Required", kWorker + "volume.type")) !=
      std::string::npos);
  BOOST_TEST(of_shoot("      volume: {type: cloud_essd, size: 50Gi}\n", "") ==
             "a: none\nrefused Shoot validation Required " + kWorker + "volume\n" +
                 refused("Required", kWorker + "volume") +
                 "fails: panic: runtime error: invalid memory address or nil pointer dereference\n");
}

BOOST_AUTO_TEST_CASE(too_many_data_volumes) {
  std::string many;
  for (int i = 0; i < 63; ++i) many += "      - {name: more" + std::to_string(i) + ", type: cloud_essd, size: 20Gi}\n";
  const std::string text = of_shoot("      zones: [za, zb]", many + "      zones: [za, zb]");
  BOOST_TEST(text.find(refused("TooMany", kWorker + "dataVolumes")) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(zones_of_workers) {
  BOOST_TEST(of_shoot("zones: [za, zb]", "zones: [zb, za]") == unchanged_but("Invalid", kWorker + "zones"));
  BOOST_TEST(of_shoot("zones: [za, zb]", "zones: [za]").find(refused("Invalid", kWorker + "zones")) !=
             std::string::npos);
  BOOST_TEST(of_shoot("zones: [za, zb]", "zones: [za, zb, zc]").find(refused("Invalid", kWorker + "zones[2]")) !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(updates_of_the_infrastructure) {
  const std::string zone = "        - {name: zb, workers: 10.250.32.0/19}\n";
  BOOST_TEST(of_shoot(zone, "") == unchanged_but("Forbidden", "networks.zones"));
  BOOST_TEST(of_shoot("zb, workers: 10.250.32.0/19", "zb, workers: 10.250.64.0/19") ==
             unchanged_but("Invalid", "networks.zones[1]"));
  BOOST_TEST(of_shoot("vpc: {cidr: 10.250.0.0/16}", "vpc: {id: vpc-1}") == unchanged_but("Invalid", "networks.vpc"));
  BOOST_TEST(of_shoot("vpc: {cidr: 10.250.0.0/16}", "vpc: {cidr: 10.250.0.0/16, useCustomRouteTable: true}") ==
             unchanged_but("Forbidden", "networks.vpc.useCustomRouteTable"));
  BOOST_TEST(of_shoot("vpc: {cidr: 10.250.0.0/16}", "vpc: {cidr: 10.250.0.0/16, useCustomRouteTable: false}") ==
             "a: none\n");
  BOOST_TEST(of_shoot("zb, workers: 10.250.32.0/19", "zb, workers: 10.250.32.0/19, natGateway: {}") ==
             unchanged_but("Invalid", "networks.zones[1].natGateway"));
  BOOST_TEST(of_shoot("zb, workers: 10.250.32.0/19",
                      "zb, workers: 10.250.32.0/19, natGateway: {eipAllocationID: eip-1}") == "a: none\n");
}

BOOST_AUTO_TEST_CASE(worker_may_become_workers) {
  const std::string before = with(kShoot, "zb, workers: 10.250.32.0/19", "zb, worker: 10.250.32.0/19");
  BOOST_TEST(outcome(kProfile + before, kProfile + kShoot) == "a: none\n");
  Told old_release;
  old_release.extension = "1.64.0";
  // Name, workers and worker of one zone: two of the three differ, with different values.
  BOOST_TEST(outcome(kProfile + before, kProfile + kShoot, old_release) ==
             unchanged_but("Invalid", "networks.zones[1]") + refused("Invalid", "networks.zones[1]"));
}

BOOST_AUTO_TEST_CASE(address_ranges) {
  const std::string zone = "        - {name: zb, workers: 10.250.32.0/19}\n";
  const auto appended = [&](const std::string& cidr) {
    return of_shoot(zone, zone + "        - {name: zc, workers: " + cidr + "}\n");
  };
  BOOST_TEST(appended("10.250.64.0/19") == "a: none\n");
  const std::string path = "networks.zones[2].workers";
  BOOST_TEST(appended("10.250.64.1/19") == unchanged_but("Invalid", path));
  BOOST_TEST(appended("10.250.64.0") == unchanged_but("Invalid", path));
  BOOST_TEST(appended("10.250.32.0/20") == unchanged_but("Invalid", path));
  // Outside the nodes' network and outside the VPC.
  BOOST_TEST(appended("10.251.0.0/19") == unchanged_but("Invalid", path) + refused("Invalid", path));
}

BOOST_AUTO_TEST_CASE(dual_stack) {
  const std::string networks = "      networks:\n";
  BOOST_TEST(of_shoot(networks, "      dualStack: {enabled: true}\n" + networks) == "a: none\n");
  const auto at = [&](const std::string& shoot, const std::string& region) {
    return with(shoot, "region: cn-shanghai", "region: " + region);
  };
  const std::string dual = with(kShoot, networks, "      dualStack: {enabled: true}\n" + networks);
  BOOST_TEST(outcome(kProfile + dual, kProfile + kShoot) == unchanged_but("Forbidden", "dualStack"));
  const std::string profile = with(kProfile, "{name: cn-shanghai, id", "{name: cn-far, id");
  BOOST_TEST(outcome(profile + at(kShoot, "cn-far"), profile + at(dual, "cn-far")) ==
             unchanged_but("Invalid", "region"));
  const std::string twice = with(dual, "zb, workers", "zb, ipv6CidrBlock: 0, workers");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + twice) ==
             unchanged_but("Invalid", "networks.zones[1].ipv6CidrBlock"));
  Told old_release;
  old_release.extension = "1.70.0";
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + dual, old_release) ==
             unchanged_but("Forbidden", "spec.provider.infrastructureConfig"));
}

BOOST_AUTO_TEST_CASE(configs_that_do_not_decode) {
  const std::string path = "spec.provider.infrastructureConfig";
  BOOST_TEST(of_shoot("      networks:\n", "      more: 1\n      networks:\n") == unchanged_but("Forbidden", path));
  BOOST_TEST(of_shoot("kind: InfrastructureConfig", "kind: Other") == unchanged_but("Forbidden", path));
  BOOST_TEST(of_shoot("kind: ControlPlaneConfig", "kind: Other").find("refused Shoot extension-mutator  \n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(feature_gates_of_the_cloud_controller_manager) {
  const auto gates = [](const std::string& fields) {
    return of_shoot("      kind: ControlPlaneConfig\n",
                    "      kind: ControlPlaneConfig\n      cloudControllerManager: "
                    "{featureGates: {" +
                        fields + "}}\n");
  };
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  BOOST_TEST(gates("AllAlpha: true") == "a: none\n");
  BOOST_TEST(gates("Foo: true") == unchanged_but("Invalid", path + "Foo"));
  BOOST_TEST(gates("AppArmor: true") == unchanged_but("Forbidden", path + "AppArmor"));
}

BOOST_AUTO_TEST_CASE(networks_of_the_shoot) {
  const std::string text = of_shoot("services: 10.80.0.0/13", "services: 10.88.0.0/13");
  BOOST_TEST(text.find("services") != std::string::npos);
  const std::string reserved = with(kShoot, "pods: 10.96.0.0/12", "pods: 100.64.0.0/12");
  BOOST_TEST(outcome("", kProfile + reserved).find(refused("Invalid", "spec.networking.pods")) != std::string::npos);
  BOOST_TEST(outcome(kProfile + reserved, kProfile + reserved) == "a: none\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(profile_validator)

BOOST_AUTO_TEST_CASE(rows_of_the_table) {
  const auto refused_profile = [](const char* type, const std::string& path) {
    return "refused CloudProfile extension-validator " + std::string(type) + " " + path + "\n";
  };
  const auto told = [](std::string_view piece, std::string_view replacement) {
    return outcome(kProfile + kShoot, with(kProfile, piece, replacement) + kShoot);
  };
  const std::string image = "spec.providerConfig.machineImages[0]";
  BOOST_TEST(told("    - name: linux\n      versions:\n      - version: 1.0.0\n        regions",
                  "    - versions:\n      - version: 1.0.0\n        regions")
                 .find(refused_profile("Required", image + ".name")) != std::string::npos);
  BOOST_TEST(told("id: m-eu}", "id: \"\"}") ==
             "a: none\n" + refused_profile("Required", image + ".versions[0].regions[0].id"));
  BOOST_TEST(told("{name: eu-central-1, id: m-eu}", "{id: m-eu}") ==
             "a: none\n" + refused_profile("Required", image + ".versions[0].regions[0].name"));
  BOOST_TEST(told("cri: [{name: containerd}]}]", "cri: [{name: containerd}]}, {version: 2.0.0}]") ==
             "a: none\n" + refused_profile("Required", "spec.machineImages[0].versions[1]"));
  const auto at = kProfile.find("  providerConfig:");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile.substr(0, at) + kShoot) ==
             "a: none\n" + refused_profile("Required", "spec.providerConfig"));
  // Not before v1.70: the mapping of spec.machineImages.
  Told old_release;
  old_release.extension = "1.69.0";
  BOOST_TEST(
      outcome(kProfile + kShoot,
              with(kProfile, "cri: [{name: containerd}]}]", "cri: [{name: containerd}]}, {version: 2.0.0}]") + kShoot,
              old_release) == "a: none\n");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(hostile)

BOOST_AUTO_TEST_CASE(nonsense_does_not_crash) {
  for (const std::string value : {"null", "[]", "{}", "text", "1", "[null]", "[1, text]", "{a: {b: null}}"}) {
    for (const std::string piece : {"{cidr: 10.250.0.0/16}", "[za, zb]", "{type: cloud_essd, size: 50Gi}",
                                    "{name: zb, workers: 10.250.32.0/19}"}) {
      BOOST_TEST(of_shoot(piece, value) != "");
    }
    const std::string config = with(kProfile, "[{name: eu-central-1, id: m-eu}, {name: cn-shanghai, id: m-cn}]", value);
    BOOST_TEST(outcome(kProfile + kShoot, config + kShoot) != "");
    const std::string status = with(kInfrastructure, "[{purpose: nodes, id: sg-1}]", value);
    BOOST_TEST(outcome(kProfile + kShoot + status, kProfile + kShoot + status) != "");
    const std::string control =
        with(kShoot, "      kind: ControlPlaneConfig\n", "      kind: ControlPlaneConfig\n      csi: " + value + "\n");
    BOOST_TEST(outcome(kProfile + kShoot, kProfile + control) != "");
    const std::string network = with(kShoot, "{type: calico,", "{type: calico, providerConfig: " + value + ",");
    BOOST_TEST(outcome(kProfile + kShoot, kProfile + network) != "");
    BOOST_TEST(outcome("", kProfile + network) != "");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::alicloud
