// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/openstack/sample.hpp"

// What rolls a pool, what only new machines get, and what does neither, by release: one row for each statement of the
// catalogue of Gardener's behaviour and for its near miss.

namespace gprov::tests {
namespace {

struct Row {
  const char* what;
  std::string before, after;
  const char* verdict;
  const char* extension = "1.57.0";
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string all = kProfile + kInfrastructure;
    const std::string verdict = compared(all + row.before, all + row.after, row.extension)->verdict();
    BOOST_TEST(verdict == row.verdict, row.what << ": " << verdict << " instead of " << row.verdict);
  }
}

std::string labels(const std::string& text) { return shoot_with("machineLabels: [" + text + "]"); }
std::string groups(const std::string& text) { return shoot_with("additionalSecurityGroups: [" + text + "]"); }
std::string pool_with(const std::string& text) {
  return with(kShoot, "      minimum: 1\n", text + "      minimum: 1\n");
}
std::string volume(const std::string& text) { return kShoot + "      volume: {" + text + "}\n"; }

const std::string kTier = "{name: tier, value: gold, triggerRollingOnUpdate: true}";

BOOST_AUTO_TEST_SUITE(openstack_triggers)

BOOST_AUTO_TEST_CASE(machine_labels_that_roll) {
  check({
      {"added", kShoot, labels(kTier), "roll"},
      {"removed", labels(kTier), kShoot, "roll"},
      {"renamed", labels(kTier), labels("{name: rank, value: gold, triggerRollingOnUpdate: true}"), "roll"},
      {"another value", labels(kTier), labels("{name: tier, value: tin, triggerRollingOnUpdate: true}"), "roll"},
      {"switched on", labels("{name: tier, value: gold}"), labels(kTier), "roll"},
      {"switched off", labels(kTier), labels("{name: tier, value: gold, triggerRollingOnUpdate: false}"), "roll"},
      {"false written out", labels("{name: tier, value: gold}"),
       labels("{name: tier, value: gold, triggerRollingOnUpdate: false}"), "none"},
      {"one more without the switch", labels(kTier), labels(kTier + ", {name: a, value: b}"), "drift"},
      {"another order", labels(kTier + ", {name: a, value: b, triggerRollingOnUpdate: true}"),
       labels("{name: a, value: b, triggerRollingOnUpdate: true}, " + kTier), "none"},
      {"at the first release that is known", kShoot, labels(kTier), "roll", "1.33.0"},
  });
}

BOOST_AUTO_TEST_CASE(machine_labels_become_metadata) {
  check({
      {"added without the switch", kShoot, labels("{name: tier, value: gold}"), "drift"},
      {"characters that metadata do not have are one character", labels("{name: a/b, value: c}"),
       labels("{name: a-b, value: c}"), "none"},
      {"values keep theirs", labels("{name: a, value: b/c}"), labels("{name: a, value: b-c}"), "drift"},
      {"a label of the pool", kShoot, pool_with("      labels: {team: x}\n"), "drift"},
      {"an annotation of the pool", kShoot, pool_with("      annotations: {team: x}\n"), "none"},
      {"a taint of the pool", kShoot, pool_with("      taints: [{key: a, value: b, effect: NoSchedule}]\n"), "none"},
  });
}

BOOST_AUTO_TEST_CASE(security_groups_roll_from_1_55) {
  check({
      {"added", kShoot, groups("nfs"), "roll", "1.55.0"},
      {"one more", groups("nfs"), groups("nfs, z"), "roll"},
      {"removed", groups("nfs"), kShoot, "roll"},
      {"renamed", groups("nfs"), groups("nfs2"), "roll"},
      {"another order", groups("a, b"), groups("b, a"), "drift"},
      {"an empty list", kShoot, groups(""), "none"},
  });
}

BOOST_AUTO_TEST_CASE(server_groups_roll) {
  const auto group = [](const std::string& policy) { return shoot_with("serverGroup: {policy: " + policy + "}"); };
  check({
      {"added", kShoot, group("anti-affinity"), "roll"},
      {"another policy", group("anti-affinity"), group("soft-anti-affinity"), "roll"},
      {"removed", group("anti-affinity"), kShoot, "roll"},
      {"added at the first release that is known", kShoot, group("anti-affinity"), "roll", "1.33.0"},
      {"no policy is no group", kShoot, shoot_with("serverGroup: {policy: ''}"), "none"},
      {"the same", group("anti-affinity"), group("anti-affinity"), "none"},
  });
}

BOOST_AUTO_TEST_CASE(node_templates_never_roll) {
  const auto capacity = [](const std::string& text) { return shoot_with("nodeTemplate: {capacity: {" + text + "}}"); };
  const auto virtual_capacity = [](const std::string& value) {
    return shoot_with("nodeTemplate: {virtualCapacity: {example.com/nic: " + value + "}}");
  };
  check({
      {"other capacity", capacity("cpu: 4"), capacity("cpu: 8"), "drift"},
      {"a number and its text", capacity("cpu: 4"), capacity("cpu: '4'"), "none"},
      {"virtual capacity", virtual_capacity("1"), virtual_capacity("2"), "drift"},
      {"virtual capacity added", kShoot, virtual_capacity("1"), "drift"},
      {"… which no class of v1.52 has", virtual_capacity("1"), virtual_capacity("2"), "none", "1.52.0"},
      {"an empty WorkerConfig", kShoot, shoot_with(""), "none"},
  });
}

BOOST_AUTO_TEST_CASE(volumes) {
  check({
      {"a size", kShoot, volume("size: 50Gi"), "roll"},
      {"another size", volume("size: 50Gi"), volume("size: 60Gi"), "roll"},
      {"a type", volume("size: 50Gi"), volume("size: 50Gi, type: nfs"), "roll"},
      {"encryption is used nowhere", volume("size: 50Gi"), volume("size: 50Gi, encrypted: true"), "none"},
      {"data volumes are used nowhere", volume("size: 50Gi"),
       volume("size: 50Gi") + "      dataVolumes: [{name: d, size: 10Gi, type: nfs}]\n", "none"},
  });
}

BOOST_AUTO_TEST_CASE(storage_of_the_machine_type) {
  const auto drifts = [](const std::string& shoot, const char* replacement, const char* extension = "1.57.0") {
    const std::string before = with(kProfile, "type: default, size: 40Gi", "type: premium, size: 40Gi");
    const std::string after = with(kProfile, "type: default, size: 40Gi", replacement);
    return compared(before + kInfrastructure + shoot, after + kInfrastructure + shoot, extension)->verdict();
  };
  BOOST_TEST(drifts(kShoot, "type: fast, size: 40Gi") == "drift");
  BOOST_TEST(drifts(kShoot, "type: premium, size: 80Gi") == "drift");
  BOOST_TEST(drifts(kShoot, "type: premium, size: 80Gi", "1.53.0") == "none");
  // Its size counts without one of the Shoot only, its type without a type of the Shoot.
  BOOST_TEST(drifts(volume("size: 50Gi"), "type: premium, size: 80Gi") == "none");
  BOOST_TEST(drifts(volume("size: 50Gi"), "type: fast, size: 40Gi") == "drift");
  BOOST_TEST(drifts(volume("size: 50Gi, type: nfs"), "type: fast, size: 80Gi") == "none");
}

BOOST_AUTO_TEST_CASE(networks_and_limits) {
  const std::string pods = with(kShoot, "pods: 100.64.0.0/12", "pods: 100.64.0.0/11");
  check({
      {"the pod network", kShoot, pods, "drift"},
      {"the services", kShoot, with(kShoot, "pods: 100", "services: 100.96.0.0/13, pods: 100"), "none"},
      {"a maximum", kShoot, with(kShoot, "maximum: 3", "maximum: 9"), "none"},
      {"the zone in a place", with(kShoot, "[eu-1a]", "[eu-1a, eu-1b]"), with(kShoot, "[eu-1a]", "[eu-1b, eu-1a]"),
       "drift"},
  });
}

BOOST_AUTO_TEST_CASE(an_upgrade_of_the_extension_changes_no_name) {
  for (const auto& [from, to] : std::vector<std::pair<const char*, const char*>>{
           {"1.47.0", "1.48.0"}, {"1.52.0", "1.53.0"}, {"1.54.0", "1.55.0"}}) {
    const auto side = [](const char* extension) {
      const std::string all = kProfile + kInfrastructure + labels(kTier);
      return hashing::digest(compared("", all, extension)->new_one().data, 5).value();
    };
    BOOST_TEST(side(from) == side(to), from << " to " << to);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace gprov::tests
