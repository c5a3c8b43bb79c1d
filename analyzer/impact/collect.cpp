// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/collect.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>

#include "analyzer/impact/merge.hpp"

namespace gprov::impact {
namespace {

using manifest::Severity;

constexpr int kInputError = 3, kFinding = 1, kUnknown = 4;

/// Keeps the first of equal diagnostics: a file that both sides read tells everything twice.
void drop_repeated(std::vector<Diagnostic>& all) {
  using Key = std::tuple<std::string, std::string, std::uint64_t, std::uint64_t>;
  std::set<Key> told;
  std::erase_if(all, [&](const Diagnostic& diagnostic) {
    const Position at = diagnostic.at.value_or(Position{});
    return !told.emplace(diagnostic.message, at.file, at.line, at.column).second;
  });
}

void add(std::vector<Assumed>& all, const Assumed& assumed) {
  for (Assumed& other : all) {
    if (std::tie(other.what, other.before, other.after, other.source) !=
        std::tie(assumed.what, assumed.before, assumed.after, assumed.source)) {
      continue;
    }
    other.matters = other.matters || assumed.matters;
    return;
  }
  all.push_back(assumed);
}

void count(Impact& impact, const Shoot& shoot) {
  Summary& summary = impact.summary;
  ++summary.shoots;
  if (!shoot.rejections.empty()) ++summary.rejected;
  if (!shoot.reconcile_errors.empty()) ++summary.reconcile_errors;
  for (const Pool& pool : shoot.pools) {
    ++summary.pools;
    summary.machine_deployments += static_cast<std::int64_t>(pool.machine_deployments.size());
    ++summary.verdicts.at(static_cast<std::size_t>(pool.verdict));
    if (pool.verdict < Verdict::roll) continue;
    summary.nodes.min += pool.nodes.min;
    summary.nodes.max += pool.nodes.max;
  }
  impact.verdict = std::max(impact.verdict, shoot.verdict);
}

bool has_refused_maintenance(const Shoot& shoot) {
  return shoot.maintenance && std::any_of(shoot.maintenance->begin(), shoot.maintenance->end(),
                                          [](const MaintenanceRun& run) { return !run.rejections.empty(); });
}

void weigh(HandedOn& sum, const Shoot& shoot, const Options& options) {
  const bool refused = !shoot.rejections.empty() || !shoot.reconcile_errors.empty() || has_refused_maintenance(shoot);
  sum.has_finding = sum.has_finding || refused;
  for (const Pool& pool : shoot.pools) {
    const Verdict whole = pool.recreate_of.empty() ? pool.verdict : Verdict::recreate;
    const Verdict verdict = pool.counted.value_or(whole);
    if (verdict == Verdict::unknown) {
      sum.has_unknown = true;
    } else if (options.fail_on && verdict >= *options.fail_on) {
      sum.has_finding = true;
    }
  }
}

/// Report contract §3: an input error beats everything, a certain finding beats what is unknown.
int exit_code(const Impact& impact, const Options& options) {
  for (const Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity == Severity::error) return kInputError;
  }
  if (!impact.budgets.empty()) return kFinding;
  for (const CloudProfile& profile : impact.cloud_profiles) {
    if (!profile.rejections.empty()) return kFinding;
  }
  for (const Resource& resource : impact.resources) {
    if (!resource.rejections.empty() || resource.fails) return kFinding;
  }
  HandedOn sum = impact.handed_on;
  for (const Shoot& shoot : impact.shoots) weigh(sum, shoot, options);
  if (sum.has_finding) return kFinding;
  return (impact.has_unknown || sum.has_unknown) && options.unknown == UnknownMode::fail ? kUnknown : 0;
}

/// Budgets count what is ignored, too.
void check_budgets(Impact& impact, const Options& options) {
  std::int64_t pools = 0;
  for (const Verdict verdict : {Verdict::roll, Verdict::remove, Verdict::recreate}) {
    pools += impact.summary.verdicts.at(static_cast<std::size_t>(verdict));
  }
  const auto check = [&](const std::optional<std::int64_t>& budget, std::int64_t count, const std::string& what) {
    if (!budget || count <= *budget) return;
    impact.budgets.push_back(std::to_string(count) + " " + what + " are replaced; the budget is " +
                             std::to_string(*budget));
  };
  check(options.max_pools, pools, "pools");
  check(options.max_nodes, impact.summary.nodes.max, "nodes");
}

}  // namespace

void tell_problems(Impact& impact, const model::Objects& objects) {
  for (const manifest::Problem& problem : objects.problems) {
    impact.diagnostics.push_back({problem.severity, problem.message, problem.at});
    impact.complete = impact.complete && problem.severity != Severity::error;
  }
}

void add_assumed(Impact& impact, const Assumed& assumed) { add(impact.assumed, assumed); }

void collect(Impact& impact, ShootAnswer answer) {
  for (const Assumed& assumed : answer.assumed) add(impact.assumed, assumed);
  for (Diagnostic& diagnostic : answer.diagnostics) impact.diagnostics.push_back(std::move(diagnostic));
  count(impact, answer.shoot);
  impact.shoots.push_back(std::move(answer.shoot));
}

Ignoring begin_ignoring(const Options& options, AnnotatedShoots shoots) {
  return begin_ignoring(options.ignores, options.follow_ignores ? shoots : AnnotatedShoots());
}

void collect(Impact& impact, ShootAnswer answer, Ignoring& ignoring, const Options& options) {
  ignore_in(answer.shoot, ignoring, options.now, impact.ignored);
  collect(impact, std::move(answer));
}

Shoot hand_on_last(Impact& impact, const Options& options) {
  Shoot shoot = std::move(impact.shoots.back());
  impact.shoots.pop_back();
  weigh(impact.handed_on, shoot, options);
  return shoot;
}

void finish(Impact& impact, const Options& options, Ignoring ignoring) {
  impact.fail_on = options.fail_on ? std::string(word(*options.fail_on)) : "never";
  for (Diagnostic& diagnostic : ignoring.complaints) impact.diagnostics.push_back(std::move(diagnostic));
  impact.summary.ignored = static_cast<std::int64_t>(impact.ignored.size());
  const std::vector<IgnoreNote> ignores = notes_on(ignoring, options.now);
  if (impact.shard) complete_note(impact, options, ignores);
  conclude(impact, options, ignores);
}

void conclude(Impact& impact, const Options& options, const std::vector<IgnoreNote>& ignores) {
  std::sort(impact.assumed.begin(), impact.assumed.end(), [](const Assumed& a, const Assumed& b) {
    return std::tie(a.what, a.before, a.after, a.source) < std::tie(b.what, b.before, b.after, b.source);
  });
  for (const IgnoreNote& note : ignores) {
    if (const auto& told = note.used ? note.if_used : note.if_unused) impact.diagnostics.push_back(*told);
  }
  check_budgets(impact, options);
  if (impact.has_unknown) {
    impact.complete = false;
    impact.verdict = std::max(impact.verdict, Verdict::unknown);
  }
  drop_repeated(impact.diagnostics);
  impact.exit_code = exit_code(impact, options);
}

}  // namespace gprov::impact
