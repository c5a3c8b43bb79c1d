// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/openstack/sample.hpp"

// Each rule of the extension's webhooks with a near miss; paths and types as in pkg/apis/openstack/validation.

namespace gprov::tests {
namespace {

using Refused = std::vector<std::string>;

const std::string kWorkerPath = "spec.provider.workers[0]";
const std::string kInfraPath = "spec.provider.infrastructureConfig";

Refused update(std::string_view piece, std::string_view replacement, const std::string& extension = "1.57.0") {
  return refused(kShoot, with(kShoot, piece, replacement), kProfile, extension);
}

Refused config(const std::string& fields, const std::string& extension = "1.57.0") {
  return refused(kShoot, shoot_with(fields), kProfile, extension);
}

BOOST_AUTO_TEST_SUITE(openstack_admission)

BOOST_AUTO_TEST_CASE(an_unchanged_shoot_passes) {
  for (const char* extension : {"1.39.0", "1.43.0", "1.48.0", "1.52.0", "1.57.0"}) {
    BOOST_TEST(refused(kShoot, kShoot, kProfile, extension).empty(), extension);
    BOOST_TEST(refused("", kShoot, kProfile, extension).empty(), extension);
  }
}

BOOST_AUTO_TEST_CASE(zones) {
  const std::string two = with(kShoot, "[eu-1a]", "[eu-1a, eu-1b]");
  const Refused immutable{"Invalid " + kWorkerPath + ".zones"};
  BOOST_TEST(refused(kShoot, two).empty());
  BOOST_TEST(refused(two, kShoot) == immutable);
  BOOST_TEST(refused(two, with(kShoot, "[eu-1a]", "[eu-1b, eu-1a]")) == immutable);
  BOOST_TEST(refused("", with(kShoot, "[eu-1a]", "[]")) == Refused{"Required " + kWorkerPath + ".zones"});
  // What was found before is forgotten.
  BOOST_TEST(refused(two, with(kShoot, "workers: 10.250.0.0/19", "workers: 10.250.32.0/19")) == immutable);
}

BOOST_AUTO_TEST_CASE(server_group_policy) {
  const Refused invalid{"Invalid " + kWorkerPath + ".providerConfig.serverGroup.policy"};
  BOOST_TEST(config("serverGroup: {policy: anti-affinity}").empty());
  BOOST_TEST(config("serverGroup: {policy: nope}") == invalid);
  BOOST_TEST(config("serverGroup: {policy: ''}") == invalid);
  BOOST_TEST(config("serverGroup: {policy: affinity}").empty());
  const std::string two_zones = with(shoot_with("serverGroup: {policy: affinity}"), "[eu-1a]", "[eu-1a, eu-1b]");
  BOOST_TEST(refused(kShoot, two_zones) == Refused{"Forbidden " + kWorkerPath + ".providerConfig.serverGroup.policy"});
  // A policy that the CloudProfile lost blocks every update.
  const std::string lost = with(kProfile, "[soft-anti-affinity, anti-affinity, affinity]", "[affinity]");
  const std::string shoot = shoot_with("serverGroup: {policy: anti-affinity}");
  BOOST_TEST(refused(shoot, shoot, lost) == invalid);
}

BOOST_AUTO_TEST_CASE(machine_labels) {
  const std::string path = kWorkerPath + ".providerConfig.machineLabels";
  BOOST_TEST(config("machineLabels: [{name: a, value: b}, {name: c, value: b}]").empty());
  BOOST_TEST(config("machineLabels: [{name: a, value: b}, {name: a, value: c}]") ==
             Refused{"Duplicate " + path + "[1].name"});
  BOOST_TEST(config("machineLabels: [{name: '', value: b}]") == Refused{"Required " + path + "[0].name"});
  BOOST_TEST(config("machineLabels: [{name: a, value: '{'}]") == Refused{"Invalid " + path + "[0].value"});
  BOOST_TEST(config("machineLabels: [{name: a, value: '{'}]", "1.48.0").empty());
  const std::string clash = with(shoot_with("machineLabels: [{name: x, value: b}]"), "      minimum: 1\n",
                                 "      labels: {x: z}\n      minimum: 1\n");
  BOOST_TEST(refused(kShoot, clash) == Refused{"Invalid " + path + "[0].name"});
}

BOOST_AUTO_TEST_CASE(security_groups) {
  const std::string path = kWorkerPath + ".providerConfig.additionalSecurityGroups";
  BOOST_TEST(config("additionalSecurityGroups: [a, b]").empty());
  BOOST_TEST(config("additionalSecurityGroups: [a, a]") == Refused{"Invalid " + path + "[1]"});
  BOOST_TEST(config("additionalSecurityGroups: [a, '']") == Refused{"Required " + path + "[1]"});
  BOOST_TEST(config("additionalSecurityGroups: [a]", "1.54.0") ==
             Refused{"Invalid " + kWorkerPath + ".providerConfig"});
}

BOOST_AUTO_TEST_CASE(node_template) {
  const std::string path = kWorkerPath + ".providerConfig.nodeTemplate";
  BOOST_TEST(config("nodeTemplate: {capacity: {cpu: 4}}").empty());
  BOOST_TEST(config("nodeTemplate: {capacity: {cpu: -4}}") == Refused{"Invalid " + path + ".capacity.cpu"});
  BOOST_TEST(config("nodeTemplate: {capacity: {cpu: 4, memory: 8Gi}}", "1.52.0") ==
             Refused{"Required " + path + ".capacity"});
  BOOST_TEST(config("nodeTemplate: {capacity: {cpu: 4, gpu: 0, memory: 8Gi}}", "1.52.0").empty());
  BOOST_TEST(config("nodeTemplate: {virtualCapacity: {a/b: 2}}").empty());
  BOOST_TEST(config("nodeTemplate: {virtualCapacity: {a/b: 1500m}}") ==
             Refused{"Invalid " + path + ".virtualCapacity.a/b"});
}

BOOST_AUTO_TEST_CASE(configurations_that_cannot_be_read) {
  BOOST_TEST(config("nope: 1") == Refused{"Invalid " + kWorkerPath + ".providerConfig"});
  BOOST_TEST(update("floatingPoolName: ext", "floatingPoolName: ext\n      nope: 1") ==
             Refused{"error decoding infrastructureConfig: strict decoding error: unknown field \"nope\""});
  BOOST_TEST(update("loadBalancerProvider: octavia", "loadBalancerProvider: octavia\n      nope: 1") ==
             Refused{"error decoding controlPlaneConfig: strict decoding error: unknown field \"nope\""});
  const auto from = kShoot.find("    controlPlaneConfig:");
  const std::string without = std::string(kShoot).erase(from, kShoot.find("    workers:\n") - from);
  BOOST_TEST(refused(kShoot, without) == Refused{"Required spec.provider.controlPlaneConfig"});
}

BOOST_AUTO_TEST_CASE(volume_type_needs_a_size) {
  BOOST_TEST(refused(kShoot, kShoot + "      volume: {type: nfs}\n") ==
             Refused{"Forbidden " + kWorkerPath + ".volume.type"});
  BOOST_TEST(refused(kShoot, kShoot + "      volume: {type: nfs, size: 10Gi}\n").empty());
}

BOOST_AUTO_TEST_CASE(in_place_pools) {
  const std::string in_place = "      updateStrategy: AutoInPlaceUpdate\n";
  const std::string label = "machineLabels: [{name: a, value: b}]";
  BOOST_TEST(refused(kShoot + in_place, shoot_with(label) + in_place) ==
             Refused{"Invalid " + kWorkerPath + ".providerConfig"});
  BOOST_TEST(refused(kShoot + in_place, kShoot + in_place + "      dataVolumes: [{name: d, size: 1Gi}]\n") ==
             Refused{"Invalid " + kWorkerPath + ".dataVolumes"});
  BOOST_TEST(refused(kShoot + in_place, kShoot + in_place).empty());
  BOOST_TEST(refused(kShoot + in_place, shoot_with(label) + in_place, kProfile, "1.47.0").empty());
}

BOOST_AUTO_TEST_CASE(infrastructure_is_immutable) {
  BOOST_TEST(update("workers: 10.250.0.0/19", "workers: 10.250.32.0/19") ==
             Refused{"Invalid " + kInfraPath + ".networks.workers"});
  BOOST_TEST(update("workers: 10.250.0.0/19", "workers: 10.250.32.0/19", "1.54.0") ==
             Refused{"Invalid " + kInfraPath + ".networks"});
  const std::string share = "workers: 10.250.0.0/19, shareNetwork: {enabled: true}";
  BOOST_TEST(update("workers: 10.250.0.0/19", share).empty());
  BOOST_TEST(refused(with(kShoot, "workers: 10.250.0.0/19", share), kShoot) ==
             Refused{"Invalid " + kInfraPath + ".networks.shareNetwork"});
  BOOST_TEST(update("workers: 10.250.0.0/19", "workers: 10.250.0.0/19, id: 5f3c0c1e-0d7c-4a7e-9a53-0c2f7a0c9f11") ==
             Refused{"Invalid " + kInfraPath + ".networks.id"});
}

BOOST_AUTO_TEST_CASE(infrastructure_is_valid) {
  const auto create = [](std::string_view piece, std::string_view replacement,
                         const std::string& extension = "1.57.0") {
    return refused("", with(kShoot, piece, replacement), kProfile, extension);
  };
  const std::string workers = kInfraPath + ".networks.workers";
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: 10.250.1.0/19") == Refused{"Invalid " + workers});
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: 10.251.0.0/19") == Refused{"Invalid " + workers});
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: ''") == Refused{"Required " + workers});
  BOOST_TEST(create("workers: 10.250.0.0/19", "subnetPool: {id: p, prefixLength: 20}").empty());
  BOOST_TEST(create("workers: 10.250.0.0/19", "subnetPool: {id: '', prefixLength: 33}") ==
             (Refused{"Required " + kInfraPath + ".networks.subnetPool.id",
                      "Invalid " + kInfraPath + ".networks.subnetPool.prefixLength"}));
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: 10.250.0.0/19, id: nope") ==
             Refused{"Invalid " + kInfraPath + ".networks.id"});
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: 10.250.0.0/19, router: {id: nope}") ==
             Refused{"Invalid " + kInfraPath + ".networks.router.id"});
  BOOST_TEST(create("workers: 10.250.0.0/19", "workers: 10.250.0.0/19, router: {id: nope}", "1.48.0").empty());
}

