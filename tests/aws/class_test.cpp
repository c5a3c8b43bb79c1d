// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <boost/test/unit_test.hpp>

#include "tests/aws/sample.hpp"

// What rolls, what only new machines get, and what looks like a change and is none: other-providers.md §1.3 and §1.4.

namespace gprov::tests::aws {
namespace {

const std::string kWorker = "spec.provider.workers[0]";
const std::string kConfig = kWorker + ".providerConfig";
const std::string kNone = "a: none\n";

std::string line(const std::string& verdict, const std::string& reasons) {
  return "a: " + verdict + " " + reasons + "\n";
}

/// Lines of a providerConfig before and after.
std::string of_config(const std::string& before, const std::string& after) {
  return of_shoots(with_config(before), with_config(after));
}
std::string of_old_config(const std::string& before, const std::string& after) {
  return of_shoots(at_1_33(with_config(before)), at_1_33(with_config(after)));
}

std::string of_profile(std::string_view piece, std::string_view replacement) {
  return outcome(kProfile + kShoot, with(kProfile, piece, replacement) + kShoot);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(volumes_of_the_pool) {
  const auto edit = [](std::string_view piece, std::string_view replacement) {
    return of_shoots(kShoot, with(kShoot, piece, replacement));
  };
  // True is the default of EBS, and rolls all the same.
  const std::string encrypted = line("roll", "aws/volume-encryption " + kWorker + ".volume.encrypted");
  BOOST_TEST(edit("size: 50Gi}", "size: 50Gi, encrypted: true}") == encrypted);
  BOOST_TEST(edit("size: 50Gi}", "size: 50Gi, encrypted: false}") == encrypted);
  const std::string first = kWorker + ".dataVolumes[0]";
  BOOST_TEST(edit("size: 20Gi", "size: 21Gi") == line("roll", "aws/data-volume-size " + first + ".size"));
  BOOST_TEST(edit("one, type: gp3", "one, type: gp2") == line("roll", "aws/data-volume-type " + first + ".type"));
  BOOST_TEST(edit("20Gi}", "20Gi, encrypted: true}") ==
             line("roll", "aws/data-volume-encryption " + first + ".encrypted"));
  const std::string one = "- {name: one, type: gp3, size: 20Gi}\n";
  const std::string two = "- {name: two, type: gp2, size: 30Gi, encrypted: false}\n";
  BOOST_TEST(edit(one + "      " + two, two + "      " + one) == line("roll", "core/hash-order " + first + ".size"));
  BOOST_TEST(edit("      " + two, "").starts_with("a: roll aws/data-volume-"));
  BOOST_TEST(
      edit(two, two + "      - {name: xyz, type: gp3, size: 5Gi}\n").starts_with("a: roll aws/data-volume-size "));
  // Near misses: a name that keeps its place in the order of names, and one that does not.
  BOOST_TEST(edit("name: one", "name: odd") == line("none", "core/not-hashed " + first + ".name"));
  BOOST_TEST(edit("name: one", "name: zzz").starts_with("a: drift aws/class-data-volume "));
}

BOOST_AUTO_TEST_CASE(what_is_no_part_of_the_machines) {
  for (const char* field : {"annotations: {x.io/y: z}", "taints: [{key: k, effect: NoSchedule}]", "maxSurge: 2",
                            "machineControllerManager: {machineHealthTimeout: 11m}"}) {
    const std::string path = kWorker + "." + std::string(field).substr(0, std::string_view(field).find(':'));
    BOOST_TEST(of_shoots(kShoot, with_worker("      " + std::string(field) + "\n")) ==
               line("none", "core/not-hashed " + path));
  }
  BOOST_TEST(of_shoots(kShoot, with_worker("      labels: {x.io/y: z}\n")) ==
             line("drift", "aws/tags " + kWorker + ".labels[x.io/y]"));
}

BOOST_AUTO_TEST_CASE(each_field_of_a_worker_config) {
  struct Row {
    const char *before, *after, *newer;  ///< newer: from Kubernetes 1.34 on
    const char* old_path;                ///< of the reason below 1.34, behind providerConfig
  };
  constexpr std::array kRows{
      Row{"volume: {iops: 3000}", "volume: {iops: 4000}", "roll aws/volume-performance .volume.iops", ".volume.iops"},
      Row{"volume: {throughput: 300}", "volume: {throughput: 400}", "roll aws/volume-performance .volume.throughput",
          ".volume.throughput"},
      Row{"nodeTemplate: {capacity: {cpu: 2}}", "nodeTemplate: {capacity: {cpu: 3}}",
          "roll aws/node-template-capacity .nodeTemplate.capacity.cpu", ".nodeTemplate.capacity.cpu"},
      Row{"dataVolumes: [{name: one, iops: 3000}]", "dataVolumes: [{name: one, iops: 4000}]",
          "roll aws/config-data-volume .dataVolumes[0].iops", ".dataVolumes[0].iops"},
      Row{"dataVolumes: [{name: one, snapshotID: snap-1}]", "dataVolumes: [{name: one, snapshotID: snap-2}]",
          "roll aws/config-data-volume .dataVolumes[0].snapshotID", ".dataVolumes[0].snapshotID"},
      Row{"iamInstanceProfile: {name: one}", "iamInstanceProfile: {name: two}",
          "roll aws/instance-profile .iamInstanceProfile.name", ".iamInstanceProfile.name"},
      Row{"instanceMetadataOptions: {httpTokens: required}", "instanceMetadataOptions: {httpTokens: optional}",
          "roll aws/instance-metadata .instanceMetadataOptions.httpTokens", ".instanceMetadataOptions.httpTokens"},
      Row{"cpuOptions: {coreCount: 2, threadsPerCore: 1}", "cpuOptions: {coreCount: 2, threadsPerCore: 2}",
          "roll aws/cpu-options .cpuOptions.threadsPerCore", ".cpuOptions.threadsPerCore"},
      Row{"capacityReservation: {capacityReservationPreference: open}",
          "capacityReservation: {capacityReservationPreference: none}",
          "roll aws/capacity-reservation .capacityReservation.capacityReservationPreference",
          ".capacityReservation.capacityReservationPreference"},
      Row{"networkInterfaces: [{deviceIndex: 0, subnetID: subnet-1}]",
          "networkInterfaces: [{deviceIndex: 0, subnetID: subnet-2}]",
          "roll aws/network-interface .networkInterfaces[0].subnetID", ".networkInterfaces[0].subnetID"},
      Row{"placement: {tenancy: default}", "placement: {tenancy: dedicated}", "roll aws/placement .placement.tenancy",
          ".placement.tenancy"},
      Row{"instanceMarketOptions: {marketType: spot}", "instanceMarketOptions: {marketType: capacity-block}",
          "roll aws/instance-market .instanceMarketOptions.marketType", ".instanceMarketOptions.marketType"},
      Row{"dataVolumes: [{name: one, throughput: 300}]", "dataVolumes: [{name: one, throughput: 400}]",
          "roll aws/config-data-volume .dataVolumes[0].throughput", ".dataVolumes[0].throughput"},
      Row{"iamInstanceProfile: {arn: one}", "iamInstanceProfile: {arn: two}",
          "roll aws/instance-profile .iamInstanceProfile.arn", ".iamInstanceProfile.arn"},
      Row{"instanceMetadataOptions: {httpPutResponseHopLimit: 2}",
          "instanceMetadataOptions: {httpPutResponseHopLimit: 3}",
          "roll aws/instance-metadata .instanceMetadataOptions.httpPutResponseHopLimit",
          ".instanceMetadataOptions.httpPutResponseHopLimit"},
      Row{"cpuOptions: {coreCount: 2, threadsPerCore: 1}", "cpuOptions: {coreCount: 4, threadsPerCore: 1}",
          "roll aws/cpu-options .cpuOptions.coreCount", ".cpuOptions.coreCount"},
      Row{"capacityReservation: {capacityReservationId: cr-1}", "capacityReservation: {capacityReservationId: cr-2}",
          "roll aws/capacity-reservation .capacityReservation.capacityReservationId",
          ".capacityReservation.capacityReservationId"},
      Row{"capacityReservation: {capacityReservationResourceGroupArn: a}",
          "capacityReservation: {capacityReservationResourceGroupArn: b}",
          "roll aws/capacity-reservation .capacityReservation.capacityReservationResourceGroupArn",
          ".capacityReservation.capacityReservationResourceGroupArn"},
      Row{"networkInterfaces: [{deviceIndex: 0}]", "networkInterfaces: [{deviceIndex: 1}]",
          "roll aws/network-interface .networkInterfaces[0].deviceIndex", ".networkInterfaces[0].deviceIndex"},
      Row{"networkInterfaces: [{type: efa}]", "networkInterfaces: [{type: efa-only}]",
          "roll aws/network-interface .networkInterfaces[0].type", ".networkInterfaces[0].type"},
      Row{"networkInterfaces: [{networkCardIndex: 0}]", "networkInterfaces: [{networkCardIndex: 1}]",
          "roll aws/network-interface .networkInterfaces[0].networkCardIndex",
          ".networkInterfaces[0].networkCardIndex"},
      Row{"networkInterfaces: [{networkCardIndexRange: {from: 0, to: 1}}]",
          "networkInterfaces: [{networkCardIndexRange: {from: 0, to: 2}}]",
          "roll aws/network-interface .networkInterfaces[0].networkCardIndexRange.to",
          ".networkInterfaces[0].networkCardIndexRange.to"},
      Row{"placement: {groupId: a}", "placement: {groupId: b}", "roll aws/placement .placement.groupId",
          ".placement.groupId"},
      Row{"placement: {tenancy: host, hostId: a}", "placement: {tenancy: host, hostId: b}",
          "roll aws/placement .placement.hostId", ".placement.hostId"},
      Row{"placement: {partitionNumber: 1}", "placement: {partitionNumber: 2}",
          "roll aws/placement .placement.partitionNumber", ".placement.partitionNumber"},
      Row{"placement: {affinity: default}", "placement: {affinity: host}", "roll aws/placement .placement.affinity",
          ".placement.affinity"},
      // Near misses from 1.34 on.
      Row{"cpuOptions: {amdSevSnp: enabled}", "cpuOptions: {amdSevSnp: disabled}",
          "drift aws/class-cpu-options .cpuOptions.amdSevSnp", ".cpuOptions.amdSevSnp"},
      Row{"networkInterfaces: [{deviceIndex: 0, description: one}]",
          "networkInterfaces: [{deviceIndex: 0, description: two}]",
          "drift aws/class-network-interface .networkInterfaces[0].description", ".networkInterfaces[0].description"},
      Row{"nodeTemplate: {capacity: {cpu: 1900m}}", "nodeTemplate: {capacity: {cpu: 2}}",
          "drift aws/class-capacity .nodeTemplate.capacity[cpu]", ".nodeTemplate.capacity.cpu"},
  };
  for (const Row& row : kRows) {
    const auto lines = [](const char* text) { return "        " + std::string(text) + "\n"; };
    std::string expected = "a: " + std::string(row.newer) + "\n";
    expected.insert(expected.rfind(' ') + 1, kConfig);
    BOOST_TEST_CONTEXT(row.before << " -> " << row.after) {
      // Some values are short for what they mean, so that the webhook refuses them as well.
      BOOST_TEST(of_config(lines(row.before), lines(row.after)).starts_with(expected));
      BOOST_TEST(of_old_config(lines(row.before), lines(row.after))
                     .starts_with(line("roll", "aws/provider-config " + kConfig + row.old_path)));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_change) {
  struct Row {
    const char *before, *after;
    const char* newer;  ///< from Kubernetes 1.34 on, without the paths; below, all of them roll
  };
  constexpr std::array kRows{
      Row{"", "        volume: {}\n", "none core/empty-value"},
      Row{"", "        networkInterfaces: []\n", "none core/empty-value"},
      Row{"        nodeTemplate: {capacity: {cpu: 2}}\n", "        nodeTemplate: {capacity: {cpu: \"2\"}}\n",
          "none core/same-quantity"},
      Row{"        nodeTemplate: {capacity: {memory: 1024Mi}}\n", "        nodeTemplate: {capacity: {memory: 1Gi}}\n",
          "none core/same-quantity"},
      Row{"        networkInterfaces: [{deviceIndex: 0}]\n",
          "        networkInterfaces: [{deviceIndex: 0, type: interface}]\n", "none core/not-hashed"},
      Row{"        placement: {}\n", "", "drift aws/class-placement"},
      Row{"        volume: {iops: 3000}\n", "        volume: {throughput: 3000}\n", "drift aws/class-volume"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT(row.before << row.after) {
      BOOST_TEST(of_config(row.before, row.after).starts_with("a: " + std::string(row.newer)));
      BOOST_TEST(of_old_config(row.before, row.after).starts_with("a: roll aws/provider-config "));
    }
  }
  // An entry for another volume.
  BOOST_TEST(
      of_config("        dataVolumes: [{name: one, iops: 3000}]\n", "        dataVolumes: [{name: two, iops: 3000}]\n")
          .starts_with("a: roll aws/config-data-volume "));
  // Key order and quotes that change no type are the same text.
  const std::string one = "        volume: {iops: 3000, throughput: 300}\n        iamInstanceProfile: {name: x}\n";
  const std::string other =
      "        iamInstanceProfile: {\"name\": 'x'}\n        volume: {throughput: 300, iops: 3000}\n";
  BOOST_TEST(of_old_config(one, other) == kNone);
  BOOST_TEST(of_config(one, other) == kNone);
}

BOOST_AUTO_TEST_CASE(the_first_provider_config) {
  const std::string bare = with_config("");
  BOOST_TEST(of_shoots(kShoot, bare) == line("none", "core/not-hashed " + kConfig));
  BOOST_TEST(of_shoots(at_1_33(kShoot), at_1_33(bare)) == line("roll", "aws/provider-config " + kConfig));
  const std::string config = with_config("        nodeTemplate: {virtualCapacity: {x.io/y: 5}}\n");
  const std::string tells = "aws/node-template-virtual-capacity " + kConfig + ".nodeTemplate.virtualCapacity[x.io/y]";
  BOOST_TEST(of_shoots(kShoot, config) == line("drift", tells));
  BOOST_TEST(of_shoots(at_1_33(kShoot), at_1_33(config)) == line("roll", "aws/provider-config " + kConfig));
  // Once there is a providerConfig, virtualCapacity is stripped from its text.
  BOOST_TEST(of_shoots(at_1_33(bare), at_1_33(config)) == line("drift", tells));
}

BOOST_AUTO_TEST_CASE(hash_version_1_takes_the_text_at_any_kubernetes) {
  Told told;
  told.hash_version_1 = true;
  BOOST_TEST(of_shoots(kShoot, with_config(""), told) == line("roll", "core/provider-config " + kConfig));
  told.hash_version_1 = false;
  BOOST_TEST(of_shoots(kShoot, with_config(""), told) == line("none", "core/not-hashed " + kConfig));
}

BOOST_AUTO_TEST_CASE(another_ami) {
  const std::string ami = "spec.providerConfig.machineImages[0].versions[0].regions[1].ami";
  BOOST_TEST(of_profile("ami-eu", "ami-eu2") == line("drift", "aws/image-reference " + ami));
  BOOST_TEST(of_profile("ami-us", "ami-us2") == kNone);
  // The Worker's status remembers an image that the CloudProfile lost; the webhook does not.
  const std::string lost = of_profile(", {name: eu-west-1, ami: ami-eu}", "");
  BOOST_TEST(lost == kNone + "refused extension-validator Invalid " + kWorker + ".machine.image\n");
}

BOOST_AUTO_TEST_CASE(the_infrastructure) {
  const auto moved = [](std::string_view piece, std::string_view replacement) {
    return outcome(kProfile + kShoot + kInfrastructure, kProfile + kShoot + with(kInfrastructure, piece, replacement));
  };
  BOOST_TEST(moved("subnet-b", "subnet-c") == line("drift", "aws/subnet status.providerStatus.vpc.subnets"));
  BOOST_TEST(moved("sg-1", "sg-2") == line("drift", "aws/security-group status.providerStatus.vpc.securityGroups"));
  BOOST_TEST(moved("name: profile", "name: other") ==
             line("drift", "aws/class-instance-profile status.providerStatus.iam.instanceProfiles"));
  BOOST_TEST(moved("id: vpc-1", "id: vpc-2") == kNone);
  BOOST_TEST(moved("[{purpose: nodes, id: sg-1}]", "[]") ==
             kNone + "fails: no security group with purpose \"nodes\" found\n");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + kShoot + kInfrastructure) == kNone);
}

BOOST_AUTO_TEST_CASE(reconcile_errors) {
  const std::string without = with(kShoot, "      volume: {type: gp3, size: 50Gi}\n", "");
  BOOST_TEST(of_shoots(kShoot, without)
                 .ends_with("fails: panic: runtime error: invalid memory address or nil pointer dereference\n"));
  // v1.64 and later look the machine type up.
  const std::string missing = "fails: machine type \"m5.large\" not found in cloud profile \"a\"\n";
  const std::string gone = "  - {name: m5.large, cpu: \"2\", gpu: \"0\", memory: 8Gi}\n";
  BOOST_TEST(of_profile(gone, "").ends_with(missing));
  Told told;
  told.extension = "1.63.0";
  told.gardener = "1.120.0";
  const std::string shoot = with(kShoot, "version: 1.34.1", "version: 1.28.1");
  const std::string kept = outcome(kProfile + shoot, with(kProfile, gone, "") + shoot, told);
  BOOST_TEST(kept.find("fails:") == std::string::npos, kept);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::aws
