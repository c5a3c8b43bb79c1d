// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/infrastructure.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/azure/sample.hpp"

namespace gprov::tests {
namespace {

std::string with_identity(const std::string& name, const std::string& group = "rg") {
  return with(kZonedShoot, "      zoned: true\n",
              "      zoned: true\n      identity: {name: " + name + ", resourceGroup: " + group + "}\n");
}

std::string infrastructure(const std::string& fields) {
  return "---\napiVersion: extensions.gardener.cloud/v1alpha1\nkind: Infrastructure\nmetadata: {name: s, namespace: "
         "shoot--p--s}\nspec: {type: azure, region: westeurope}\nstatus:\n  providerStatus:\n    apiVersion: "
         "azure.provider.extensions.gardener.cloud/v1alpha1\n    kind: InfrastructureStatus\n" +
         fields;
}

std::string id(const std::string& name) {
  return infrastructure(
      "    identity: {id: /subscriptions/x/resourcegroups/RG/providers/Microsoft.ManagedIdentity/"
      "userAssignedIdentities/" +
      name + "}\n");
}

std::string with_zones(const std::string& zones) {
  return with(kZonedShoot, "        workers: 10.250.0.0/19\n", "        zones:\n" + zones);
}

const std::string kFirst = "        - {name: 1, cidr: 10.250.32.0/19}\n";
const std::string kSecond = "        - {name: 2, cidr: 10.250.0.0/19}\n";

std::optional<hashing::DatumValue> subnet(const providers::Deployment& deployment) {
  for (const auto& datum : deployment.data) {
    if (datum.trigger == hashing::Trigger::azure_subnet) return datum.value;
  }
  return std::nullopt;
}

std::string subnet_text(const providers::Deployment& deployment) {
  const auto value = subnet(deployment);
  return value ? std::get<std::string>(*value) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(infrastructures)

BOOST_AUTO_TEST_CASE(ids_match_whatever_their_case) {
  using providers::azure::identity_matches;
  const std::string one = "/subscriptions/x/resourcegroups/RG/providers/y/userAssignedIdentities/Id";
  BOOST_TEST(identity_matches(one, {"id", "rg"}));
  BOOST_TEST(!identity_matches(one, {"d", "rg"}));
  BOOST_TEST(!identity_matches(one, {"id", "r"}));
}

BOOST_AUTO_TEST_CASE(identities_roll_when_they_come_go_or_change) {
  BOOST_TEST(compared(kProfile + kZonedShoot, kProfile + with_identity("i-id"))->verdict() == "roll");
  BOOST_TEST(compared(kProfile + with_identity("i-id"), kProfile + with_identity("j-id"))->verdict() == "roll");
  BOOST_TEST(compared(kProfile + with_identity("i-id"), kProfile + with_identity("i-id"))->verdict() == "none");
}

BOOST_AUTO_TEST_CASE(another_case_of_an_identity_is_unknown) {
  BOOST_TEST(compared(kProfile + with_identity("i-id"), kProfile + with_identity("I-id"))->verdict() == "unknown");
  BOOST_TEST(compared(kProfile + with_identity("i-id", "a"), kProfile + with_identity("i-id", "A"))->verdict() ==
             "unknown");
  // A status of before the change does not help.
  BOOST_TEST(compared(kProfile + with_identity("i-id") + id("i-id"), kProfile + with_identity("I-id"))->verdict() ==
             "unknown");
  BOOST_TEST(compared(kProfile + with_identity("i-id") + id("i-id"), kProfile + with_identity("I-id") + id("i-id"))
                 ->verdict() == "unknown");
  // Two statuses do, byte by byte.
  BOOST_TEST(compared(kProfile + with_identity("i-id") + id("i-id"), kProfile + with_identity("i-id") + id("I-id"))
                 ->verdict() == "roll");
}

BOOST_AUTO_TEST_CASE(an_infrastructure_given_once_tells_both_sides) {
  const auto one = compared(kProfile + with_identity("i-id") + id("i-id"), kProfile + with_identity("i-id"));
  BOOST_TEST(one->verdict() == "none");
  BOOST_TEST(hashing::digest(one->new_one().data, 5).has_value());
  BOOST_TEST(compared(kProfile + with_identity("i-id"), kProfile + with_identity("i-id") + id("i-id"))->verdict() ==
             "none");
  BOOST_TEST(compared(kProfile + with_identity("i-id") + id("i-id"), kProfile + with_identity("j-id"))->verdict() ==
             "roll");
}

BOOST_AUTO_TEST_CASE(the_zone_with_the_old_range_is_migrated) {
  const auto split = compared(kProfile + kZonedShoot, kProfile + with_zones(kFirst + kSecond));
  BOOST_TEST(split->verdict(0) == "roll");
  BOOST_TEST(split->verdict(1) == "none");
  BOOST_TEST(subnet_text(split->new_one(0)) == "shoot--p--s-nodes-z1");
  BOOST_TEST(!subnet(split->new_one(1)).has_value());
}

BOOST_AUTO_TEST_CASE(creation_with_zones_migrates_none) {
  const auto created = compared("", kProfile + with_zones(kFirst + kSecond));
  BOOST_TEST(subnet_text(created->new_one(1)) == "shoot--p--s-nodes-z2");
}

BOOST_AUTO_TEST_CASE(earlier_migrations_are_unknown_but_equal) {
  const std::string zones = kProfile + with_zones(kFirst + kSecond);
  const auto same = compared(zones, zones);
  BOOST_TEST(same->verdict(0) == "none");
  BOOST_TEST(!hashing::digest(same->new_one(0).data, 5));
  const std::string status = infrastructure(
      "    networks:\n      layout: MultipleSubnet\n      subnets: [{name: own, purpose: nodes, zone: \"1\"}, {name: "
      "old, "
      "purpose: nodes, zone: \"2\", migrated: true}]\n");
  const auto known = compared(zones + status, zones);
  BOOST_TEST(subnet_text(known->new_one(0)) == "own");
  BOOST_TEST(!subnet(known->new_one(1)).has_value());
  BOOST_TEST(hashing::digest(known->old_one(1).data, 5).has_value());
}

BOOST_AUTO_TEST_CASE(a_zone_without_subnet_is_an_error) {
  const auto failed = compared(kProfile + kZonedShoot, kProfile + with_zones(kFirst));
  BOOST_REQUIRE(!failed->plans.new_plan->errors.empty());
  BOOST_TEST(failed->plans.new_plan->errors[0].message == "cannot find subnet with purpose \"nodes\" and zone \"2\"");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
