// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/analyze.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/impact/profiles.hpp"
#include "analyzer/impact/resources.hpp"
#include "analyzer/impact/shoots.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/manifest/parallel.hpp"

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

bool empty(const model::Objects& objects) {
  return objects.shoots.empty() && objects.cloud_profiles.empty() && objects.namespaced_cloud_profiles.empty() &&
         objects.infrastructures.empty() && objects.workers.empty() && objects.machine_deployments.empty() &&
         objects.resources.empty();
}

void tell_nothing_to_compare(Impact& impact, const model::Objects& before, const model::Objects& after,
                             Severity severity) {
  const auto tell = [&](const std::string& message) { impact.diagnostics.push_back({severity, message, {}}); };
  for (const auto& [side, objects] : {std::pair("old", &before), std::pair("new", &after)}) {
    if (empty(*objects)) {
      tell("the " + std::string(side) +
           " side has no object that this program reads: nothing was compared (--allow-empty accepts that)");
    }
  }
  if (empty(before) || empty(after) || !before.shoots.empty() || !after.shoots.empty()) return;
  if (!impact.resources.empty() && impact.cloud_profiles.empty()) return;
  if (impact.cloud_profiles.empty()) {
    return tell(
        "neither side has a Shoot: nothing was compared; give the Shoots with --with (--allow-empty accepts that)");
  }
  impact.diagnostics.push_back({Severity::warning,
                                "no Shoot was given: what the profiles do to worker nodes is not known; give the "
                                "Shoots with --with",
                                {}});
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

/// Report contract §3: an input error beats everything, a certain finding beats what is unknown.
int exit_code(const Impact& impact, const Options& options) {
  for (const Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity == Severity::error) return kInputError;
  }
  if (!impact.budgets.empty()) return kFinding;
  for (const CloudProfile& profile : impact.cloud_profiles) {
    if (!profile.rejections.empty()) return kFinding;
  }
  bool unknown = false;
  for (const Resource& resource : impact.resources) {
    if (!resource.rejections.empty() || resource.fails) return kFinding;
  }
  for (const Shoot& shoot : impact.shoots) {
    if (!shoot.rejections.empty() || !shoot.reconcile_errors.empty()) return kFinding;
    for (const Pool& pool : shoot.pools) {
      const Verdict whole = pool.recreate_of.empty() ? pool.verdict : Verdict::recreate;
      const Verdict verdict = pool.counted.value_or(whole);
      if (verdict == Verdict::unknown) {
        unknown = true;
      } else if (options.fail_on && verdict >= *options.fail_on) {
        return kFinding;
      }
    }
  }
  return unknown && options.unknown == UnknownMode::fail ? kUnknown : 0;
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

bool has_error(const model::Objects& objects) {
  return std::any_of(objects.problems.begin(), objects.problems.end(),
                     [](const manifest::Problem& problem) { return problem.severity == Severity::error; });
}

/// A Shoot that is absent from a side which could not be read as a whole may well be there.
bool is_lost(const model::Object<model::Shoot>* here, const model::Object<model::Shoot>* there,
             const model::Objects& other_side) {
  return here != nullptr && there == nullptr && has_error(other_side);
}

Diagnostic not_compared(const model::Object<model::Shoot>& shoot, const std::string& side) {
  const model::ObjectMeta& meta = shoot.value.metadata;
  const std::string name = meta.ns.empty() ? meta.name : meta.ns + "/" + meta.name;
  return {Severity::warning,
          "Shoot " + name + " was not compared: the " + side +
              " side has errors, and the Shoot is not among what could be read",
          model::position(shoot.origin, "metadata.name")};
}

/// What profiles are stored and merged with: Shoots that tell a release all tell the same.
Sides<gardener::Environment> common_environment(const model::Objects& before, const model::Objects& after,
                                                const Options& options) {
  const auto told = [](const model::Objects& objects) -> const model::Shoot* {
    for (const auto& shoot : objects.shoots) {
      if (!shoot.value.status.gardener.version.empty()) return &shoot.value;
    }
    return nullptr;
  };
  static const Sides<ProfileBook> kNoProfiles;
  return releases(told(before), told(after), nullptr, Given{before, after, kNoProfiles}, options).environment;
}

/// Walks two lists sorted by namespace and name at once.
template <class Visit>
void for_each_pair(const std::vector<model::Object<model::Shoot>>& before,
                   const std::vector<model::Object<model::Shoot>>& after, const Visit& visit) {
  const auto key = [](const model::Object<model::Shoot>& object) {
    return std::tie(object.value.metadata.ns, object.value.metadata.name);
  };
  auto old_one = before.begin();
  auto new_one = after.begin();
  while (old_one != before.end() || new_one != after.end()) {
    if (new_one == after.end() || (old_one != before.end() && key(*old_one) < key(*new_one))) {
      visit(&*old_one++, nullptr);
    } else if (old_one == before.end() || key(*new_one) < key(*old_one)) {
      visit(nullptr, &*new_one++);
    } else {
      visit(&*old_one++, &*new_one++);
    }
  }
}

/// One after the other in the report, whichever thread is ready first.
void compare_shoots(Impact& impact, const model::Objects& before, const model::Objects& after,
                    const Sides<ProfileBook>& profiles, const Options& options) {
  using Object = model::Object<model::Shoot>;
  std::vector<std::pair<const Object*, const Object*>> pairs;
  for_each_pair(before.shoots, after.shoots, [&](const Object* old_one, const Object* new_one) {
    if (is_lost(old_one, new_one, after)) return impact.diagnostics.push_back(not_compared(*old_one, "new"));
    if (is_lost(new_one, old_one, before)) return impact.diagnostics.push_back(not_compared(*new_one, "old"));
    pairs.emplace_back(old_one, new_one);
  });
  Memory memory;
  const Given given{before, after, profiles, &memory};
  std::vector<ShootAnswer> answers(pairs.size());
  manifest::for_each_index(options.jobs, pairs.size(), [&](std::size_t i) {
    answers[i] = analyze_shoot(pairs[i].first, pairs[i].second, given, options);
  });
  impact.shoots.reserve(answers.size());
  std::vector<ShootProfiles> of_shoots;
  of_shoots.reserve(answers.size());
  for (ShootAnswer& answer : answers) {
    for (const Assumed& assumed : answer.assumed) add(impact.assumed, assumed);
    for (Diagnostic& diagnostic : answer.diagnostics) impact.diagnostics.push_back(std::move(diagnostic));
    count(impact, answer.shoot);
    of_shoots.push_back(std::move(answer.profiles));
    impact.shoots.push_back(std::move(answer.shoot));
  }
  add_profiles(impact, of_shoots, given, options);
}

}  // namespace

