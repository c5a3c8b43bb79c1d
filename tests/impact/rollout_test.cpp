// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/rollout.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/shoot_pair.hpp"

namespace {

using namespace gprov;
using tests::harbor;
using tests::pool;

const std::pair<std::string, std::string> kRolls = {"64Gi", "65Gi"};

std::string range(const impact::Nodes& nodes) { return std::to_string(nodes.min) + "-" + std::to_string(nodes.max); }

impact::Pool apps(const tests::Edits& edits, const std::string& more = "") {
  tests::Edits rolling = edits;
  rolling.push_back(kRolls);
  return pool(tests::compare(harbor(edits) + more, harbor(rolling)), "apps");
}

std::string machine_deployment(const std::string& name, int replicas) {
  return "\n---\napiVersion: machine.sapcloud.io/v1alpha1\nkind: MachineDeployment\nmetadata: {name: "
         "shoot--port--harbor-" +
         name + ", namespace: shoot--port--harbor}\nspec: {replicas: " + std::to_string(replicas) + "}\n";
}

BOOST_AUTO_TEST_SUITE(rollouts)

// pkg/controller/deployment_util_test.go#TestResolveFenceposts of machine-controller-manager and its rule of rounding.
BOOST_AUTO_TEST_CASE(fenceposts_are_those_of_the_machine_controller_manager) {
  const auto posts = [](const hashing::IntOrString& surge, const hashing::IntOrString& unavailable, int nodes) {
    const impact::Fenceposts found = impact::resolve_fenceposts(surge, unavailable, nodes);
    return std::to_string(found.surge) + " " + std::to_string(found.unavailable);
  };
  BOOST_TEST(posts(0, 0, 10) == "0 1");
  BOOST_TEST(posts("0%", "0%", 0) == "0 1");
  BOOST_TEST(posts(1, 0, 10) == "1 0");
  BOOST_TEST(posts("39%", "0%", 10) == "4 0");
  BOOST_TEST(posts("39%", "39%", 10) == "4 3");
  BOOST_TEST(posts("0%", "9%", 10) == "0 1");
  BOOST_TEST(posts("100%", "100%", 3) == "3 3");
}

/// maxSurge 1 over three zones: the first gets it (DistributeOverZones); the others lose a node.
BOOST_AUTO_TEST_CASE(a_surge_of_one_leaves_two_of_three_zones_without) {
  const impact::Pool pool = apps({});
  BOOST_TEST_REQUIRE(pool.machine_deployments.size() == 3U);
  const auto& first = pool.machine_deployments[0].rollout.value();
  const auto& second = pool.machine_deployments[1].rollout.value();
  BOOST_TEST(range(first.nodes) == "1-2");
  BOOST_TEST(range(first.surge) == "1-1");
  BOOST_TEST(range(first.unavailable) == "0-0");
  BOOST_TEST(range(second.surge) == "0-0");
  BOOST_TEST(range(second.unavailable) == "1-1");
  BOOST_TEST(range(second.steps) == "1-2");
  BOOST_TEST(range(pool.rollout.value().nodes) == "3-6");
  BOOST_TEST(range(pool.rollout.value().extra_machines) == "1-1");
  BOOST_TEST(pool.rollout.value().extra_cpu == "4");
  BOOST_TEST(pool.rollout.value().extra_memory == "16Gi");
  BOOST_TEST_REQUIRE(pool.warnings.size() == 1U);
  BOOST_TEST(pool.warnings[0] ==
             "maxSurge 1 is spread over 3 zones and leaves none for zones 2 and 3: there each node goes before its "
             "successor is ready, although maxUnavailable is 0");
}

BOOST_AUTO_TEST_CASE(a_surge_for_every_zone_needs_no_warning) {
  const impact::Pool pool = apps({{"maxSurge: 1", "maxSurge: 3"}});
  BOOST_TEST(pool.warnings.empty());
  BOOST_TEST(range(pool.rollout.value().extra_machines) == "3-3");
  BOOST_TEST(pool.rollout.value().extra_cpu == "12");
  BOOST_TEST(pool.rollout.value().extra_memory == "48Gi");
}

/// 500 s of readiness a step at least; at most creation (20 min), readiness and drain (2 h) each.
BOOST_AUTO_TEST_CASE(times_come_from_steps_and_the_settings_of_the_worker) {
  const impact::Pool plain = apps({});
  BOOST_TEST(range(plain.rollout.value().steps) == "1-2");
  BOOST_TEST(range(plain.rollout.value().seconds) == "500-" + std::to_string(2 * (1'200 + 500 + 7'200)));
  const impact::Pool quick = apps({{"    - name: apps\n",
                                    "    - name: apps\n      machineControllerManager: {machineDrainTimeout: 10m, "
                                    "machineCreationTimeout: 15m0s}\n"}});
  BOOST_TEST(range(quick.rollout.value().seconds) == "500-" + std::to_string(2 * (900 + 500 + 600)));
}

BOOST_AUTO_TEST_CASE(percentages_are_tried_for_every_number_of_nodes) {
  const impact::Pool pool =
      apps({{"maxSurge: 1", "maxSurge: 25%"}, {"minimum: 3", "minimum: 12"}, {"maximum: 6", "maximum: 30"}});
  const auto& zone = pool.machine_deployments.at(0).rollout.value();
  BOOST_TEST(range(zone.nodes) == "4-10");
  BOOST_TEST(range(zone.surge) == "1-3");  // 25% of 4 to 10, rounded up
  BOOST_TEST(range(zone.steps) == "3-4");  // 5, 6 and 9 nodes take three steps
}

BOOST_AUTO_TEST_CASE(live_replicas_make_it_exact) {
  const impact::Pool pool =
      apps({}, machine_deployment("apps-z1", 2) + machine_deployment("apps-z2", 1) + machine_deployment("apps-z3", 1));
  BOOST_TEST(range(pool.nodes) == "4-4");
  BOOST_TEST(range(pool.rollout.value().nodes) == "4-4");
  BOOST_TEST(range(pool.rollout.value().steps) == "2-2");
}

BOOST_AUTO_TEST_CASE(what_does_not_roll_has_no_rollout) {
  const impact::Impact impact = tests::compare(harbor(), harbor({{"maximum: 6", "maximum: 9"}}));
  BOOST_TEST(!pool(impact, "apps").rollout.has_value());
  BOOST_TEST(pool(impact, "apps").warnings.empty());
}

BOOST_AUTO_TEST_CASE(a_new_zone_takes_its_share_from_the_others) {
  const std::pair<std::string, std::string> two = {"      - '2'\n      - '3'\n", "      - '2'\n"};
  const auto with = [&](int replicas) {
    return pool(tests::compare(harbor({two}) + machine_deployment("apps-z1", replicas), harbor()), "apps").warnings;
  };
  const auto warnings = with(3);  // 6 over two zones are 3 and 3, over three 2 and 2 and 2
  BOOST_TEST_REQUIRE(warnings.size() == 2U);
  BOOST_TEST(warnings[0] ==
             "the new zone takes its share of maximum: zone 1 falls from 3 to 2 and loses 1 of its 3 nodes");
  BOOST_TEST(warnings[1] ==
             "the new zone takes its share of maximum: zone 2 falls from 3 to 2 and loses what it has above");
  BOOST_TEST(with(2)[0] == "the new zone takes its share of maximum: zone 1 falls from 3 to 2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
