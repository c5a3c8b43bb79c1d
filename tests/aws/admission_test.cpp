// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <boost/test/unit_test.hpp>

#include "tests/aws/sample.hpp"

// What the extension's webhooks refuse, and what they do not: other-providers.md §1.5 and the sources that it names.

namespace gprov::tests::aws {
namespace {

const std::string kWorker = "spec.provider.workers[0]";
const std::string kConfig = kWorker + ".providerConfig";
const std::string kNone = "a: none\n";

std::string refused(const std::string& type, const std::string& path) {
  return "refused extension-validator " + type + " " + path + "\n";
}

/// What is refused of an edit of the Shoot.
std::string edited(std::string_view piece, std::string_view replacement, const Told& told = {}) {
  const std::string text = of_shoots(kShoot, with(kShoot, piece, replacement), told);
  const auto at = text.find("refused ");
  return at == std::string::npos ? "" : text.substr(at);
}

/// What is refused where lines of a providerConfig are added, down to the reconcile errors.
std::string configured(const std::string& lines, const std::string& shoot = kShoot) {
  const std::string text = of_shoots(shoot, with_config(lines, shoot));
  const auto at = text.find("refused ");
  return at == std::string::npos ? "" : text.substr(at, text.find("fails: ") - at);
}

Told told_of(const char* extension, const char* gardener) {
  Told told;
  told.extension = extension;
  told.gardener = gardener;
  return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(admission)

BOOST_AUTO_TEST_CASE(zones_of_a_worker) {
  const std::string moved = refused("Invalid", kWorker + ".zones");
  BOOST_TEST(edited("zones: [za, zb]", "zones: [zb, za]") == moved);
  BOOST_TEST(edited("zones: [za, zb]", "zones: [zb]") == moved);
  const std::string three = with(kShoot, "internal: 10.250.140.0/22}\n",
                                 "internal: 10.250.140.0/22}\n"
                                 "        - {name: zc, workers: 10.250.64.0/19, public: 10.250.144.0/22, "
                                 "internal: 10.250.148.0/22}\n");
  BOOST_TEST(of_shoots(three, with(three, "zones: [za, zb]", "zones: [za, zb, zc]")) ==
             "a: create core/zone-added " + kWorker + ".zones\n");
  BOOST_TEST(edited("zones: [za, zb]", "zones: [za, zb, zc]") == refused("Invalid", kWorker + ".zones[2]"));
}

BOOST_AUTO_TEST_CASE(volumes_of_a_worker) {
  BOOST_TEST(edited("volume: {type: gp3, size: 50Gi}", "volume: {size: 50Gi}") ==
             refused("Required", kWorker + ".volume.type"));
  BOOST_TEST(edited("{name: one, type: gp3, size: 20Gi}", "{name: one, size: 20Gi}") ==
             refused("Required", kWorker + ".dataVolumes[0].type"));
  std::string many;
  for (int i = 0; i < 9; ++i) many += "      - {name: more" + std::to_string(i) + ", type: gp3, size: 20Gi}\n";
  const std::string eleven = with_worker(many);
  BOOST_TEST(of_shoots(kShoot, eleven).find("refused") == std::string::npos);
  const std::string twelve = with_worker("      - {name: x, type: gp3, size: 20Gi}\n", eleven);
  BOOST_TEST(
      of_shoots(kShoot, twelve) ==
      kNone + refused("TooMany", kWorker + ".dataVolumes") +
          "fails: error when computing EBS device name for {x 0x… 20Gi <nil>}: unsupported data volume number\n");
}

BOOST_AUTO_TEST_CASE(provisioned_volumes_need_iops) {
  const std::string root = with(kShoot, "volume: {type: gp3", "volume: {type: io1");
  BOOST_TEST(of_shoots(kShoot, root).ends_with(refused("Required", kConfig)));
  BOOST_TEST(configured("", root) == refused("Required", kConfig + ".volume.iops"));
  BOOST_TEST(configured("        volume: {iops: 100}\n", root) == "");
  // A providerConfig that is null is none.
  const std::string null = with_worker("      providerConfig: null\n", root);
  BOOST_TEST(of_shoots(kShoot, null).ends_with(refused("Required", kConfig)));
  const std::string data = with(kShoot, "{name: one, type: gp3", "{name: one, type: io1");
  BOOST_TEST(configured("", data) == refused("Required", kConfig + ".dataVolumes[0].iops"));
  BOOST_TEST(configured("        dataVolumes: [{name: one, iops: 100}]\n", data) == "");
}

BOOST_AUTO_TEST_CASE(each_rule_of_a_worker_config) {
  struct Row {
    const char *lines, *type, *path;  ///< behind providerConfig; no type: accepted
  };
  constexpr std::array kRows{
      Row{"volume: {iops: 0}", "Forbidden", ".volume.iops"},
      Row{"volume: {throughput: -1}", "Invalid", ".volume.throughput"},
      Row{"volume: {iops: 1, throughput: 1}", "", ""},
      Row{"dataVolumes: [{name: nope}]", "Invalid", ".dataVolumes[0].name"},
      Row{"dataVolumes: [{name: one}, {name: one}]", "Duplicate", ".dataVolumes[1].name"},
      Row{"dataVolumes: [{name: one, snapshotID: x}]", "Invalid", ".dataVolumes[0].snapshotID"},
      Row{"dataVolumes: [{name: two, snapshotID: snap-0a}]", "", ""},
      Row{"iamInstanceProfile: {}", "Invalid", ".iamInstanceProfile"},
      Row{"iamInstanceProfile: {name: x, arn: 'arn:x'}", "Invalid", ".iamInstanceProfile"},
      Row{"iamInstanceProfile: {arn: x}", "Invalid", ".iamInstanceProfile.arn"},
      Row{"iamInstanceProfile: {name: ''}", "Required", ".iamInstanceProfile.name"},
      Row{"iamInstanceProfile: {name: role/x}", "Invalid", ".iamInstanceProfile.name"},
      Row{"iamInstanceProfile: {name: x}", "", ""},
      Row{"nodeTemplate: {capacity: {cpu: -1}}", "Invalid", ".nodeTemplate.capacity.cpu"},
      Row{"nodeTemplate: {capacity: {cpu: 1500m}}", "", ""},
      Row{"nodeTemplate: {virtualCapacity: {x.io/y: 500m}}", "Invalid", ".nodeTemplate.virtualCapacity.x.io/y"},
      Row{"nodeTemplate: {virtualCapacity: {x.io/y: 1k}}", "", ""},
      Row{"instanceMetadataOptions: {httpPutResponseHopLimit: 65}", "Invalid",
          ".instanceMetadataOptions.httpPutResponseHopLimit"},
      Row{"instanceMetadataOptions: {httpTokens: never}", "Invalid", ".instanceMetadataOptions.httpTokens"},
      Row{"instanceMetadataOptions: {httpTokens: optional, httpPutResponseHopLimit: 64}", "", ""},
      Row{"cpuOptions: {coreCount: 2}", "Required", ".cpuOptions.threadsPerCore"},
      Row{"cpuOptions: {threadsPerCore: 1}", "Required", ".cpuOptions.coreCount"},
      Row{"cpuOptions: {coreCount: 2, threadsPerCore: 3}", "Invalid", ".cpuOptions.threadsPerCore"},
      Row{"cpuOptions: {amdSevSnp: maybe}", "NotSupported", ".cpuOptions.amdSevSnp"},
      Row{"cpuOptions: {amdSevSnp: enabled}", "", ""},
      Row{"capacityReservation: {capacityReservationPreference: maybe}", "NotSupported",
          ".capacityReservation.capacityReservationPreference"},
      Row{"capacityReservation: {capacityReservationPreference: open, capacityReservationId: cr-1}", "Forbidden",
          ".capacityReservation.capacityReservationPreference"},
      Row{"capacityReservation: {capacityReservationId: 1}", "", "wrong type"},
      Row{"capacityReservation: {capacityReservationId: x}", "Invalid", ".capacityReservation.capacityReservationId"},
      Row{"capacityReservation: {capacityReservationId: cr-1}", "", ""},
      Row{"networkInterfaces: [{type: ena}]", "NotSupported", ".networkInterfaces[0].type"},
      Row{"networkInterfaces: [{type: efa-only}]", "Invalid", ".networkInterfaces[0].type"},
      Row{"networkInterfaces: [{}, {type: efa-only, networkCardIndex: 1}]", "", ""},
      Row{"networkInterfaces: [{networkCardIndex: 1, networkCardIndexRange: {from: 0, to: 1}}]", "Invalid",
          ".networkInterfaces[0]"},
      Row{"networkInterfaces: [{networkCardIndexRange: {from: 2, to: 1}}]", "Invalid",
          ".networkInterfaces[0].networkCardIndexRange"},
      Row{"networkInterfaces: [{deviceIndex: -1}]", "Invalid", ".networkInterfaces[0].deviceIndex"},
      Row{"placement: {tenancy: own}", "NotSupported", ".placement.tenancy"},
      Row{"placement: {affinity: own}", "NotSupported", ".placement.affinity"},
      Row{"placement: {hostId: h-1}", "Forbidden", ".placement.hostId"},
      Row{"placement: {hostId: h-1, tenancy: host}", "", ""},
      Row{"placement: {partitionNumber: 0}", "Invalid", ".placement.partitionNumber"},
      Row{"instanceMarketOptions: {}", "NotSupported", ".instanceMarketOptions.marketType"},
      Row{"instanceMarketOptions: {marketType: spot}", "", ""},
  };
  for (const Row& row : kRows) {
    const bool decodes = std::string(row.path) != "wrong type";
    const std::string expected = !decodes                        ? refused("Invalid", kConfig)
                                 : std::string(row.type).empty() ? ""
                                                                 : refused(row.type, kConfig + row.path);
    BOOST_TEST(
        configured("        " + std::string(row.lines) + "\n").substr(0, expected.empty() ? 200 : expected.size()) ==
            expected,
        row.lines);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_worker_config) {
  struct Row {
    const char *config, *error;  ///< "": the worker controller takes it
  };
  constexpr std::array kRows{
      Row{"{}", ""},
      Row{"{volume: {iops: 1}}", "strict decoding error: unknown field \"volume\""},
      Row{"[]", "json: cannot unmarshal a list"},
      Row{"text", "json: cannot unmarshal text"},
      Row{"{apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig, foo: 1}",
          "strict decoding error: unknown field \"foo\""},
      Row{"{apiVersion: aws.provider.extensions.gardener.cloud/v1alpha1, kind: WorkerConfig, volume: [1]}",
          "volume: expected a map, got a list"},
  };
  for (const Row& row : kRows) {
    const std::string text = of_shoots(kShoot, with_worker("      providerConfig: " + std::string(row.config) + "\n"));
    BOOST_TEST_CONTEXT(row.config) {
      BOOST_TEST(text.starts_with("a: none"), text);
      BOOST_TEST(text.find("\n" + refused("Invalid", kConfig)) != std::string::npos, text);
      const std::string fails = "fails: could not decode provider config: " + std::string(row.error) + "\n";
      BOOST_TEST((text.find(fails) != std::string::npos) == !std::string(row.error).empty(), text);
    }
  }
  BOOST_TEST(of_shoots(kShoot, with_worker("      providerConfig: null\n")) == kNone);
}

BOOST_AUTO_TEST_CASE(fields_newer_than_the_extension) {
  const std::string shoot = with(kShoot, "version: 1.34.1", "version: 1.33.1");
  const std::string placed = with_config("        placement: {tenancy: default}\n", shoot);
  const Told before = told_of("1.69.1", "1.136.0"), after = told_of("1.70.0", "1.136.0");
  BOOST_TEST(of_shoots(shoot, placed, before).find(refused("Invalid", kConfig)) != std::string::npos);
  BOOST_TEST(of_shoots(shoot, placed, after) == "a: roll aws/provider-config " + kConfig + "\n");
}

BOOST_AUTO_TEST_CASE(images_are_looked_for_at_every_update) {
  const std::string annotated = with(kShoot, "namespace: garden-p}", "namespace: garden-p, annotations: {x.io/y: z}}");
  const std::string lost = with(kProfile, ", {name: eu-west-1, ami: ami-eu}", "");
  BOOST_TEST(outcome(kProfile + kShoot, lost + annotated) == kNone + refused("Invalid", kWorker + ".machine.image"));
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + annotated) == kNone);
}

BOOST_AUTO_TEST_CASE(the_infrastructure_config) {
  BOOST_TEST(edited("vpc: {cidr: 10.250.0.0/16}", "vpc: {cidr: 10.251.0.0/16}") ==
             refused("Invalid", "networks.vpc.cidr"));
  BOOST_TEST(edited("vpc: {cidr: 10.250.0.0/16}", "vpc: {cidr: 10.250.0.0/16, gatewayEndpoints: [s3]}") == "");
  BOOST_TEST(edited("vpc: {cidr: 10.250.0.0/16}", "vpc: {cidr: 10.250.0.0/16, gatewayEndpoints: [s3_]}") ==
             refused("Invalid", "networks.vpc.gatewayEndpoints[0]"));
  BOOST_TEST(edited("workers: 10.250.0.0/19", "workers: 10.250.64.0/19") ==
             refused("Invalid", "networks.zones[0].workers"));
  const std::string zone =
      "        - {name: zb, workers: 10.250.32.0/19, public: 10.250.136.0/22, "
      "internal: 10.250.140.0/22}\n";
  BOOST_TEST(edited(zone, "") == refused("Forbidden", "networks.zones"));
  BOOST_TEST(edited(zone, zone + "        - {name: nope, workers: 10.250.64.0/19, public: 10.250.144.0/22, "
                                 "internal: 10.250.148.0/22}\n") ==
             refused("NotSupported", "spec.provider.infrastructureConfig.network.zones[2].name"));
  // A zone whose ranges overlap those of another.
  BOOST_TEST(edited(zone, zone + "        - {name: zc, workers: 10.250.32.0/19, public: 10.250.144.0/22, "
                                 "internal: 10.250.148.0/22}\n") == refused("Invalid", "networks.zones[2].workers"));
  const std::string set = "      kind: InfrastructureConfig\n";
  BOOST_TEST(edited(set, set + "      dualStack: {enabled: true}\n") == "");
  BOOST_TEST(edited(set, set + "      enableDedicatedTenancyForVPC: true\n") ==
             refused("Invalid", "enableDedicatedTenancyForVPC"));
  // The mutator decodes it, too.
  BOOST_TEST(edited(set, set + "      foo: 1\n") ==
             "refused extension-mutator  \n" + refused("Invalid", "spec.provider.infrastructureConfig"));
}

BOOST_AUTO_TEST_CASE(the_control_plane_config) {
  const std::string kind = "      kind: ControlPlaneConfig\n";
  const auto classed = [&](const std::string& name) {
    return edited(kind, kind + "      loadBalancerController: {enabled: true, ingressClassName: " + name + "}\n");
  };
  BOOST_TEST(classed("alb") == "");
  BOOST_TEST(classed("ALB") ==
             refused("Invalid", "spec.provider.controlPlaneConfig.loadBalancerController.ingressClassName"));
  BOOST_TEST(classed("''") ==
             refused("Required", "spec.provider.controlPlaneConfig.loadBalancerController.ingressClassName"));
  const auto gates = [&](const std::string& fields) {
    return edited(kind, kind + "      cloudControllerManager: {featureGates: {" + fields + "}}\n");
  };
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  BOOST_TEST(gates("AllBeta: true") == "");
  BOOST_TEST(gates("Foo: true") == refused("Invalid", path + "Foo"));
  BOOST_TEST(gates("AnonymousAuthConfigurableEndpoints: false") ==
             refused("Forbidden", path + "AnonymousAuthConfigurableEndpoints"));
}

BOOST_AUTO_TEST_CASE(in_place_pools) {
  const std::string strategy = "      updateStrategy: AutoInPlaceUpdate\n";
  const std::string shoot = with_worker(strategy);
  const std::string configured_pool = with_config("", shoot);
  const std::string text = of_shoots(shoot, configured_pool);
  BOOST_TEST(text.find(refused("Invalid", kConfig)) != std::string::npos, text);
  const std::string grown = of_shoots(shoot, with(shoot, "size: 20Gi", "size: 21Gi"));
  BOOST_TEST(grown.find(refused("Invalid", kWorker + ".dataVolumes")) != std::string::npos, grown);
  // Nothing of that is refused of a pool whose nodes are replaced.
  BOOST_TEST(of_shoots(kShoot, with_config("")) == "a: none core/not-hashed " + kConfig + "\n");
}

BOOST_AUTO_TEST_CASE(nobody_asks_about_a_stored_shoot_that_nobody_edited) {
  const std::string stored = with(kShoot, "namespace: garden-p}", "namespace: garden-p, uid: u, resourceVersion: '1'}");
  const std::string lost = with(kProfile, ", {name: eu-west-1, ami: ami-eu}", "");
  BOOST_TEST(outcome(kProfile + stored, lost + stored) == kNone);
  const std::string edit = with(stored, "maximum: 4", "maximum: 5");
  const std::string grown = "a: none core/pool-size " + kWorker + ".maximum\n";
  BOOST_TEST(outcome(kProfile + stored, lost + edit) == grown + refused("Invalid", kWorker + ".machine.image"));
  // The API server has accepted what it has written since.
  BOOST_TEST(outcome(kProfile + stored, lost + with(edit, "resourceVersion: '1'", "resourceVersion: '2'")) == grown);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::aws
