// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/landscape.hpp"

// What a change of the CloudProfile alone does to a Shoot that stays as it is: triggers, each beside something near
// that is none. What Gardener does is recorded in fixtures/vectors/azure (ids …-profile-…, …-S7…S11, …-S32…S36); here
// it is the same for whole files.

namespace gprov::tests {
namespace {

const std::string kCounts = "countFaultDomains:\n    - region: westeurope\n      count: 3\n";
const std::string kNorth = "    - region: northeurope\n      count: 2\n";
const std::string kUsed = "gardenlinux-gen2/Versions/1877.3.0";
const std::string kUsedVersion =
    "    - version: 1877.3.0\n      classification: supported\n      architectures:\n      - amd64\n      cri:\n"
    "      - name: containerd\n";
const std::string kOtherVersion =
    "    - version: 1592.9.0\n      classification: supported\n      architectures:\n      - amd64\n      cri:\n"
    "      - name: containerd\n";
const std::string kUsedType =
    "  - name: Standard_D4s_v5\n    cpu: '4'\n    gpu: '0'\n    memory: 16Gi\n    architecture: amd64\n"
    "    usable: true\n";
const std::string kOtherType =
    "  - name: Standard_D8s_v5\n    cpu: '8'\n    gpu: '0'\n    memory: 32Gi\n    architecture: amd64\n"
    "    usable: true\n";

enum class Zones : std::uint8_t { some, none };

struct Answer {
  std::string verdicts;  ///< "roll none", "error", with "refused: " before if the profile is refused
  std::string rule;      ///< of the first reason
};

Answer answer_of(const impact::Impact& impact) {
  Answer answer;
  BOOST_REQUIRE(impact.cloud_profiles.size() == 1);
  const impact::CloudProfile& profile = impact.cloud_profiles.front();
  BOOST_TEST(profile.shoots == 1);
  BOOST_TEST(!profile.effects.empty());
  if (!profile.rejections.empty()) answer.verdicts = "refused: ";
  if (!impact.shoots.at(0).reconcile_errors.empty()) {
    answer.verdicts += "error";
    answer.rule = impact.shoots.at(0).reconcile_errors.front().what.rule;
    return answer;
  }
  answer.verdicts += verdicts(impact);
  for (const impact::Pool& one : impact.shoots.at(0).pools) {
    if (answer.rule.empty() && !one.reasons.empty()) answer.rule = one.reasons.front().rule;
  }
  return answer;
}

Answer change(Zones zones, const Edits& edits, const Edits& shoot_edits = {}) {
  const std::string shoot = zones == Zones::some ? zoned_shoot(shoot_edits) : zoneless_shoot(shoot_edits);
  return answer_of(compare_sides(port_profile() + "\n---\n" + shoot, port_profile(edits) + "\n---\n" + shoot));
}

BOOST_AUTO_TEST_SUITE(profile_changes)

BOOST_AUTO_TEST_CASE(fault_domains_of_the_region_roll_pools_without_zones) {
  const Edits two = {{kCounts, "countFaultDomains:\n    - region: westeurope\n      count: 2\n"}};
  BOOST_TEST(change(Zones::none, two).verdicts == "roll roll");
  BOOST_TEST(change(Zones::none, two).rule == "azure/fault-domains");
  BOOST_TEST(change(Zones::some, two).verdicts == "none none");
  BOOST_TEST(
      change(Zones::none, {{kCounts + kNorth, kCounts + "    - region: northeurope\n      count: 3\n"}}).verdicts ==
      "none none");
}

BOOST_AUTO_TEST_CASE(the_first_entry_of_a_region_wins) {
  const std::string again = "    - region: westeurope\n      count: 2\n";
  BOOST_TEST(change(Zones::none, {{kCounts, "countFaultDomains:\n" + again + kCounts.substr(19)}}).verdicts ==
             "roll roll");
  BOOST_TEST(change(Zones::none, {{kCounts, kCounts + again}}).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(a_region_without_fault_domains_fails_where_there_are_no_zones) {
  const Edits gone = {{kCounts + kNorth, "countFaultDomains:\n" + kNorth}};
  BOOST_TEST(change(Zones::none, gone).verdicts == "error");
  BOOST_TEST(change(Zones::some, gone).verdicts == "none none");
  BOOST_TEST(change(Zones::none, {{kCounts + kNorth, kCounts}}).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(update_domains_do_nothing) {
  const Edits more = {{"countUpdateDomains:\n    - region: westeurope\n      count: 5",
                       "countUpdateDomains:\n    - region: westeurope\n      count: 6"}};
  BOOST_TEST(change(Zones::none, more).verdicts == "none none");
  BOOST_TEST(change(Zones::some, more).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(another_reference_of_the_image_in_use_is_drift) {
  const Edits other = {{kUsed, "gardenlinux-gen2/Versions/1877.3.1"}};
  BOOST_TEST(change(Zones::some, other).verdicts == "drift drift");
  BOOST_TEST(change(Zones::some, {{"gardenlinux:gen2:1592.9.0", "gardenlinux:gen2:1592.9.1"}}).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(accelerated_networking_of_the_type_in_use_is_drift) {
  const std::string begin = "machineTypes:\n    - name: Standard_D4s_v5\n      acceleratedNetworking: ";
  BOOST_TEST(change(Zones::some, {{begin + "false", begin + "true"}}).verdicts == "drift drift");
  const std::string other = "    - name: Standard_D8s_v5\n      acceleratedNetworking: ";
  BOOST_TEST(change(Zones::some, {{other + "true", other + "false"}}).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(versions_in_use_stay) {
  BOOST_TEST(change(Zones::some, {{kUsedVersion, ""}}).verdicts.starts_with("refused: "));
  BOOST_TEST(!change(Zones::some, {{kOtherVersion, ""}}).verdicts.starts_with("refused: roll"));
  const std::string kubernetes = "    - version: 1.34.5\n      classification: deprecated\n";
  BOOST_TEST(change(Zones::some, {{kubernetes, ""}}).verdicts == "refused: none none");
  BOOST_TEST(change(Zones::some, {{"    - version: 1.34.8\n      classification: supported\n", ""}}).verdicts ==
             "none none");
}

BOOST_AUTO_TEST_CASE(machine_types_in_use_may_go_and_then_nothing_is_reconciled) {
  BOOST_TEST(change(Zones::some, {{kUsedType, ""}}).verdicts == "error");
  BOOST_TEST(change(Zones::some, {{kOtherType, ""}}).verdicts == "none none");
  BOOST_TEST(change(Zones::some, {{"memory: 16Gi", "memory: 15Gi"}}).verdicts == "none none");
}

BOOST_AUTO_TEST_CASE(volume_types_and_regions_in_use_may_go) {
  BOOST_TEST(change(Zones::some, {{"  - name: Premium_LRS\n    class: premium\n    usable: true\n", ""}}).verdicts ==
             "none none");
  const std::string region = "  - name: westeurope\n    zones:\n    - name: '1'\n    - name: '2'\n    - name: '3'\n";
  BOOST_TEST(change(Zones::some, {{region, ""}}).verdicts == "none none");
}

/// "1877" in both files: the next apply takes the newest of that major.
BOOST_AUTO_TEST_CASE(partial_image_versions_are_resolved_anew) {
  const Edits partial = {{"version: 1877.3.0", "version: '1877'"}};
  const auto gains = [](const std::string& version) {
    const std::string entry =
        "    - version: " + version + "\n      architectures:\n      - amd64\n      cri:\n      - name: containerd\n";
    const std::string mapping = "      - version: " + version +
                                "\n        architecture: amd64\n        urn: port:gardenlinux:gen2:" + version + "\n";
    return Edits{{kOtherVersion, kOtherVersion + entry},
                 {"    machineImages:\n    - name: gardenlinux\n      versions:\n",
                  "    machineImages:\n    - name: gardenlinux\n      versions:\n" + mapping}};
  };
  BOOST_TEST(change(Zones::some, gains("1877.9.0"), partial).verdicts == "roll none");
  BOOST_TEST(change(Zones::some, gains("1877.9.0"), partial).rule == "core/machine-image");
  BOOST_TEST(change(Zones::some, gains("1899.0.0"), partial).verdicts == "none none");
  BOOST_TEST(change(Zones::some, gains("1877.9.0")).verdicts == "none none");
}

/// The same with Kubernetes: "1.34" only ever moves to another patch, which replaces no node.
BOOST_AUTO_TEST_CASE(partial_kubernetes_versions_move_within_their_minor) {
  const Edits partial = {{"version: 1.34.5", "version: '1.34'"}};
  const std::string newest = "    - version: 1.34.8\n      classification: supported\n";
  BOOST_TEST(change(Zones::some, {{newest, newest + "    - version: 1.34.9\n"}}, partial).verdicts == "none none");
}

/// A pool without an image keeps the one it has, whatever the profile gains.
BOOST_AUTO_TEST_CASE(default_images_are_kept) {
  const Edits open = {{"        image:\n          name: gardenlinux\n          version: 1877.3.0\n", ""}};
  const std::string entry =
      "    - version: 1999.0.0\n      architectures:\n      - amd64\n      cri:\n      - name: containerd\n";
  const std::string mapping =
      "      - version: 1999.0.0\n        architecture: amd64\n        urn: port:gardenlinux:gen2:1999.0.0\n";
  BOOST_TEST(change(Zones::some,
                    {{kOtherVersion, kOtherVersion + entry},
                     {"    machineImages:\n    - name: gardenlinux\n      versions:\n",
                      "    machineImages:\n    - name: gardenlinux\n      versions:\n" + mapping}},
                    open)
                 .verdicts == "none none");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests
