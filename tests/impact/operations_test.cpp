// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/shoot_pair.hpp"

// What reconciler.go#updateShootStatusOperationStart and validation/shoot.go#validateShootOperation do with
// annotations.

namespace {

using namespace gprov;
using tests::annotated;
using tests::harbor;
using tests::pool;
using tests::stored_harbor;
using tests::verdicts;

const std::string kIdle = "  lastOperation: {type: Reconcile, state: Succeeded}\n";

std::string rotation(const std::string& phase, const std::string& pending = "[]") {
  const std::string one =
      "{phase: " + phase + ", lastInitiationTime: \"2026-08-01T10:00:00Z\", pendingWorkersRollouts: " + pending + "}";
  return kIdle + "  credentials: {rotation: {certificateAuthorities: " + one + ", serviceAccountKey: " + one + "}}\n";
}

impact::Impact operate(const std::string& operation, const std::string& status = kIdle,
                       const std::string& gardener = "1.149.3",
                       const std::string& annotation = "gardener.cloud/operation") {
  return tests::compare(stored_harbor(status), harbor({annotated(annotation, operation)}), gardener);
}

std::string rejected(const impact::Impact& impact) {
  std::string text;
  for (const auto& refusal : impact.shoots.at(0).rejections) {
    text += (text.empty() ? "" : " | ") + refusal.what.rule + " " + refusal.what.type;
  }
  return text;
}

std::string rules(const impact::Pool& pool) {
  std::string text;
  for (const auto& reason : pool.reasons) text += (text.empty() ? "" : " ") + reason.rule;
  return text;
}

std::string name(const impact::Name& name) { return std::get<std::string>(name); }

BOOST_AUTO_TEST_SUITE(operations)

BOOST_AUTO_TEST_CASE(a_rotation_rolls_every_pool_from_its_start) {
  for (const char* operation : {"rotate-ca-start", "rotate-serviceaccount-key-start", "rotate-credentials-start"}) {
    const impact::Impact impact = operate(operation);
    BOOST_TEST(verdicts(impact) == "roll roll", operation);
    BOOST_TEST(rejected(impact) == "", operation);
  }
  BOOST_TEST(rules(pool(operate("rotate-ca-start"), "apps")) == "core/ca-rotation");
  BOOST_TEST(rules(pool(operate("rotate-serviceaccount-key-start"), "apps")) == "core/service-account-key-rotation");
  BOOST_TEST(rules(pool(operate("rotate-credentials-start"), "apps")) ==
             "core/ca-rotation core/service-account-key-rotation");
}

/// The class is the one that a status with that time gives.
BOOST_AUTO_TEST_CASE(the_new_name_follows_from_the_time_of_the_start) {
  const std::string started =
      kIdle + "  credentials: {rotation: {certificateAuthorities: {lastInitiationTime: \"2026-08-21T12:00:00Z\"}}}\n";
  const impact::Impact known = tests::compare(stored_harbor(kIdle), stored_harbor(started));
  const auto& by_status = pool(known, "batch").machine_deployments.at(0).class_name;
  const impact::Impact impact = operate("rotate-ca-start");
  const auto& by_operation = pool(impact, "batch").machine_deployments.at(0).class_name;
  BOOST_TEST(name(by_operation.after) == name(by_status.after));
  BOOST_TEST(name(by_operation.before) == name(by_status.before));
  BOOST_TEST(name(by_operation.before) != name(by_operation.after));
  BOOST_TEST(impact.assumed.at(0).after == "2026-08-21T12:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_start_without_workers_rollout_rolls_nothing) {
  for (const char* operation :
       {"rotate-ca-start-without-workers-rollout", "rotate-serviceaccount-key-start-without-workers-rollout",
        "rotate-credentials-start-without-workers-rollout"}) {
    BOOST_TEST(verdicts(operate(operation)) == "none none", operation);
    BOOST_TEST(verdicts(operate(operation, rotation("Completed"))) == "none none", operation);
    BOOST_TEST(rejected(operate(operation, kIdle, "1.118.0")) == "core/operation-unknown Forbidden", operation);
    BOOST_TEST(rejected(operate(operation, kIdle, "1.111.0")) == "core/operation-unknown NotSupported", operation);
  }
}

BOOST_AUTO_TEST_CASE(pools_that_a_rotation_waits_for_roll_when_they_are_named) {
  const std::string waiting = rotation("WaitingForWorkersRollout", "[{name: apps}, {name: batch}]");
  BOOST_TEST(verdicts(operate("rotate-rollout-workers=apps", waiting)) == "roll none");
  BOOST_TEST(verdicts(operate("rotate-rollout-workers=apps,batch", waiting)) == "roll roll");
  BOOST_TEST(rejected(operate("rotate-rollout-workers=apps", rotation("Prepared"))) == "core/rotation-phase Forbidden");
  BOOST_TEST(rejected(operate("rotate-rollout-workers=nix", waiting)) == "core/operation-pools Invalid");
  BOOST_TEST(rejected(operate("rotate-rollout-workers=apps,apps", waiting)) == "core/operation-pools Duplicate");
  BOOST_TEST(rejected(operate("rotate-rollout-workers=", waiting)) ==
             "core/operation-pools Required | core/operation-pools Invalid");
}

BOOST_AUTO_TEST_CASE(without_a_status_nobody_knows_what_a_rotation_waits_for) {
  const impact::Impact impact =
      tests::compare(harbor(), harbor({annotated("gardener.cloud/operation", "rotate-rollout-workers=apps")}));
  BOOST_TEST(verdicts(impact) == "unknown none");
  BOOST_TEST(pool(impact, "apps").conditions.at(0) == "the Shoot's status");
}

BOOST_AUTO_TEST_CASE(completing_a_rotation_rolls_nothing) {
  BOOST_TEST(verdicts(operate("rotate-ca-complete", rotation("Prepared"))) == "none none");
  BOOST_TEST(rejected(operate("rotate-ca-complete", rotation("Prepared"))) == "");
  BOOST_TEST(rejected(operate("rotate-ca-complete", rotation("Preparing"))) == "core/rotation-phase Forbidden");
  BOOST_TEST(rejected(operate("rotate-ca-start", rotation("Prepared"))) == "core/rotation-phase Forbidden");
}

BOOST_AUTO_TEST_CASE(rollout_workers_rolls_under_the_same_name) {
  const impact::Impact impact = operate("rollout-workers=batch");
  BOOST_TEST(verdicts(impact) == "none roll");
  const auto& deployment = pool(impact, "batch").machine_deployments.at(0);
  BOOST_TEST(name(deployment.class_name.before) == name(deployment.class_name.after));
  BOOST_TEST((deployment.verdict == impact::Verdict::roll));
  BOOST_TEST(rules(pool(impact, "batch")) == "core/rollout-workers");
  BOOST_TEST(verdicts(operate("rollout-workers=*")) == "roll roll");
  BOOST_TEST(rejected(operate("rollout-workers=*,apps")).find("core/operation-pools Forbidden") == 0U);
  BOOST_TEST(rejected(operate("rollout-workers=*", kIdle, "1.131.0")) == "core/operation-unknown NotSupported");
}

BOOST_AUTO_TEST_CASE(a_hibernated_shoot_takes_few_operations) {
  const auto hibernate = [](const std::string& operation) {
    const std::pair<std::string, std::string> sleeps = {"spec:\n", "spec:\n  hibernation: {enabled: true}\n"};
    return tests::compare(stored_harbor(kIdle + "  hibernated: true\n", {sleeps}),
                          harbor({sleeps, annotated("gardener.cloud/operation", operation)}));
  };
  BOOST_TEST(rejected(hibernate("rollout-workers=apps")) == "core/operation-hibernated Forbidden");
  BOOST_TEST(rejected(hibernate("rotate-credentials-start")) == "core/operation-hibernated Forbidden");
  BOOST_TEST(rejected(hibernate("rotate-ca-start")) == "");
  BOOST_TEST((pool(hibernate("rotate-ca-start"), "apps").when.kind == impact::WhenKind::after_wake_up));
}

BOOST_AUTO_TEST_CASE(several_operations_are_a_list_since_v1_133) {
  BOOST_TEST(rules(pool(operate("rotate-ca-start; rollout-workers=apps"), "apps")) ==
             "core/rollout-workers core/ca-rotation");
  BOOST_TEST(rejected(operate("rotate-ca-start;rotate-ssh-keypair", kIdle, "1.132.0")) ==
             "core/operation-unknown NotSupported");
  BOOST_TEST(rejected(operate("rotate-ca-start;rotate-ca-start-without-workers-rollout")) ==
             "core/operation-combination Forbidden");
  BOOST_TEST(rejected(operate("maintain;reconcile")) == "core/operation-combination Forbidden");
  BOOST_TEST(rejected(operate("dance")) == "core/operation-unknown NotSupported");
}

BOOST_AUTO_TEST_CASE(an_operation_for_maintenance_waits_for_the_window) {
  const impact::Impact impact = operate("rotate-ca-start", kIdle, "1.149.3", "maintenance.gardener.cloud/operation");
  BOOST_TEST(verdicts(impact) == "roll roll");
  const impact::When& when = pool(impact, "apps").when;
  BOOST_TEST((when.kind == impact::WhenKind::maintenance));
  BOOST_TEST(when.next.value().begin == "2026-08-21T21:00:00Z");
  BOOST_TEST(when.next.value().local_begin == "2026-08-21T22:00:00+01:00");
}

BOOST_AUTO_TEST_CASE(what_stands_on_both_sides_is_not_compared_but_told) {
  const std::string text = harbor({annotated("gardener.cloud/operation", "rotate-ca-start")});
  const impact::Impact impact = tests::compare(text, text);
  BOOST_TEST(verdicts(impact) == "none none");
  BOOST_TEST(impact.diagnostics.at(0).message.find("stands on both sides") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
