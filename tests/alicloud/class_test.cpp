// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "analyzer/providers/alicloud/machine_class.hpp"
#include "tests/alicloud/sample.hpp"

// What differs under an unchanged class name, images, and what makes a reconciliation fail.

namespace gprov::tests::alicloud {
namespace {

std::string encrypted() { return with(kShoot, "size: 50Gi}", "size: 50Gi, encrypted: true}"); }

std::string of_profile(std::string_view piece, std::string_view replacement, const std::string& shoot = kShoot,
                       const std::string& extra = "") {
  return outcome(kProfile + shoot + extra, with(kProfile, piece, replacement) + shoot + extra);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(another_image_id_is_drift) {
  const std::string id = "spec.providerConfig.machineImages[0].versions[0].regions[1].id";
  BOOST_TEST(of_profile("m-cn}", "m-cn2}") == "a: drift alicloud/image-id " + id + "\n");
  BOOST_TEST(of_profile("m-eu}", "m-eu2}") == "a: none\n");
  // An encrypted pool keeps its copy, whether the Infrastructure was given or not.
  BOOST_TEST(of_profile("m-cn}", "m-cn2}", encrypted()) == "a: none\n");
  BOOST_TEST(of_profile("m-cn}", "m-cn2}", encrypted(), kInfrastructure) == "a: none\n");
}

BOOST_AUTO_TEST_CASE(an_image_that_the_profile_lost) {
  const std::string region = ", {name: cn-shanghai, id: m-cn}";
  // The Infrastructure remembers what was in use.
  BOOST_TEST(of_profile(region, "") == "a: none\n");
  BOOST_TEST(of_profile(region, "", kShoot, kInfrastructure) == "a: none\n");
  const std::string other = with(kInfrastructure, "    - {name: linux, version: 1.0.0, id: m-cn}\n", "");
  BOOST_TEST(of_profile(region, "", kShoot, other) ==
             "a: none\nfails: could not find machine image for linux/1.0.0/unencrypted neither in cloud profile nor in "
             "worker status\n");
}

BOOST_AUTO_TEST_CASE(flat_regions_and_flavors_with_the_same_ids_are_one) {
  const std::string with_definitions =
      with(with(kProfile, "  regions: [{name: cn",
                "  machineCapabilities: [{name: architecture, values: [amd64]}]\n"
                "  regions: [{name: cn"),
           "        regions: [",
           "        capabilityFlavors:\n        - capabilities: {architecture: [amd64]}\n"
           "          regions: [");
  BOOST_TEST(outcome(kProfile + kShoot, with_definitions + kShoot) == "a: none\n");
  // Without definitions the flavors are refused, and the image of old is kept.
  const std::string without =
      with(with_definitions, "  machineCapabilities: [{name: architecture, values: [amd64]}]\n", "");
  BOOST_TEST(outcome(kProfile + kShoot, without + kShoot) ==
             "a: none\n"
             "refused CloudProfile extension-validator Required "
             "spec.providerConfig.machineImages[0].versions[0].regions\n"
             "refused CloudProfile extension-validator Forbidden "
             "spec.providerConfig.machineImages[0].versions[0].capabilityFlavors\n");
}

BOOST_AUTO_TEST_CASE(flavors_before_they_exist) {
  const std::string flavors = with(kProfile, "        regions: [", "        capabilityFlavors:\n        - regions: [");
  Told old_release;
  old_release.extension = "1.69.0";
  const std::string text = outcome(kProfile + kShoot, flavors + kShoot, old_release);
  BOOST_TEST(text ==
             "a: none\nrefused CloudProfile extension-validator  \n"
             "fails: could not decode providerConfig of CloudProfile 'garden-p/ali': strict decoding error: unknown "
             "field \"machineImages[0].versions[0].capabilityFlavors\"\n");
}

BOOST_AUTO_TEST_CASE(labels_with_a_value_are_tags) {
  const std::string zones = "      zones: [za, zb]";
  BOOST_TEST(of_shoot(zones, "      labels: {x.io/y: z}\n" + zones) ==
             "a: drift alicloud/tags spec.provider.workers[0].labels[x.io/y]\n");
  BOOST_TEST(of_shoot(zones, "      labels: {x.io/y: \"\"}\n" + zones) == "a: none\n");
  BOOST_TEST(of_shoot(zones, "      annotations: {x.io/y: z}\n      taints: [{key: k, effect: NoSchedule}]\n" +
                                 zones) == "a: none\n");
}

BOOST_AUTO_TEST_CASE(networks_of_the_status) {
  const std::string moved = with(kInfrastructure, "id: vsw-b", "id: vsw-c");
  BOOST_TEST(outcome(kProfile + kShoot + kInfrastructure, kProfile + kShoot + moved) ==
             "a: drift alicloud/network status.providerStatus.vpc.vswitches[1].id\n");
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + kShoot + kInfrastructure) == "a: none\n");
  const std::string none = with(kInfrastructure, "[{purpose: nodes, id: sg-1}]", "[]");
  BOOST_TEST(outcome(kProfile + kShoot + kInfrastructure, kProfile + kShoot + none) ==
             "a: none\nfails: cannot find security group with purpose \"nodes\"\n");
}

BOOST_AUTO_TEST_CASE(sizes_of_disks) {
  using providers::alicloud::disk_size;
  BOOST_TEST(disk_size("50Gi").value() == "50");
  BOOST_TEST(disk_size("050").value() == "50");
  BOOST_TEST(disk_size("0Gi").value() == "0");
  BOOST_TEST(!disk_size("Gi"));
  BOOST_TEST(!disk_size(""));
  BOOST_TEST(!disk_size("99999999999999999999Gi"));
}

BOOST_AUTO_TEST_CASE(a_zone_appended) {
  const std::string shoot = with(kShoot, "        - {name: zb, workers: 10.250.32.0/19}\n",
                                 "        - {name: zb, workers: 10.250.32.0/19}\n"
                                 "        - {name: zc, workers: 10.250.64.0/19}\n");
  const std::string appended = with(shoot, "zones: [za, zb]", "zones: [za, zb, zc]");
  const std::string text = "a: create core/zone-added spec.provider.workers[0].zones\n";
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + appended) == text);
  // The status of the old state lacks the vswitch that the infrastructure is about to get.
  BOOST_TEST(outcome(kProfile + kShoot + kInfrastructure, kProfile + appended + kInfrastructure) == text);
  BOOST_TEST(outcome(kProfile + kShoot, kProfile + shoot) == "a: none\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests::alicloud
