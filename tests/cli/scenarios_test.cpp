// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"

// A folder of fixtures/scenarios is a test: old.yaml against new.yaml, and against near-miss.yaml. case.json says in
// words what happens and holds the verdicts, which come from the catalogue of scenarios and never from this program.

namespace {

using gprov::tests::check_golden;
using gprov::tests::read_file;
using gprov::tests::Run;
using Json = nlohmann::json;

const std::string kFolder = std::string(GPROV_SOURCE_DIR) + "/fixtures/scenarios";

using Releases = std::vector<std::string>;

const Releases kUsual = {"--gardener-version", "1.149.3", "--extension-version", "azure=1.62.1"};

/// Whether one of the releases differs between the sides: then a state against itself may change, too.
bool is_upgrade(const Releases& releases) {
  return std::any_of(releases.begin(), releases.end(),
                     [](const std::string& flag) { return flag.find(':') != std::string::npos; });
}

std::vector<std::string> arguments(const Json& scenario, const Releases& releases, const std::string& new_file) {
  std::vector<std::string> all = {"old.yaml", new_file, "--today", "2026-08-21"};
  all.insert(all.end(), releases.begin(), releases.end());
  for (const std::string file : scenario.at("with")) {
    all.push_back("--with");
    all.push_back(file);
  }
  return all;
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

void check(const std::string& folder, const Json& scenario, const Json& expected, const std::string& new_file,
           const std::string& golden) {
  const Releases releases = expected.value("releases", scenario.value("releases", kUsual));
  std::vector<std::string> text = arguments(scenario, releases, new_file);
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
  check_verdicts(folder + " " + new_file, expected, Json::parse(report.out));
}

BOOST_AUTO_TEST_SUITE(scenarios)

BOOST_AUTO_TEST_CASE(every_folder_says_what_its_case_says) {
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (!entry.is_directory()) continue;
    const std::string folder = entry.path().string();
    BOOST_TEST_CONTEXT(entry.path().filename().string()) {
      const Json scenario = Json::parse(read_file(folder + "/case.json"));
      check(folder, scenario, scenario, "new.yaml", "expected");
      check(folder, scenario, scenario.at("nearMiss"), "near-miss.yaml", "near-miss");
      ++folders;
      const Releases releases = scenario.value("releases", kUsual);
      if (is_upgrade(releases)) continue;
      const Run same = gprov::tests::run(folder, arguments(scenario, releases, "old.yaml"));
      BOOST_TEST(same.exit_code == 0, folder << ": a state against itself is no change\n" << same.out);
    }
  }
  BOOST_TEST(folders >= 34U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
