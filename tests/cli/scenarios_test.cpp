// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scenarios.hpp"

// A folder of fixtures/scenarios is a test: old.yaml against new.yaml, and against near-miss.yaml. case.json says in
// words what happens and holds the verdicts, which come from the catalogue of scenarios and never from this program.

namespace {

using gprov::tests::check_golden;
using gprov::tests::Run;
using gprov::tests::Scenario;
using Json = nlohmann::json;

/// The verdicts of the pools of a Shoot of that name; null if there is no such Shoot.
Json verdicts_of(const std::string& shoot, const Json& report) {
  Json verdicts;
  for (const Json& one : report.at("shoots")) {
    if (one.at("name") != shoot) continue;
    for (const Json& pool : one.at("pools")) verdicts[pool.at("name").get<std::string>()] = pool.at("verdict");
  }
  return verdicts;
}

void check_verdicts(const std::string& what, const Json& expected, const Json& report) {
  Json pools = Json::object(), deployments = Json::object(), when = Json::object();
  for (const Json& pool : report.at("shoots").at(0).at("pools")) {
    pools[pool.at("name").get<std::string>()] = pool.at("verdict");
    when[pool.at("name").get<std::string>()] = pool.at("when").at("kind");
    for (const Json& deployment : pool.at("machineDeployments")) {
      deployments[deployment.at("name").get<std::string>()] = deployment.at("verdict");
    }
  }
  BOOST_TEST(pools == expected.at("verdicts"), what);
  BOOST_TEST(when == expected.value("when", when), what);
  const Json others = expected.value("shoots", Json::object());
  for (const auto& [name, verdicts] : others.items()) {
    BOOST_TEST(verdicts_of(name, report) == verdicts, what << " " << name);
  }
  const Json named = expected.value("deployments", Json::object());
  for (const auto& [name, verdict] : named.items()) {
    BOOST_TEST(deployments.value(name, "none of that name") == verdict.get<std::string>(), what << " " << name);
  }
  const bool fails = expected.value("reconcileError", false);
  BOOST_TEST(report.at("shoots").at(0).at("reconcileErrors").empty() == !fails, what);
  const bool rejected = expected.value("rejected", false);
  BOOST_TEST(report.at("shoots").at(0).at("rejections").empty() == !rejected, what);
  const auto rolls = [](const Json& verdict) { return verdict == "roll" || verdict == "delete"; };
  const bool graver = std::any_of(pools.begin(), pools.end(), rolls);
  BOOST_TEST(report.at("result").at("exitCode").get<int>() == (graver || fails || rejected ? 1 : 0), what);
}

void check(const std::string& folder, const std::vector<std::string>& text, const Json& expected,
           const std::string& golden) {
  const Run printed = gprov::tests::run(folder, text);
  std::vector<std::string> json = text;
  json.insert(json.end(), {"-o", "json"});
  const Run report = gprov::tests::run(folder, json);
  BOOST_TEST(printed.exit_code == report.exit_code, folder);
  BOOST_TEST(report.err == "", folder);
  check_golden(folder + "/" + golden + ".txt", printed.out);
  check_golden(folder + "/" + golden + ".json", report.out);
  if (!Json::accept(report.out)) {
    BOOST_ERROR(folder << ": no JSON but: " << report.out << report.err);
    return;
  }
  check_verdicts(folder + " " + golden, expected, Json::parse(report.out));
}

BOOST_AUTO_TEST_SUITE(scenarios)

BOOST_AUTO_TEST_CASE(every_folder_says_what_its_case_says) {
  const std::size_t folders = gprov::tests::for_each_scenario([](const Scenario& one) {
    BOOST_TEST_CONTEXT(one.folder) {
      const Json scenario = Json::parse(one.text);
      check(one.folder, one.expected, scenario, "expected");
      check(one.folder, one.near_miss, scenario.at("nearMiss"), "near-miss");
      if (!one.same) return;
      const Run same = gprov::tests::run(one.folder, *one.same);
      BOOST_TEST(same.exit_code == 0, one.folder << ": a state against itself is no change\n" << same.out);
    }
  });
  BOOST_TEST(folders >= 34U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