BOOST_AUTO_TEST_CASE(floating_pools) {
  const Refused missing{"NotSupported " + kInfraPath + ".floatingPoolName"};
  BOOST_TEST(refused("", with(kShoot, "floatingPoolName: ext", "floatingPoolName: other")) == missing);
  const auto offered = [](const char* pools) {
    return refused("", kShoot, with(kProfile, "[{name: ext, region: eu-1}]", pools));
  };
  BOOST_TEST(offered("[{name: 'e*', region: eu-1}]").empty());
  BOOST_TEST(offered("[{name: '*'}]").empty());
  BOOST_TEST(offered("[{name: ext, region: eu-2}]") == missing);
  // The domain of the credentials decides, and it is not known.
  BOOST_TEST(offered("[{name: ext, domain: d, region: eu-1}, {name: other}]").empty());
  BOOST_TEST(
      update("floatingPoolName: ext", "floatingPoolName: other") ==
      (Refused{"Invalid " + kInfraPath + ".floatingPoolName", "NotSupported " + kInfraPath + ".floatingPoolName"}));
}

BOOST_AUTO_TEST_CASE(control_plane) {
  const std::string path = "spec.provider.controlPlaneConfig";
  BOOST_TEST(update("loadBalancerProvider: octavia", "loadBalancerProvider: nope") ==
             Refused{"NotSupported " + path + ".loadBalancerProvider"});
  BOOST_TEST(update("loadBalancerProvider: octavia",
                    "loadBalancerProvider: octavia\n      storage: {csiManila: {enabled: true}}") ==
             Refused{"Invalid " + path + ".storage.csiManila.enabled"});
  BOOST_TEST(update("loadBalancerProvider: octavia",
                    "loadBalancerProvider: octavia\n      loadBalancerClasses: [{name: a, purpose: vpn}]") ==
             Refused{"Invalid " + path + ".loadBalancerClasses[0]"});
  BOOST_TEST(update("loadBalancerProvider: octavia",
                    "loadBalancerProvider: octavia\n      loadBalancerClasses: [{name: a}, {name: a}]") ==
             Refused{"Duplicate " + path + ".loadBalancerClasses[1].name"});
}

