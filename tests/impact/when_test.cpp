// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/shoot_pair.hpp"

// strategy.go#mustIncreaseGeneration and infos.go#shouldReconcileNow@v1.149.3.

namespace {

using namespace gprov;
using tests::Edits;
using tests::harbor;
using tests::pool;
using tests::stored_harbor;

const std::pair<std::string, std::string> kRolls = {"64Gi", "65Gi"};
const std::pair<std::string, std::string> kConfined = {"  maintenance:\n",
                                                       "  maintenance:\n    confineSpecUpdateRollout: true\n"};
const std::pair<std::string, std::string> kAsleep = {"spec:\n", "spec:\n  hibernation: {enabled: true}\n"};
const std::pair<std::string, std::string> kIgnored = {
    "metadata:\n", "metadata:\n  annotations: {shoot.gardener.cloud/ignore: \"T\"}\n"};

impact::When when(const std::string& before, const std::string& after) {
  return pool(tests::compare(before, after), "apps").when;
}

std::string kind(const impact::When& when) { return std::string(impact::word(when.kind)); }

std::string state(const std::string& state) { return "  lastOperation: {type: Reconcile, state: " + state + "}\n"; }

BOOST_AUTO_TEST_SUITE(when_it_happens)

BOOST_AUTO_TEST_CASE(a_changed_spec_acts_at_once) {
  BOOST_TEST(kind(when(harbor(), harbor({kRolls}))) == "now");
  BOOST_TEST(kind(when(harbor(), harbor())) == "never");
  BOOST_TEST(when(harbor(), harbor({kRolls})).note == "");
}

BOOST_AUTO_TEST_CASE(a_confined_update_waits_for_the_next_window) {
  const impact::When confined = when(harbor(), harbor({kRolls, kConfined}));
  BOOST_TEST(kind(confined) == "maintenance");
  BOOST_TEST(confined.detail == "220000+0100-230000+0100");
  BOOST_TEST(confined.next.value().begin == "2026-08-21T21:00:00Z");
  BOOST_TEST(confined.next.value().end == "2026-08-21T21:45:00Z");
  BOOST_TEST(confined.next.value().local_end == "2026-08-21T22:45:00+01:00");
  // The new object decides: taking the word back releases everything.
  BOOST_TEST(kind(when(harbor({kConfined}), harbor({kRolls}))) == "now");
  // Hibernation that is switched acts at once, confined or not.
  BOOST_TEST(kind(when(harbor({kConfined, kAsleep}), harbor({kRolls, kConfined}))) == "now");
}

BOOST_AUTO_TEST_CASE(an_operation_releases_a_confined_update) {
  const auto with = [](const std::string& operation) {
    return kind(when(harbor({kConfined}),
                     harbor({kRolls, kConfined, tests::annotated("gardener.cloud/operation", operation)})));
  };
  BOOST_TEST(with("reconcile") == "now");
  BOOST_TEST(with("rotate-observability-credentials") == "now");
  BOOST_TEST(with("maintain") == "now");
  BOOST_TEST(with("retry") == "maintenance");  // of a Shoot that did not fail
}

BOOST_AUTO_TEST_CASE(a_hibernated_shoot_gets_its_nodes_at_wake_up) {
  BOOST_TEST(kind(when(harbor({kAsleep}), harbor({kRolls, kAsleep}))) == "after-wake-up");
  BOOST_TEST(kind(when(harbor(), harbor({kRolls, kAsleep}))) == "after-wake-up");
  const impact::When waking = when(harbor({kAsleep}), harbor({kRolls}));
  BOOST_TEST(kind(waking) == "now");
  BOOST_TEST(waking.note.starts_with("the Shoot wakes up"));
}

const std::pair<std::string, std::string> reserve(const std::string& memory) {
  return {"    version: 1.34.5\n",
          "    version: 1.34.5\n    kubelet: {kubeReserved: {cpu: 80m, memory: " + memory + ", pid: 20k}}\n"};
}

/// core.md §12, case 6: the same quantity in a spelling that hashes otherwise.
BOOST_AUTO_TEST_CASE(another_spelling_rolls_at_the_next_reconciliation) {
  const impact::When spelt = when(harbor({reserve("1Gi")}), harbor({reserve("\"1073741824\"")}));
  BOOST_TEST(kind(spelt) == "now");
  BOOST_TEST(spelt.note.starts_with("at the next reconciliation"));
  const impact::When more = when(harbor({reserve("1Gi")}), harbor({reserve("\"1073741825\"")}));
  BOOST_TEST(kind(more) == "now");
  BOOST_TEST(more.note == "");
}

BOOST_AUTO_TEST_CASE(a_failed_shoot_waits_for_a_retry_unless_its_spec_changes) {
  const std::string failed = stored_harbor(state("Failed"));
  BOOST_TEST(kind(when(failed, harbor({kRolls}))) == "now");
  const impact::When confined = when(failed, harbor({kRolls, kConfined}));
  BOOST_TEST(kind(confined) == "manual");
  BOOST_TEST(confined.note.find("retry") != std::string::npos);
  BOOST_TEST(kind(when(stored_harbor(state("Error")), harbor({kRolls, kConfined}))) == "now");
  BOOST_TEST(kind(when(stored_harbor(state("Succeeded")), harbor({kRolls, kConfined}))) == "maintenance");
}

BOOST_AUTO_TEST_CASE(an_ignored_shoot_is_left_alone_where_that_is_certain) {
  const impact::When somewhere = when(harbor(), harbor({kRolls, kIgnored}));
  BOOST_TEST(kind(somewhere) == "now");
  BOOST_TEST(somewhere.note.find("ignore") != std::string::npos);
  const std::pair<std::string, std::string> garden = {"namespace: garden-port", "namespace: garden"};
  BOOST_TEST(kind(when(harbor({garden}), harbor({garden, kRolls, kIgnored}))) == "manual");
}

BOOST_AUTO_TEST_CASE(manual_in_place_updates_are_started_by_somebody) {
  const auto pools = [](const std::string& strategy) -> std::pair<std::string, std::string> {
    return {"    - name: apps\n", "    - name: apps\n      updateStrategy: " + strategy + "\n"};
  };
  const std::pair<std::string, std::string> newer = {"version: 1877.3.0", "version: 1877.5.0"};
  const auto of = [&](const std::string& strategy) {
    const impact::Impact impact = tests::compare(harbor({pools(strategy)}), harbor({pools(strategy), newer}));
    const impact::Pool& apps = pool(impact, "apps");
    BOOST_TEST((apps.verdict == impact::Verdict::in_place));
    return kind(apps.when);
  };
  BOOST_TEST(of("ManualInPlaceUpdate") == "manual");
  BOOST_TEST(of("AutoInPlaceUpdate") == "now");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
