// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/azure/sample.hpp"

namespace gprov::tests {
namespace {

const std::string kCount = "    - {region: westeurope, count: 3}\n";

std::string worker(const std::string& status) {
  return "---\napiVersion: extensions.gardener.cloud/v1alpha1\nkind: Worker\nmetadata: {name: s, namespace: "
         "shoot--p--s}\nspec: {type: azure, region: westeurope}\n" +
         status;
}

std::string with_scale_set(const std::string& name) {
  return worker(
      "status:\n  providerStatus:\n    apiVersion: azure.provider.extensions.gardener.cloud/v1alpha1\n"
      "    kind: WorkerStatus\n    vmoDependencies: [{poolName: a, name: " +
      name + ", id: /x}]\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scale_sets)

BOOST_AUTO_TEST_CASE(an_unknown_name_stays_the_same) {
  const auto same = compared(kProfile + kScaleSetShoot, kProfile + kScaleSetShoot);
  BOOST_TEST(same->verdict() == "none");
  BOOST_TEST(!hashing::digest(same->old_one().data, 5));
  BOOST_TEST(same->new_one().name == "shoot--p--s-a");
  BOOST_TEST(same->new_one().class_suffix == "");
  BOOST_TEST(same->new_one().maximum == 3);
}

BOOST_AUTO_TEST_CASE(another_count_of_the_region_brings_a_new_one) {
  const std::string changed = with(kProfile, kCount, "    - {region: westeurope, count: 2}\n");
  const auto rolled = compared(kProfile + kScaleSetShoot, changed + kScaleSetShoot);
  BOOST_TEST(rolled->verdict() == "roll");
  BOOST_REQUIRE(rolled->new_one().causes.size() == 1U);
  const providers::Cause& cause = rolled->new_one().causes.front();
  BOOST_TEST(cause.path == "spec.providerConfig.countFaultDomains[1].count");
  BOOST_TEST(cause.old_value.value() == "3");
  BOOST_TEST(cause.new_value.value() == "2");
  // Near misses: zones, another region, a later entry of the same region.
  BOOST_TEST(compared(kProfile + kZonedShoot, changed + kZonedShoot)->verdict() == "none");
  const std::string other = with(kProfile, "northeurope, count: 2", "northeurope, count: 1");
  BOOST_TEST(compared(kProfile + kScaleSetShoot, other + kScaleSetShoot)->verdict() == "none");
  const std::string later = with(kProfile, kCount, kCount + "    - {region: westeurope, count: 1}\n");
  BOOST_TEST(compared(kProfile + kScaleSetShoot, later + kScaleSetShoot)->verdict() == "none");
  const std::string earlier = with(kProfile, kCount, "    - {region: westeurope, count: 1}\n" + kCount);
  BOOST_TEST(compared(kProfile + kScaleSetShoot, earlier + kScaleSetShoot)->verdict() == "roll");
}

BOOST_AUTO_TEST_CASE(a_missing_region_is_an_error_and_adding_it_again_rolls) {
  const std::string without = with(kProfile, kCount, "");
  const auto failed = compared(kProfile + kScaleSetShoot, without + kScaleSetShoot);
  BOOST_REQUIRE(failed->plans.new_plan->errors.size() == 1U);
  BOOST_TEST(failed->plans.new_plan->errors[0].message == "could not find a domain count for region westeurope");
  BOOST_TEST(failed->plans.new_plan->errors[0].rule == "azure/fault-domain-count-missing");
  const auto again = compared(without + kScaleSetShoot, kProfile + kScaleSetShoot);
  BOOST_TEST(again->verdict() == "roll");
  BOOST_TEST(compared(kProfile + kZonedShoot, without + kZonedShoot)->plans.new_plan->errors.empty());
}

BOOST_AUTO_TEST_CASE(the_workers_status_makes_names_known) {
  const std::string known = kProfile + kScaleSetShoot + with_scale_set("vmo-a-12345678");
  const auto same = compared(known, kProfile + kScaleSetShoot);
  BOOST_TEST(same->verdict() == "none");
  BOOST_TEST(hashing::digest(same->new_one().data, 5).has_value());
  // Given for the new side only, it still describes what is there.
  BOOST_TEST(compared(kProfile + kScaleSetShoot, known)->verdict() == "none");
  BOOST_TEST(hashing::digest(compared(kProfile + kScaleSetShoot, known)->old_one().data, 5).has_value());
  // Two names: replaced already. None any more: a new one comes.
  BOOST_TEST(compared(known, kProfile + kScaleSetShoot + with_scale_set("vmo-a-abcdefgh"))->verdict() == "roll");
  const auto lost = compared(known, kProfile + kScaleSetShoot + worker(""));
  BOOST_TEST(lost->verdict() == "roll");
  BOOST_TEST(lost->new_one().causes.at(0).path == "status.providerStatus.vmoDependencies");
}

BOOST_AUTO_TEST_CASE(one_cloud_profile_of_two_tells_nothing) {
  BOOST_TEST(compared(kScaleSetShoot, kProfile + kScaleSetShoot)->verdict() == "unknown");
  BOOST_TEST(compared(kScaleSetShoot, kScaleSetShoot)->verdict() == "none");
}

BOOST_AUTO_TEST_CASE(creation_draws_a_name) {
  const auto created = compared("", kProfile + kScaleSetShoot);
  BOOST_TEST(!created->plans.old_plan.has_value());
  BOOST_TEST(!hashing::digest(created->new_one().data, 5));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