BOOST_AUTO_TEST_CASE(feature_gates_of_the_cloud_controller_manager) {
  const auto gates = [](const std::string& fields) {
    return update("loadBalancerProvider: octavia",
                  "loadBalancerProvider: octavia\n      cloudControllerManager: {featureGates: {" + fields + "}}");
  };
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  BOOST_TEST(gates("AllAlpha: true") == Refused{});
  BOOST_TEST(gates("Foo: true, AppArmor: true") ==
             (Refused{"Forbidden " + path + "AppArmor", "Invalid " + path + "Foo"}));
}

BOOST_AUTO_TEST_CASE(networking) {
  BOOST_TEST(refused("", with(kShoot, ", nodes: 10.250.0.0/16", "")) == Refused{"Required spec.networking.nodes"});
  const std::string families = "spec.networking.ipFamilies";
  BOOST_TEST(refused("", with(kShoot, "{type: calico,", "{type: calico, ipFamilies: [IPv6],")) ==
             Refused{"Invalid " + families});
  const std::string dual = with(kShoot, "{type: calico,", "{type: calico, ipFamilies: [IPv4, IPv6],");
  BOOST_TEST(refused("", dual, kProfile, "1.54.0") == Refused{"Invalid " + families});
  BOOST_TEST(refused("", dual) == Refused{"Required " + kInfraPath});
  BOOST_TEST(refused("", dual, kProfile, "1.42.0").empty());
}

