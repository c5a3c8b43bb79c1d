// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/course.hpp"

#include <algorithm>
#include <limits>

#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/operations.hpp"
#include "analyzer/impact/maintenance.hpp"
#include "analyzer/impact/shoots.hpp"
#include "analyzer/impact/versions.hpp"

namespace gprov::impact {
namespace {

gardener::Environment environment_at(const Course& course, long long moment) {
  const model::Shoot& shoot = course.now.value;
  Options options = course.options;
  options.now = moment;
  return releases(&shoot, &shoot, providers::find(shoot.spec.provider.type),
                  {course.objects, course.objects, course.profiles}, options)
      .environment.after;
}

std::vector<Refusal> refusals(const Course& course, const std::vector<gardener::Rejection>& rejections) {
  std::vector<Refusal> result;
  for (const gardener::Rejection& rejection : rejections) {
    result.push_back({rejection, std::nullopt});
    if (rejection.object == "Shoot") result.back().at = model::position(course.given.origin, rejection.path);
  }
  return result;
}

std::string joined(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

/// Nobody selects the nodes of pools that are updated by hand, so their update stays pending.
void leave_pending(model::Shoot& shoot, const Shoot& answer) {
  for (const Pool& pool : answer.pools) {
    if (pool.verdict != Verdict::in_place || pool.update_strategy != "ManualInPlaceUpdate") continue;
    auto& pending =
        gardener::ensure(gardener::ensure(shoot.status.in_place_updates).pending_worker_updates).manual_in_place_update;
    if (std::find(pending.begin(), pending.end(), pool.name) == pending.end()) pending.push_back(pool.name);
  }
}

/// Compares the states before and behind a maintenance, and goes on from the latter.
void advance(Course& course, Maintained maintained, long long moment, MaintenanceRun& run) {
  model::Object<model::Shoot> next = course.now;
  next.value = std::move(maintained.shoot);
  next.value.metadata.resource_version = "maintained at " + run.at;
  next.value.written = nullptr;
  model::Object<model::Shoot> shown = next;
  if (!maintained.rolled.empty()) {
    shown.value.metadata.annotations[std::string(gardener::kOperation)] =
        "rollout-workers=" + joined(maintained.rolled);
  }
  Options options = course.options;
  options.now = moment;
  options.explain_hash = false;
  const model::Objects& objects = course.moved ? course.later : course.objects;
  const Shoot answer = analyze_shoot(&course.now, &shown, {objects, objects, course.profiles}, options).shoot;
  run.verdict = answer.verdict;
  run.pools.clear();
  for (const Pool& pool : answer.pools) {
    run.pools.push_back({pool.name, pool.verdict, pool.nodes});
    if (pool.hash_version.after) {
      course.options.assumptions.before.hash_versions[pool.name] = *pool.hash_version.after;
    }
  }
  leave_pending(next.value, answer);
  course.rolled.insert(maintained.rolled.begin(), maintained.rolled.end());
  course.now = std::move(next);
  course.moved = true;
}

}  // namespace

model::Objects later_objects(const model::Objects& objects) {
  model::Objects later;
  later.cloud_profiles = objects.cloud_profiles;
  later.namespaced_cloud_profiles = objects.namespaced_cloud_profiles;
  later.infrastructures = objects.infrastructures;
  later.controller_deployments = objects.controller_deployments;
  later.controller_registrations = objects.controller_registrations;
  later.workers = objects.workers;
  for (auto& worker : later.workers) worker.value.spec.pools.clear();
  return later;
}

Course begin_course(const model::Object<model::Shoot>& given, const model::Objects& objects,
                    const Sides<ProfileBook>& profiles, const model::Objects& later, const Options& options) {
  const model::Shoot& shoot = given.value;
  const Releases release =
      releases(&shoot, &shoot, providers::find(shoot.spec.provider.type), {objects, objects, profiles}, options);
  Course course{
      given, objects, profiles,
      later, options, build(&given, nullptr, {objects, objects, profiles}, release.environment, options.update),
      given, {},      false};
  course.now.value = course.start.before->stored;
  course.now.state = model::State::stored;
  auto& created = course.now.value.metadata.creation_timestamp;
  if (!created) created = gardener::rfc3339(options.now, 0);
  auto& last = course.now.value.status.last_operation;
  if (!last) last = model::LastOperation{.type = "Reconcile", .state = "Succeeded"};
  return course;
}

bool is_known(const Course& course) { return course.start.before->profile.spec != nullptr; }

MaintenanceRun run_maintenance(Course& course, long long moment) {
  MaintenanceRun run;
  run.at = gardener::rfc3339(moment, 0);
  for (const model::ShootWorker& worker : course.now.value.spec.provider.workers) {
    run.pools.push_back({worker.name, Verdict::none, {worker.minimum, worker.maximum}});
  }
  if (course.now.value.metadata.deletion_timestamp) return run;
  run.ran = true;
  const ProfileReference profile = profile_of(course.now.value, course.profiles.after);
  Maintained maintained = maintain(course.now.value, profile, environment_at(course, moment), *course.start.arena);
  run.record = maintained.record;
  run.rejections = refusals(course, maintained.rejections);
  (run.rejections.empty() ? run.changes : run.attempted) = maintained.asked.changes;
  const bool touches_nodes = !run.changes.empty() || maintained.rotation || !maintained.rolled.empty();
  if (run.rejections.empty() && touches_nodes) {
    advance(course, std::move(maintained), moment, run);
  } else {
    course.now.value = std::move(maintained.shoot);
  }
  return run;
}

long long first_moment(const Course& course, long long now) {
  const auto window = gardener::effective_maintenance_window(course.now.value);
  return window ? std::max(now, gardener::next_instance(*window, now).begin) : now;
}

long long next_moment(const Course& course, long long first, long long moment, Outcome outcome) {
  const auto after = [&](long long time) {
    if (time < first) return first;
    return first + ((time - first) / kWindowPeriod + 1) * kWindowPeriod;
  };
  if (outcome == Outcome::changed) return after(moment);
  const ProfileReference profile = profile_of(course.now.value, course.profiles.after);
  long long point = std::numeric_limits<long long>::max() / 2;
  for (const long long one :
       gardener::turning_points(course.now.value, *profile.spec, environment_at(course, moment))) {
    if (one >= moment) point = std::min(point, one);
  }
  return std::max(after(moment), after(point - 1));
}

}  // namespace gprov::impact
