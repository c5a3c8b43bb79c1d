// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/forecast.hpp"

#include <algorithm>

#include "analyzer/gardener/operations.hpp"
#include "analyzer/impact/collect.hpp"
#include "analyzer/impact/course.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/manifest/parallel.hpp"

namespace gprov::impact {
namespace {

using manifest::Severity;

/// Whether there is anything to tell of a maintenance.
bool happens(const MaintenanceRun& run) {
  return !run.record.state.empty() || !run.changes.empty() || run.verdict != Verdict::none;
}

bool same(const MaintenanceRun& a, const MaintenanceRun& b) {
  const auto texts = [](const MaintenanceRun& run) {
    std::vector<std::string> all;
    for (const Refusal& refusal : run.rejections) all.push_back(refusal.what.path + ": " + refusal.what.message);
    for (const gardener::MaintenanceChange& change : run.attempted) {
      all.push_back(change.path + "=" + change.after.value_or(""));
    }
    return all;
  };
  return a.changes.empty() && b.changes.empty() && a.verdict == Verdict::none && b.verdict == Verdict::none &&
         a.record.state == b.record.state && a.record.messages == b.record.messages &&
         a.record.failures == b.record.failures && texts(a) == texts(b);
}

/// True if it only repeats the window before.
bool add(std::vector<MaintenanceRun>& runs, MaintenanceRun run, bool follows) {
  if (!happens(run)) return false;
  if (follows && !runs.empty() && same(runs.back(), run)) {
    ++runs.back().repeats;
    return true;
  }
  runs.push_back(std::move(run));
  return false;
}

/// Until when the course was run; windows between which nothing can change are counted, not run.
long long run_windows(Course& course, long long until, std::vector<MaintenanceRun>& runs) {
  const long long first = first_moment(course, course.options.now);
  // Inside a window the first maintenance is at once, the others come when windows begin.
  const auto window = gardener::effective_maintenance_window(course.now.value);
  const long long rhythm = window ? gardener::next_instance(*window, course.options.now).begin : first;
  long long last = first, told = first - 2 * kWindowPeriod;
  for (long long moment = first; moment <= until;) {
    MaintenanceRun run = run_maintenance(course, moment);
    if (!run.ran) break;
    const bool moved = !run.changes.empty() || run.verdict != Verdict::none;
    const bool speaks = happens(run);
    if (moved) last = moment;
    const bool repeated = add(runs, std::move(run), moment - told <= kWindowPeriod);
    if (speaks) told = moment;
    const bool settled = !moved && (!speaks || repeated);
    const long long following = next_moment(course, rhythm, moment, Outcome::changed);
    const long long next = settled ? next_moment(course, rhythm, moment, Outcome::unchanged) : following;
    if (const long long end = std::min(next - 1, until); repeated && end >= following) {
      const long long more = (end - following) / kWindowPeriod + 1;
      runs.back().repeats += more;
      told = following + (more - 1) * kWindowPeriod;
    }
    moment = next;
  }
  return last;
}

/// When the pool is first touched.
void set_when(Shoot& shoot) {
  const auto first = [&](const std::string& pool, auto counts) -> const MaintenanceRun* {
    for (const MaintenanceRun& run : *shoot.maintenance) {
      for (const PoolVerdict& one : run.pools) {
        if (one.name == pool && counts(one.verdict)) return &run;
      }
    }
    return nullptr;
  };
  for (Pool& pool : shoot.pools) {
    if (pool.verdict == Verdict::none) continue;
    if (pool.when.kind == WhenKind::after_wake_up || pool.when.kind == WhenKind::manual) continue;
    const MaintenanceRun* run = first(pool.name, [&](Verdict verdict) { return verdict == pool.verdict; });
    if (run == nullptr) run = first(pool.name, [](Verdict verdict) { return verdict != Verdict::none; });
    if (run == nullptr) continue;
    pool.when = When{};
    pool.when.kind = WhenKind::at;
    pool.when.detail = run->at;
  }
  for (const Pool& pool : shoot.pools) {
    const Verdict whole = pool.recreate_of.empty() ? pool.verdict : Verdict::recreate;
    if (whole != shoot.verdict || whole == Verdict::none) continue;
    const bool earlier =
        shoot.when.kind != WhenKind::at || (pool.when.kind == WhenKind::at && pool.when.detail < shoot.when.detail);
    if (earlier) shoot.when = pool.when;
  }
}

ShootAnswer forecast_shoot(const model::Object<model::Shoot>& given, const model::Objects& objects,
                           const Sides<ProfileBook>& profiles, const model::Objects& later, const Options& options,
                           const Horizon& horizon) {
  Course course = begin_course(given, objects, profiles, later, options);
  std::vector<MaintenanceRun> runs;
  Options final = options;
  std::vector<Diagnostic> diagnostics;
  const model::ObjectMeta& meta = given.value.metadata;
  const std::string name = "Shoot " + (meta.ns.empty() ? meta.name : meta.ns + "/" + meta.name);
  if (!is_known(course)) {
    diagnostics.push_back({Severity::warning,
                           name + " has no forecast: " + course.start.before->profile.name +
                               " was not given, and it tells the versions that maintenance may choose; give it with "
                               "--with",
                           model::position(given.origin, "metadata.name")});
  } else if (horizon.kind == Horizon::Kind::moment) {
    final.now = horizon.time;
    runs.push_back(run_maintenance(course, horizon.time));
  } else {
    final.now = run_windows(course, horizon.time, runs);
    if (!gardener::effective_maintenance_window(course.now.value)) {
      diagnostics.push_back({Severity::warning,
                             name + " has no maintenance window that can be read: the forecast takes one each day at " +
                                 gardener::rfc3339(options.now, 0).substr(11),
                             model::position(given.origin, "spec.maintenance.timeWindow")});
    }
  }
  if (!course.rolled.empty()) {
    std::string pools;
    for (const std::string& pool : course.rolled) pools += (pools.empty() ? "" : ",") + pool;
    course.now.value.metadata.annotations[std::string(gardener::kOperation)] = "rollout-workers=" + pools;
  }
  const bool moved = course.moved || !course.rolled.empty();
  ShootAnswer answer = analyze_shoot(&given, moved ? &course.now : &given, {objects, objects, profiles}, final);
  answer.shoot.maintenance = std::move(runs);
  set_when(answer.shoot);
  answer.diagnostics.insert(answer.diagnostics.end(), diagnostics.begin(), diagnostics.end());
  return answer;
}

}  // namespace

Impact forecast(const model::Objects& objects, const Options& options, const Horizon& horizon) {
  Impact impact;
  tell_problems(impact, objects);
  const model::Objects later = later_objects(objects);
  const Sides<ProfileBook> profiles = read_profiles(objects, objects, common_environment(objects, objects, options),
                                                    extension_releases(objects, objects, options));
  std::vector<ShootAnswer> answers(objects.shoots.size());
  manifest::for_each_index(options.jobs, answers.size(), [&](std::size_t i) {
    answers[i] = forecast_shoot(objects.shoots[i], objects, profiles, later, options, horizon);
  });
  Ignoring ignoring = begin_ignoring(options, objects.shoots);
  for (ShootAnswer& answer : answers) collect(impact, std::move(answer), ignoring, options);
  if (objects.shoots.empty() && impact.complete) {
    impact.diagnostics.push_back({options.allow_empty ? Severity::warning : Severity::error,
                                  "there is no Shoot to forecast (--allow-empty accepts that)",
                                  {}});
  }
  finish(impact, options, std::move(ignoring));
  return impact;
}

}  // namespace gprov::impact