BOOST_AUTO_TEST_CASE(cloud_profiles) {
  const auto changed = [](std::string_view piece, std::string_view replacement,
                          const std::string& extension = "1.57.0") {
    return refused_profile(with(kProfile, piece, replacement), extension);
  };
  BOOST_TEST(refused_profile(kProfile).empty());
  BOOST_TEST(changed("[{name: ext, region: eu-1}]", "[]") ==
             Refused{"Required spec.providerConfig.constraints.floatingPools"});
  BOOST_TEST(changed("[{name: octavia}]", "[{name: a, region: r}, {name: b, region: r}]").empty());
  BOOST_TEST(changed("[{name: octavia}]", "[{name: a, region: r}, {name: b, region: r}]", "1.41.0") ==
             Refused{"Duplicate spec.providerConfig.constraints.loadBalancerProviders[1].region"});
  BOOST_TEST(changed("keystoneURL: https://keystone.example.com", "keystoneURL: ''") ==
             Refused{"Required spec.providerConfig.keyStoneURL"});
  BOOST_TEST(changed("id: gl-eu-1", "id: ''") ==
             Refused{"Required spec.providerConfig.machineImages[0].versions[0].regions[0].id"});
  BOOST_TEST(changed("id: gl-eu-1", "id: gl-eu-1, architecture: arm64") ==
             Refused{"Required spec.machineImages[0].versions[0]"});
  BOOST_TEST(changed("id: gl-eu-1", "id: gl-eu-1, architecture: arm64", "1.46.0").empty());
  BOOST_TEST(changed("keystoneURL: https", "nope: 1\n    keystoneURL: https") ==
             Refused{"strict decoding error: unknown field \"nope\""});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests
