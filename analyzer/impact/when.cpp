// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/when.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/gardener/maintenance_window.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/impact/operations.hpp"
#include "analyzer/model/spec_equal.hpp"

namespace gprov::impact {
namespace {

bool is_hibernated(const model::Shoot& shoot) {
  return shoot.spec.hibernation && shoot.spec.hibernation->enabled.value_or(false);
}

bool is_confined(const model::Shoot& shoot) {
  return shoot.spec.maintenance && shoot.spec.maintenance->confine_spec_update_rollout.value_or(false);
}

/// strconv.ParseBool of annotation shoot.gardener.cloud/ignore.
bool is_ignored(const model::Shoot& shoot) {
  const auto found = shoot.metadata.annotations.find("shoot.gardener.cloud/ignore");
  if (found == shoot.metadata.annotations.end()) return false;
  constexpr std::array<std::string_view, 6> kTrue = {"1", "t", "T", "true", "True", "TRUE"};
  return std::find(kTrue.begin(), kTrue.end(), found->second) != kTrue.end();
}

std::string last_state(const model::Shoot& shoot) {
  return shoot.status.last_operation ? shoot.status.last_operation->state : "";
}

/// Operations of the new side that make gardenlet reconcile.
bool is_triggered(const State& after, const State& before) {
  const auto annotation = [](const State& state) {
    const auto& all = state.object->value.metadata.annotations;
    const auto found = all.find(std::string(gardener::kOperation));
    return found == all.end() ? std::string() : found->second;
  };
  if (annotation(after) == annotation(before)) return false;
  const auto operations =
      gardener::operations_in(after.object->value, gardener::kOperation, after.side.environment.gardener);
  const bool failed = last_state(before.stored) == "Failed";
  return std::any_of(operations.begin(), operations.end(), [&](const std::string& operation) {
    if (failed) return operation == "retry";
    // "maintain" makes gardener-controller-manager ask for a reconciliation.
    return operation == "reconcile" || operation == "maintain" || operation.starts_with("rotate-") ||
           operation.starts_with("rollout-workers");
  });
}

bool spec_is_same(const State& before, const State& after) {
  if (!model::same_spec(before.stored, after.stored)) return false;
  const bool alike = before.object->state == after.object->state;
  return model::same_written_spec(before.object->value, after.object->value,
                                  alike ? model::Extent::whole : model::Extent::part);
}

/// mustIncreaseGeneration
bool bumps_generation(const State& before, const State& after) {
  const std::int64_t old_one = before.object->value.metadata.generation,
                     new_one = after.object->value.metadata.generation;
  if (old_one > 0 && new_one > 0 && after.object->state == model::State::stored) {
    return old_one != new_one || is_triggered(after, before);
  }
  const bool spec = is_confined(after.stored) ? is_hibernated(before.stored) != is_hibernated(after.stored)
                                              : !spec_is_same(before, after);
  return spec || is_triggered(after, before);
}

When in_maintenance(const State& after) {
  When when;
  when.kind = WhenKind::maintenance;
  const auto& maintenance = after.stored.spec.maintenance;
  if (maintenance && maintenance->time_window) {
    when.detail = maintenance->time_window->begin + "-" + maintenance->time_window->end;
  }
  if (const auto window = gardener::effective_maintenance_window(after.stored)) {
    const auto next = gardener::next_instance(*window, after.side.environment.now);
    when.next = NextWindow{gardener::rfc3339(next.begin, 0), gardener::rfc3339(next.end, 0),
                           gardener::rfc3339(next.begin, window->begin.offset),
                           gardener::rfc3339(next.end, window->end.offset)};
  } else if (when.detail.empty()) {
    when.note = "the Shoot names no maintenance window; Gardener chooses one at random";
  } else {
    when.note = "the window cannot be read, so any time is good";
  }
  return when;
}

When with_note(WhenKind kind, const std::string& note) {
  When when;
  when.kind = kind;
  when.note = note;
  return when;
}

/// infos.go#shouldReconcileNow of a Shoot whose generation stays.
When when_not_triggered(const State& before, const State& after) {
  const std::string last = last_state(before.stored);
  if (last == "Failed") {
    return with_note(WhenKind::manual,
                     "the Shoot's last operation failed, and this update does not start it again: somebody must set "
                     "annotation gardener.cloud/operation=retry");
  }
  if (!last.empty() && last != "Succeeded") {
    return with_note(WhenKind::now, "the Shoot's last operation has not succeeded, so Gardener works on it anyway");
  }
  if (is_confined(after.stored)) return in_maintenance(after);
  return with_note(WhenKind::now,
                   "at the next reconciliation: the spec stays the same to the API server, so the update itself "
                   "triggers none");
}

When when_of_shoot(const State& before, const State& after) {
  if (is_ignored(after.stored) && after.stored.metadata.ns == "garden") {
    return with_note(WhenKind::manual, "annotation shoot.gardener.cloud/ignore: Gardener leaves the Shoot alone");
  }
  When when;
  if (is_hibernated(after.stored)) {
    when = with_note(WhenKind::after_wake_up, "");
    if (is_hibernated(before.stored)) when.note = "no node runs, so none is replaced";
  } else if (!bumps_generation(before, after)) {
    when = when_not_triggered(before, after);
  } else {
    when.kind = WhenKind::now;
    if (is_hibernated(before.stored)) {
      when.note = "the Shoot wakes up: no node runs, and all come up with the new class";
    }
  }
  if (is_ignored(after.stored)) {
    when.note += std::string(when.note.empty() ? "" : "; ") +
                 "never while annotation shoot.gardener.cloud/ignore stands, if gardenlet is configured to respect it";
  }
  return when;
}

/// Earlier things weigh more.
int urgency(WhenKind kind) {
  switch (kind) {
    case WhenKind::now:
      return 5;
    case WhenKind::maintenance:
      return 4;
    case WhenKind::at:
      return 3;
    case WhenKind::after_wake_up:
      return 2;
    case WhenKind::manual:
      return 1;
    case WhenKind::never:
      return 0;
  }
  return 0;
}

}  // namespace

Schedule::Schedule(const Pair& pair, Verdict gravest) : pair_(pair) {
  if (gravest == Verdict::none) return;
  if (pair.before && pair.after) {
    shoot_ = when_of_shoot(*pair.before, *pair.after);
  } else {
    shoot_.kind = WhenKind::now;
    if (pair.after && is_hibernated(pair.after->stored)) shoot_.kind = WhenKind::after_wake_up;
  }
}

When Schedule::of(const Pool& pool) const {
  if (pool.verdict == Verdict::none) return {};
  if (!pair_.before || !pair_.after || shoot_.kind == WhenKind::manual) return shoot_;
  if (pool.verdict == Verdict::in_place && pool.update_strategy == "ManualInPlaceUpdate") {
    return with_note(WhenKind::manual, "each node is updated when somebody selects it");
  }
  if (shoot_.kind == WhenKind::after_wake_up) return shoot_;
  bool some = false, all = true;
  for (const Reason& reason : pool.reasons) {
    if (reason.effect != pool.verdict) continue;
    (waits_for_maintenance(reason, *pair_.after) ? some : all) = waits_for_maintenance(reason, *pair_.after);
  }
  if (!some) return shoot_;
  When later = in_maintenance(*pair_.after);
  if (all || shoot_.kind == WhenKind::maintenance) return later;
  When when = shoot_;
  when.note += std::string(when.note.empty() ? "" : "; ") + "and once more in the maintenance window " + later.detail;
  return when;
}

When Schedule::of(const std::vector<Pool>& pools) const {
  Verdict gravest = Verdict::none;
  for (const Pool& pool : pools) gravest = std::max(gravest, pool.verdict);
  When found;
  for (const Pool& pool : pools) {
    if (pool.verdict == gravest && urgency(pool.when.kind) > urgency(found.kind)) found = pool.when;
  }
  return found;
}

}  // namespace gprov::impact
