// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/shoot_pair.hpp"

// What comes, goes and changes its name, each with what looks alike and is not.

namespace {

using namespace gprov;
using tests::harbor;
using tests::pool;
using tests::verdicts;

std::string shoot_verdict(const impact::Impact& impact) {
  return std::string(impact::word(impact.shoots.at(0).verdict));
}

const std::pair<std::string, std::string> kBig = {"    - name: batch\n      minimum: 1\n",
                                                  "    - name: batch\n      priority: 7\n      minimum: 1\n"};

std::string workerless() {
  const std::string text = harbor();
  const std::size_t begin = text.find("    infrastructureConfig:"), end = text.find("  maintenance:");
  return text.substr(0, begin) + text.substr(end);
}

BOOST_AUTO_TEST_SUITE(lifecycle)

BOOST_AUTO_TEST_CASE(a_renamed_pool_is_recreated_in_both_directions) {
  const std::pair<std::string, std::string> renamed = {"name: apps", "name: web"};
  for (const impact::Impact& impact :
       {tests::compare(harbor(), harbor({renamed})), tests::compare(harbor({renamed}), harbor())}) {
    BOOST_TEST(shoot_verdict(impact) == "recreate");
    BOOST_TEST(impact.exit_code == 1);
  }
  const impact::Impact impact = tests::compare(harbor(), harbor({renamed}));
  BOOST_TEST(verdicts(impact) == "delete none create");
  BOOST_TEST(pool(impact, "apps").recreate_of == "web");
  BOOST_TEST(pool(impact, "web").recreate_of == "apps");
}

BOOST_AUTO_TEST_CASE(a_renamed_pool_may_change_what_does_not_matter) {
  const impact::Impact sized =
      tests::compare(harbor(), harbor({{"name: apps", "name: web"}, {"minimum: 3", "minimum: 4"}}));
  BOOST_TEST(shoot_verdict(sized) == "recreate");
  const impact::Impact another =
      tests::compare(harbor(), harbor({{"name: apps\n", "name: web\n      providerConfig: {}\n"},
                                       {"      providerConfig: {}\n", ""},
                                       {"      - '3'\n", ""}}));
  BOOST_TEST(shoot_verdict(another) == "delete");
  BOOST_TEST(pool(another, "web").recreate_of == "");
}

/// Pools are known by name: names that change places move every node (core.md §12, case 30).
BOOST_AUTO_TEST_CASE(pools_that_exchange_names_roll_unless_they_are_alike) {
  const tests::Edits swap = {{"name: apps", "name: tmp"}, {"name: batch", "name: apps"}, {"name: tmp", "name: batch"}};
  const std::string size =
      "      minimum: 1\n      maximum: 2\n      maxSurge: 1\n      maxUnavailable: 0\n      machine:\n        type: "
      "Standard_D4s_v5";
  const std::string big =
      "      minimum: 1\n      maximum: 2\n      maxSurge: 1\n      maxUnavailable: 0\n      machine:\n        type: "
      "Standard_D8s_v5";
  tests::Edits after = {{size, big}};
  after.insert(after.end(), swap.begin(), swap.end());
  const impact::Impact impact = tests::compare(harbor({{size, big}}), harbor(after));
  // apps had three zones and batch one: one zone of each rolls, two come and go.
  const auto rolls = [&](const std::string& name) {
    for (const auto& one : pool(impact, name).machine_deployments) {
      if (one.zone == "1") return one.verdict == impact::Verdict::roll;
    }
    return false;
  };
  BOOST_TEST(rolls("apps"));
  BOOST_TEST(rolls("batch"));
  const impact::Impact alike = tests::compare(harbor(), harbor(swap));
  for (const char* name : {"apps", "batch"}) {
    BOOST_TEST((pool(alike, name).machine_deployments.at(0).verdict == impact::Verdict::none), name);
  }
}

BOOST_AUTO_TEST_CASE(pools_come_and_go_without_touching_others) {
  const std::string with = harbor();
  const std::size_t begin = with.find("    - name: batch"), end = with.find("  maintenance:");
  const std::string without = with.substr(0, begin) + with.substr(end);
  BOOST_TEST(verdicts(tests::compare(without, with)) == "none create");
  BOOST_TEST(tests::compare(without, with).exit_code == 0);
  BOOST_TEST(verdicts(tests::compare(with, without)) == "none delete");
  BOOST_TEST(verdicts(tests::compare(with, harbor({kBig}))) == "none none");
}

BOOST_AUTO_TEST_CASE(a_shoot_gets_workers_or_loses_them) {
  BOOST_TEST(verdicts(tests::compare(workerless(), harbor())) == "create create");
  BOOST_TEST(verdicts(tests::compare(harbor(), workerless())) == "delete delete");
  BOOST_TEST(verdicts(tests::compare(workerless(), workerless())) == "");
}

BOOST_AUTO_TEST_CASE(a_shoot_comes_or_goes_as_a_whole) {
  const std::string other = harbor({{"name: harbor", "name: pier"}});
  const impact::Impact impact = tests::compare(harbor(), other);
  BOOST_TEST_REQUIRE(impact.shoots.size() == 2U);
  BOOST_TEST(impact.shoots[0].name == "harbor");
  BOOST_TEST(std::string(impact::word(impact.shoots[0].verdict)) == "delete");
  BOOST_TEST(std::string(impact::word(impact.shoots[1].verdict)) == "create");
  BOOST_TEST(impact.shoots[0].pools.at(0).recreate_of == "");
  BOOST_TEST(impact.exit_code == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