Impact analyze(const model::Objects& before, const model::Objects& after, const Options& options) {
  Impact impact;
  impact.fail_on = options.fail_on ? std::string(word(*options.fail_on)) : "never";
  for (const model::Objects* side : {&before, &after}) {
    for (const manifest::Problem& problem : side->problems) {
      impact.diagnostics.push_back({problem.severity, problem.message, problem.at});
      impact.complete = impact.complete && problem.severity != Severity::error;
    }
  }
  const Sides<ProfileBook> profiles = read_profiles(before, after, common_environment(before, after, options));
  compare_shoots(impact, before, after, profiles, options);
  ResourcesAnswer resources = analyze_resources(before, after, options);
  for (const Assumed& assumed : resources.assumed) add(impact.assumed, assumed);
  for (Diagnostic& diagnostic : resources.diagnostics) impact.diagnostics.push_back(std::move(diagnostic));
  impact.resources = std::move(resources.resources);
  if (impact.complete) {
    tell_nothing_to_compare(impact, before, after, options.allow_empty ? Severity::warning : Severity::error);
  }
  std::sort(impact.assumed.begin(), impact.assumed.end(), [](const Assumed& a, const Assumed& b) {
    return std::tie(a.what, a.before, a.after, a.source) < std::tie(b.what, b.before, b.after, b.source);
  });
  apply_ignores(impact, options.ignores, options.follow_ignores ? std::span(after.shoots) : AnnotatedShoots(),
                options.now);
  check_budgets(impact, options);
  drop_repeated(impact.diagnostics);
  impact.exit_code = exit_code(impact, options);
  return impact;
}

}  // namespace gprov::impact
