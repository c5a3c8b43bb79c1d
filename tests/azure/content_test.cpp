// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "analyzer/providers/azure/machine_class.hpp"
#include "tests/azure/sample.hpp"

namespace gprov::tests {
namespace {

/// Rules and keys of the items that differ.
std::string differing(const Case& one) {
  std::string text;
  const auto missing_in = [&](const std::vector<providers::ContentItem>& all, const providers::ContentItem& item) {
    for (const auto& other : all) {
      if (other.rule == item.rule && other.key == item.key && other.value == item.value) return false;
    }
    return true;
  };
  for (const auto& item : one.new_one().content.items()) {
    if (missing_in(one.old_one().content.items(), item))
      text += "+" + item.rule + " " + item.key + " at " + item.path + "\n";
  }
  for (const auto& item : one.old_one().content.items()) {
    if (missing_in(one.new_one().content.items(), item)) text += "-" + item.rule + " " + item.key + "\n";
  }
  return text;
}

std::string shoot_with(const std::string& fields) {
  return with(kZonedShoot, "      zones: [\"1\", \"2\"]\n", "      zones: [\"1\", \"2\"]\n" + fields);
}

std::string config(const std::string& fields) {
  return "      providerConfig:\n        apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1\n"
         "        kind: WorkerConfig\n" +
         fields;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(tags_are_lower_case_and_clean) {
  BOOST_TEST(providers::azure::sanitize_tag("A.io/B c<>%\\&?d") == "a.io_b_c______d");
  BOOST_TEST(providers::azure::sanitize_tag("plain.io-x_y") == "plain.io-x_y");
}

BOOST_AUTO_TEST_CASE(a_label_is_a_tag) {
  const auto one = compared(kProfile + kZonedShoot, kProfile + shoot_with("      labels: {a.io/B: c}\n"));
  BOOST_TEST(one->verdict() == "drift");
  BOOST_TEST(differing(*one) == "+azure/vm-tags a.io_b at spec.provider.workers[0].labels[a.io/B]\n");
  // Near miss: taints and annotations do not reach the machine.
  const auto other = shoot_with("      annotations: {a: b}\n      taints: [{key: a, effect: NoSchedule}]\n");
  BOOST_TEST(compared(kProfile + kZonedShoot, kProfile + other)->verdict() == "none");
}

BOOST_AUTO_TEST_CASE(another_image_reference_drifts) {
  const auto one = compared(kProfile + kZonedShoot, with(kProfile, "a:b:c:d", "a:b:c:e") + kZonedShoot);
  BOOST_TEST(one->verdict() == "drift");
  BOOST_TEST(differing(*one) ==
             "+azure/image-reference  at spec.providerConfig.machineImages[0].versions[0].urn\n"
             "-azure/image-reference \n");
}

BOOST_AUTO_TEST_CASE(an_image_removed_from_the_profile_stays) {
  const std::string without = with(kProfile, "{version: 1.0.0, urn", "{version: 2.0.0, urn");
  BOOST_TEST(compared(kProfile + kZonedShoot, without + kZonedShoot)->verdict() == "none");
  // A pool that is there already has an image that nobody told us of.
  BOOST_TEST(compared(without + kZonedShoot, without + kZonedShoot)->verdict() == "none");
  const auto created = compared("", without + kZonedShoot);
  BOOST_REQUIRE(!created->plans.new_plan->errors.empty());
  BOOST_TEST(created->plans.new_plan->errors[0].message ==
             "could not find machine image for gardenlinux/1.0.0/amd64 neither in cloud profile nor in worker status");
}

BOOST_AUTO_TEST_CASE(no_cloud_profile) {
  BOOST_TEST(compared(kZonedShoot, kZonedShoot)->verdict() == "none");
  BOOST_TEST(compared(kZonedShoot, kProfile + kZonedShoot)->verdict() == "unknown");
  BOOST_TEST(compared(kProfile + kZonedShoot, kZonedShoot)->verdict() == "unknown");
}

BOOST_AUTO_TEST_CASE(volumes_are_told_by_number) {
  const std::string one = shoot_with("      dataVolumes: [{name: b, size: 1Gi, type: Premium_LRS}]\n");
  const std::string other = shoot_with("      dataVolumes: [{name: c, size: 1Gi, type: Premium_LRS}]\n");
  const auto renamed = compared(kProfile + one, kProfile + other);
  BOOST_TEST(renamed->verdict() == "drift");
  BOOST_TEST(differing(*renamed) ==
             "+azure/data-disk-name lun 0 at spec.provider.workers[0].dataVolumes[0].name\n"
             "-azure/data-disk-name lun 0\n");
}

BOOST_AUTO_TEST_CASE(a_changed_provider_config_names_its_fields) {
  const std::string one = shoot_with(config("        volume: {caching: None}\n        dataVolumes: [{name: x}]\n"));
  const std::string other =
      shoot_with(config("        volume: {caching: ReadOnly}\n        dataVolumes: [{name: z}]\n"));
  const auto rolled = compared(kProfile + one, kProfile + other);
  BOOST_TEST(rolled->verdict() == "roll");
  const auto& causes = rolled->new_one().causes;
  BOOST_REQUIRE(causes.size() == 2U);
  BOOST_TEST(causes[0].path == "spec.provider.workers[0].providerConfig.dataVolumes[0].name");
  BOOST_TEST(causes[1].path == "spec.provider.workers[0].providerConfig.volume.caching");
  BOOST_TEST(causes[1].old_value.value() == "\"None\"");
  BOOST_TEST(causes[1].new_value.value() == "\"ReadOnly\"");
}

BOOST_AUTO_TEST_CASE(sizes_are_spread_over_zones) {
  const auto one = compared("", kProfile + kZonedShoot);
  BOOST_TEST(one->new_one(0).name == "shoot--p--s-a-z1");
  BOOST_TEST(one->new_one(0).class_prefix == "shoot--p--s-a-");
  BOOST_TEST(one->new_one(0).class_suffix == "-z1");
  BOOST_TEST(one->new_one(0).maximum == 2);
  BOOST_TEST(one->new_one(1).maximum == 1);
  BOOST_TEST(one->new_one(1).minimum == 0);
}

BOOST_AUTO_TEST_CASE(a_missing_machine_type_is_an_error) {
  const std::string without = with(kProfile, "  - {name: Standard_D2s_v5, cpu", "  - {name: Standard_D4s_v5, cpu");
  const auto failed = compared(kProfile + kZonedShoot, without + kZonedShoot);
  BOOST_REQUIRE(!failed->plans.new_plan->errors.empty());
  BOOST_TEST(failed->plans.new_plan->errors[0].message ==
             "machine type \"Standard_D2s_v5\" not found in cloud profile \"az\"");
  BOOST_TEST(failed->plans.new_plan->pools.empty());
}

BOOST_AUTO_TEST_CASE(nulls_are_left_out) {
  const std::string profile =
      with(with(kProfile, "      - {version: 1.0.0, urn", "      - null\n      - {version: 1.0.0, urn"),
           "    countUpdateDomains: [{region: westeurope, count: 5}]\n",
           "    countUpdateDomains: null\n    cloudConfiguration: null\n");
  const std::string shoot = with(shoot_with(config("        nodeTemplate: null\n        dataVolumes: [null]\n"
                                                   "        volume: null\n")),
                                 "        vnet: {cidr: 10.250.0.0/16}\n", "        vnet: null\n        zones: null\n");
  BOOST_TEST(compared("", profile + shoot)->plans.new_plan->errors.empty());
  const std::string empty = with(kZonedShoot,
                                 "      networks:\n        vnet: {cidr: 10.250.0.0/16}\n        workers: "
                                 "10.250.0.0/19\n",
                                 "      networks: null\n      identity: {}\n");
  BOOST_TEST(compared(profile + empty, profile + empty)->verdict() == "none");
  const providers::Plans nothing = providers::find("azure")->plan(nullptr, nullptr);
  BOOST_TEST(!nothing.old_plan.has_value());
  BOOST_TEST(!nothing.new_plan.has_value());
}

BOOST_AUTO_TEST_CASE(in_place_pools_hash_nothing_of_the_extension) {
  const std::string in_place = shoot_with("      updateStrategy: AutoInPlaceUpdate\n");
  const std::string with_volume = shoot_with(
      "      updateStrategy: AutoInPlaceUpdate\n      dataVolumes: [{name: d, size: 5Gi, type: Premium_LRS}]\n");
  BOOST_TEST(compared(kProfile + in_place, kProfile + in_place)->verdict() == "none");
  BOOST_TEST(compared(kProfile + in_place, kProfile + with_volume)->verdict() == "drift");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
