// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analyzer/report/report.hpp"
#include "tests/support/landscape.hpp"

// One line of one of five CloudProfiles changes, and a thousand Shoots are asked what it means to them.

namespace gprov::tests {
namespace {

constexpr int kShoots = 1000, kProfiles = 5, kChanged = 3;

std::string profile_name(int number) { return "az-" + std::to_string(number % kProfiles); }
bool is_zoned(int number) { return number % 3 == 0; }
bool is_north(int number) { return number % 7 == 0; }
/// Through a NamespacedCloudProfile of the same parent.
bool is_namespaced(int number) { return number % 4 == 0; }
std::string ns(int number) { return "garden-" + std::to_string(number); }

std::string profiles(const Edits& edits) {
  std::string text;
  for (int i = 0; i < kProfiles; ++i) {
    Edits all = {{"name: az-port", "name: " + profile_name(i)}};
    if (i == kChanged) all.insert(all.end(), edits.begin(), edits.end());
    text += port_profile(all) + "\n---\n";
  }
  return text;
}

std::string namespaced(const std::string& space, const std::string& parent, const std::string& kind = "CloudProfile") {
  return "apiVersion: core.gardener.cloud/v1beta1\nkind: NamespacedCloudProfile\nmetadata:\n  name: team\n  "
         "namespace: " +
         space + "\nspec:\n  parent:\n    kind: " + kind + "\n    name: " + parent + "\n---\n";
}

std::string shoot(int number) {
  const std::string reference = is_namespaced(number) ? "kind: NamespacedCloudProfile\n    name: team"
                                                      : "kind: CloudProfile\n    name: " + profile_name(number);
  Edits edits = {{"namespace: garden-port", "namespace: " + ns(number)},
                 {"kind: CloudProfile\n    name: az-port", reference},
                 {"region: westeurope", std::string("region: ") + (is_north(number) ? "northeurope" : "westeurope")}};
  return (is_namespaced(number) ? namespaced(ns(number), profile_name(number)) : "") +
         (is_zoned(number) ? zoned_shoot(edits) : zoneless_shoot(edits)) + "\n---\n";
}

/// All that may not hang on who else is asked.
std::string told(const impact::Shoot& shoot) {
  std::string text = std::string(impact::word(shoot.verdict));
  for (const impact::Pool& pool : shoot.pools) {
    text += "\n" + pool.name + " " + std::string(impact::word(pool.verdict)) + " " +
            std::string(impact::word(pool.confidence));
    for (const impact::Reason& reason : pool.reasons)
      text += " " + reason.rule + " " + reason.path + " " + reason.fingerprint;
    for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
      for (const impact::Name* name : {&deployment.class_name.before, &deployment.class_name.after}) {
        if (const auto* known = std::get_if<std::string>(name)) text += " " + *known;
        if (const auto* unknown = std::get_if<impact::UnknownText>(name)) text += " " + unknown->prefix + "?";
      }
    }
  }
  return text;
}

std::string written(std::string_view format, const impact::Impact& impact, bool verbose = false) {
  std::ostringstream out;
  report::Style style;
  style.verbose = verbose;
  report::find_format(format)->write(impact, style, out);
  return out.str();
}

const Edits kEdit = {{"countFaultDomains:\n    - region: westeurope\n      count: 3",
                      "countFaultDomains:\n    - region: westeurope\n      count: 2"}};

BOOST_AUTO_TEST_SUITE(landscape)

BOOST_AUTO_TEST_CASE(one_line_of_a_profile_rolls_the_pools_that_it_should) {
  std::string shoots;
  for (int i = 0; i < kShoots; ++i) shoots += shoot(i);
  const impact::Impact impact = compare_sides(profiles({}) + shoots, profiles(kEdit) + shoots);
  BOOST_REQUIRE(impact.shoots.size() == kShoots);
  std::map<std::string, const impact::Shoot*> by_namespace;
  for (const impact::Shoot& one : impact.shoots) by_namespace[one.ns] = &one;

  const std::string before = profiles({}), after = profiles(kEdit);
  std::int64_t users = 0, rolling = 0;
  for (int i = 0; i < kShoots; ++i) {
    const bool uses = i % kProfiles == kChanged;
    const bool rolls = uses && !is_zoned(i) && !is_north(i);
    users += uses ? 1 : 0;
    rolling += rolls ? 1 : 0;
    const impact::Shoot& together = *by_namespace.at(ns(i));
    BOOST_TEST(impact::word(together.verdict) == (rolls ? "roll" : "none"), ns(i));
    const impact::Impact alone = compare_sides(before + shoot(i), after + shoot(i));
    BOOST_TEST(told(alone.shoots.at(0)) == told(together), ns(i));
  }
  BOOST_TEST(rolling > 50);
  BOOST_TEST(impact.summary.verdicts.at(static_cast<std::size_t>(impact::Verdict::roll)) == 2 * rolling);
  BOOST_REQUIRE(impact.cloud_profiles.size() == 1U);
  BOOST_TEST(impact.cloud_profiles[0].name == profile_name(kChanged));
  BOOST_TEST(impact.cloud_profiles[0].shoots == users);
  BOOST_TEST(impact.cloud_profiles[0].rejections.empty());
  BOOST_TEST(impact.exit_code == 1);

  // Text is grouped, JSON complete.
  const std::string text = written("text", impact);
  BOOST_TEST(std::count(text.begin(), text.end(), '\n') < 250);
  BOOST_TEST(text.find("(azure/fault-domains): " + std::to_string(2 * rolling) + " pools of " +
                       std::to_string(rolling) + " shoots") != std::string::npos);
  BOOST_TEST(text.find("and " + std::to_string(rolling - 10) + " more shoots with findings") != std::string::npos);
  BOOST_TEST(text.find("azure, westeurope") != std::string::npos);
  BOOST_TEST(text.find("azure, northeurope") == std::string::npos);
  BOOST_TEST(written("text", impact, true).find("more shoots with findings") == std::string::npos);
  const nlohmann::json report = nlohmann::json::parse(written("json", impact));
  BOOST_TEST(report.at("shoots").size() == kShoots);

  std::istringstream lines(written("jsonl", impact));
  std::string line, last;
  std::size_t number = 0;
  for (; std::getline(lines, line); ++number) {
    last = line;
    if (number < kShoots) BOOST_TEST((nlohmann::json::parse(line) == report.at("shoots").at(number)));
  }
  BOOST_TEST(number == kShoots + 1);
  nlohmann::json rest = report;
  rest.erase("shoots");
  rest["kind"] = "ImpactSummary";
  BOOST_TEST((nlohmann::json::parse(last) == rest));
}

std::size_t unknown_shoots(const impact::Impact& impact) {
  return static_cast<std::size_t>(std::count_if(impact.shoots.begin(), impact.shoots.end(), [](const auto& one) {
    return one.verdict == impact::Verdict::unknown;
  }));
}

const impact::Diagnostic* about(const impact::Impact& impact, const std::string& words) {
  for (const impact::Diagnostic& one : impact.diagnostics) {
    if (one.message.find(words) != std::string::npos) return &one;
  }
  return nullptr;
}

BOOST_AUTO_TEST_CASE(shoots_of_an_absent_profile_are_unknown_and_counted) {
  const std::string both = shoot(1) + shoot(6) + shoot(2);  // az-1, az-1, az-2
  const std::string only = port_profile({{"name: az-port", "name: az-2"}}) + "\n---\n";
  const impact::Impact impact = compare_sides(only + both, only + both);
  BOOST_TEST(unknown_shoots(impact) == 2U);
  const impact::Diagnostic* told = about(impact, "CloudProfile az-1 was not given, and 2 Shoots use it");
  BOOST_REQUIRE(told != nullptr);
  BOOST_TEST(told->at->line > 100U);
  BOOST_TEST(impact.exit_code == 4);
}

BOOST_AUTO_TEST_CASE(profiles_without_a_usable_parent_leave_their_shoots_unknown) {
  const Edits own = {{"namespace: garden-port", "namespace: garden-x"},
                     {"kind: CloudProfile\n    name: az-port", "kind: NamespacedCloudProfile\n    name: team"}};
  const auto asked = [&](const std::string& profile) {
    const std::string side = port_profile() + "\n---\n" + profile + zoned_shoot(own) + "\n---\n";
    return compare_sides(side, side);
  };
  BOOST_TEST(unknown_shoots(asked(namespaced("garden-x", "az-port"))) == 0U);
  const impact::Impact missing = asked(namespaced("garden-x", "az-gone"));
  BOOST_TEST(unknown_shoots(missing) == 1U);
  BOOST_TEST(missing.shoots[0].pools[0].reasons[0].why.find("its parent CloudProfile az-gone") != std::string::npos);
  BOOST_TEST(missing.shoots[0].pools[0].reasons[0].after_at.has_value());
  // A parent is a CloudProfile; one that names itself goes round in a circle.
  const impact::Impact circle = asked(namespaced("garden-x", "team", "NamespacedCloudProfile"));
  BOOST_TEST(unknown_shoots(circle) == 1U);
  BOOST_TEST(circle.shoots[0].pools[0].reasons[0].why.find("no CloudProfile but a NamespacedCloudProfile") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_profile_that_does_not_parse_is_an_input_error_with_its_place) {
  const std::string good = port_profile() + "\n---\n" + zoned_shoot();
  const std::string broken =
      port_profile({{"  regions:\n", "  regions: 7\n  seedSelector:\n"}}) + "\n---\n" + zoned_shoot();
  const impact::Impact impact = compare_sides(good, broken);
  BOOST_TEST(impact.exit_code == 3);
  BOOST_TEST(!impact.complete);
  BOOST_TEST(unknown_shoots(impact) == 1U);
  const impact::Diagnostic* told = about(impact, "CloudProfile az-port was not compared");
  BOOST_REQUIRE(told != nullptr);
  BOOST_TEST(told->at->file == "old.yaml");
  BOOST_TEST(about(impact, "spec.regions") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_merge_follows_its_parent) {
  const Edits own = {{"namespace: garden-port", "namespace: garden-x"},
                     {"kind: CloudProfile\n    name: az-port", "kind: NamespacedCloudProfile\n    name: team"}};
  const std::string with_shoot = namespaced("garden-x", "az-port") + zoneless_shoot(own) + "\n---\n";
  const impact::Impact impact =
      compare_sides(port_profile() + "\n---\n" + with_shoot, port_profile(kEdit) + "\n---\n" + with_shoot);
  BOOST_TEST(impact::word(impact.shoots.at(0).verdict) == "roll");
  BOOST_TEST(impact.cloud_profiles.at(0).shoots == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests
