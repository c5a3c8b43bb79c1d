// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/analyze.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/impact/collect.hpp"
#include "analyzer/impact/profiles.hpp"
#include "analyzer/impact/resources.hpp"
#include "analyzer/impact/shoots.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/manifest/parallel.hpp"

namespace gprov::impact {
namespace {

using manifest::Severity;

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
    of_shoots.push_back(std::move(answer.profiles));
    collect(impact, std::move(answer));
  }
  add_profiles(impact, of_shoots, given, options);
}

}  // namespace

Impact analyze(const model::Objects& before, const model::Objects& after, const Options& options) {
  Impact impact;
  for (const model::Objects* side : {&before, &after}) tell_problems(impact, *side);
  const Sides<ProfileBook> profiles = read_profiles(before, after, common_environment(before, after, options));
  compare_shoots(impact, before, after, profiles, options);
  ResourcesAnswer resources = analyze_resources(before, after, options);
  for (const Assumed& assumed : resources.assumed) add_assumed(impact, assumed);
  for (Diagnostic& diagnostic : resources.diagnostics) impact.diagnostics.push_back(std::move(diagnostic));
  impact.resources = std::move(resources.resources);
  if (impact.complete) {
    tell_nothing_to_compare(impact, before, after, options.allow_empty ? Severity::warning : Severity::error);
  }
  finish(impact, options, after.shoots);
  return impact;
}

}  // namespace gprov::impact
