// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/operations.hpp"

#include <algorithm>
#include <array>

#include "analyzer/gardener/maintenance_window.hpp"
#include "analyzer/gardener/operations_check.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/impact/compare.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

constexpr std::array kAnnotations = {gardener::kOperation, gardener::kMaintenanceOperation};

const std::string* annotation(const State* state, std::string_view name) {
  if (state == nullptr) return nullptr;
  const auto& annotations = state->object->value.metadata.annotations;
  const auto found = annotations.find(std::string(name));
  return found == annotations.end() || found->second.empty() ? nullptr : &found->second;
}

bool is_on_both_sides(const State* before, const State& after, std::string_view name) {
  const std::string* old_one = annotation(before, name);
  const std::string* new_one = annotation(&after, name);
  return old_one != nullptr && new_one != nullptr && *old_one == *new_one;
}

std::string path_of(std::string_view name) { return "metadata.annotations[" + std::string(name) + "]"; }

bool is_rotation(const Reason& reason) {
  return reason.rule == "core/ca-rotation" || reason.rule == "core/service-account-key-rotation";
}

std::string_view annotation_of(const State& after, const std::string& pool,
                               std::set<std::string> gardener::StartedOperations::*which) {
  return (after.started.now.*which).contains(pool) ? gardener::kOperation : gardener::kMaintenanceOperation;
}

bool concerns(const State& after, const std::string& pool, std::set<std::string> gardener::StartedOperations::*which) {
  return (after.started.now.*which).contains(pool) || (after.started.maintenance.*which).contains(pool);
}

}  // namespace

void begin_operations(State& after, const State* before, const gardener::Environment& environment) {
  const model::Shoot& shoot = after.stored;
  const bool repeated = std::all_of(kAnnotations.begin(), kAnnotations.end(), [&](std::string_view name) {
    return annotation(&after, name) == nullptr || is_on_both_sides(before, after, name);
  });
  if (after.object->state == model::State::manifest && !repeated) {
    const auto status =
        before == nullptr || shoot.status.last_operation ? gardener::StatusKnown::yes : gardener::StatusKnown::no;
    for (auto& rejection : gardener::check_operations(shoot, environment.gardener, status)) {
      after.rejections.push_back(std::move(rejection));
    }
  }
  if (before == nullptr) return;
  const auto begin = [&](std::string_view name, long long moment) -> gardener::StartedOperations {
    if (annotation(&after, name) == nullptr || is_on_both_sides(before, after, name)) return {};
    return gardener::start_operations(after.stored, gardener::operations_in(shoot, name, environment.gardener),
                                      gardener::rfc3339(moment, 0), environment.gardener);
  };
  after.started.now = begin(gardener::kOperation, environment.now);
  const auto window = gardener::effective_maintenance_window(shoot);
  after.started.maintenance_begin =
      window ? std::max(environment.now, gardener::next_instance(*window, environment.now).begin) : environment.now;
  after.started.maintenance = begin(gardener::kMaintenanceOperation, after.started.maintenance_begin);
  if (hashing::has(environment.gardener, hashing::GardenerFeature::rotation_by_pool)) {
    gardener::forget_pending_rollouts(after.stored);
  }
}

void apply_operations(Pool& pool, const ReasonContext& context) {
  using gardener::StartedOperations;
  if (context.before == nullptr || context.after == nullptr) return;
  const State& after = *context.after;
  if (!context.verdicts_only && (after.started.now.rotation || after.started.maintenance.rotation)) {
    // The time is in no manifest: what stands there is the annotation.
    const auto name = after.started.now.rotation ? gardener::kOperation : gardener::kMaintenanceOperation;
    for (Reason& reason : pool.reasons) {
      if (!is_rotation(reason)) continue;
      reason.before_at.reset();
      reason.after_at = place(&after, providers::Subject::shoot, path_of(name));
    }
  }
  if (concerns(after, pool.name, &StartedOperations::undecided)) {
    const std::string path = path_of(annotation_of(after, pool.name, &StartedOperations::undecided));
    make_unknown(pool,
                 make_note(context, "core/unknown-input", Verdict::unknown, "", path,
                           "whether a rotation waits for this pool stands in the Shoot's status, which was not given; "
                           "give the Shoot as 'kubectl get shoot -o yaml' prints it"),
                 "the Shoot's status");
  }
  const bool in_place = pool.update_strategy == "AutoInPlaceUpdate" || pool.update_strategy == "ManualInPlaceUpdate";
  if (in_place || pool.verdict == Verdict::create || pool.verdict == Verdict::remove) return;
  if (!concerns(after, pool.name, &StartedOperations::rolled)) return;
  for (MachineDeployment& deployment : pool.machine_deployments) {
    if (deployment.verdict < Verdict::roll && deployment.verdict != Verdict::create) deployment.verdict = Verdict::roll;
  }
  pool.verdict = std::max(pool.verdict, Verdict::roll);
  const std::string path = path_of(annotation_of(after, pool.name, &StartedOperations::rolled));
  pool.reasons.push_back(make_note(context, "core/rollout-workers", Verdict::roll, "", path, ""));
}

bool waits_for_maintenance(const Reason& reason, const State& after) {
  const gardener::StartedOperations& now = after.started.now;
  const gardener::StartedOperations& later = after.started.maintenance;
  if (reason.rule == "core/rollout-workers") return reason.path == path_of(gardener::kMaintenanceOperation);
  return is_rotation(reason) && later.rotation && !now.rotation;
}

std::vector<Assumed> operation_assumptions(const State& after) {
  std::vector<Assumed> assumed;
  const auto add = [&](const gardener::StartedOperations& started, long long moment, const std::string& source) {
    if (!started.rotation) return;
    assumed.push_back({"begin of the rotation", "-", gardener::rfc3339(moment, 0), source, false});
  };
  const std::string why = "; the new class names follow from the second in which gardenlet begins";
  add(after.started.now, after.side.environment.now, "the time of this comparison (--today)" + why);
  add(after.started.maintenance, after.started.maintenance_begin, "the next maintenance window" + why);
  return assumed;
}

std::vector<Diagnostic> operation_warnings(const State* before, const State& after) {
  std::vector<Diagnostic> warnings;
  for (const std::string_view name : kAnnotations) {
    if (!is_on_both_sides(before, after, name)) continue;
    warnings.push_back({manifest::Severity::warning,
                        "annotation " + std::string(name) + "=" + *annotation(&after, name) +
                            " stands on both sides: what it starts is not compared, yet whoever applies the manifest "
                            "starts it",
                        place(&after, providers::Subject::shoot, path_of(name))});
  }
  return warnings;
}

}  // namespace gprov::impact
