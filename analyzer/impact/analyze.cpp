// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/analyze.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "analyzer/impact/collect.hpp"
#include "analyzer/impact/count_resting.hpp"
#include "analyzer/impact/merge.hpp"
#include "analyzer/impact/profiles.hpp"
#include "analyzer/impact/refused.hpp"
#include "analyzer/impact/resources.hpp"
#include "analyzer/impact/resting.hpp"
#include "analyzer/impact/shoots.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/manifest/problems.hpp"

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

/// A Shoot that is absent from a side which could not be read as a whole may well be there.
bool is_lost(const model::Object<model::Shoot>* here, const model::Object<model::Shoot>* there,
             const model::Objects& other_side) {
  return here != nullptr && there == nullptr && manifest::has_error(other_side.problems);
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

using ShootObject = model::Object<model::Shoot>;
using ShootPairs = std::vector<std::pair<const ShootObject*, const ShootObject*>>;

ShootAnswer answer(const ShootObject* before, const ShootObject* after, const Given& given, const Options& options) {
  const model::ObjectMeta& meta = (after != nullptr ? after : before)->value.metadata;
  return !options.shard || owns(*options.shard, meta.ns, meta.name) ? analyze_shoot(before, after, given, options)
                                                                    : see_shoot(before, after, given, options);
}

/// One after the other, whichever thread is ready first.
std::vector<ShootAnswer> answer_all(const ShootPairs& pairs, const Given& given, const Options& options) {
  std::vector<ShootAnswer> answers(pairs.size());
  manifest::for_each_index(options.jobs, pairs.size(), [&](std::size_t i) {
    answers[i] = answer(pairs[i].first, pairs[i].second, given, options);
  });
  return answers;
}

/// What comes out of the Shoots of a run.
struct Results {
  Impact& impact;
  const Options& options;
  Ignoring ignoring;
  const HandOn* hand_on = nullptr;
  ProfileTallies tallies{};
  ProfileUsers users{};
};

/// Shoots come in the order of the report.
void take(Results& results, ShootAnswer answer) {
  const bool is_told = answer.is_answered;
  if (is_told) add_tally(results.tallies, answer.profiles.keys, answer.shoot);
  if (is_told && results.options.shard) note_shoot(results.impact, answer.profiles, answer.diagnostics);
  add_user(results.users, std::move(answer.profiles));
  if (!is_told) return;
  collect(results.impact, std::move(answer), results.ignoring, results.options);
  if (results.hand_on != nullptr) (*results.hand_on)(hand_on_last(results.impact, results.options));
}

/// One that is counted already.
void repeat(Results& results, const Counted& counted, const Shoot& like) {
  Shoot& shoot = results.impact.shoots.emplace_back(like);
  shoot.ns = counted.ns;
  shoot.name = counted.name;
  (*results.hand_on)(hand_on_last(results.impact, results.options));
}

/// Hands on the answers of these Shoots in their order.
template <class Take>
void answer_unread(const std::vector<std::uint32_t>& places, const Given& given, const Options& options,
                   const Unread& unread, const Take& take_one) {
  for (const Portion& portion : portions(places)) {
    std::vector<std::vector<ShootAnswer>> answers(portion.size());
    unread.rest();
    manifest::for_each_index(options.jobs, portion.size(), [&](std::size_t i) {
      const Sides<model::Objects> objects = unread.read(portion[i]);
      for_each_pair(objects.before.shoots, objects.after.shoots,
                    [&](const ShootObject* old_one, const ShootObject* new_one) {
                      answers[i].push_back(answer(old_one, new_one, given, options));
                    });
    });
    for (std::vector<ShootAnswer>& few : answers) {
      for (ShootAnswer& one : few) take_one(std::move(one));
    }
  }
}

/// Those of the witnesses that were put off among `answers`.
std::vector<ShootAnswer> with_witnesses(std::vector<ShootAnswer> answers, const Given& given, const Options& options,
                                        const Unread& unread) {
  const auto of_rest = static_cast<std::ptrdiff_t>(answers.size());
  answer_unread(unread_witnesses(unread.resting), given, options, unread,
                [&](ShootAnswer answer) { answers.push_back(std::move(answer)); });
  std::inplace_merge(answers.begin(), answers.begin() + of_rest, answers.end(),
                     [](const ShootAnswer& a, const ShootAnswer& b) { return key(a.shoot) < key(b.shoot); });
  return answers;
}

/// Takes `answers`, and between them those of the Shoots that were not read: they are counted, or read a few at a time.
void take_all(Results& results, std::vector<ShootAnswer> answers, const Given& given, const Unread& unread) {
  answers = with_witnesses(std::move(answers), given, results.options, unread);
  const UsedProfiles profiles{changed_profiles(given.before, given.after),
                              profiles_that_ask(given.before, given.after)};
  const std::optional<std::size_t> enough = results.hand_on == nullptr ? std::nullopt : unread.enough;
  const Uncounted rest = count_resting(results.impact, unread.resting, answers, profiles, enough, results.users);
  const std::vector<std::uint32_t> places = impact::unread(unread.resting, rest.places);
  auto next = answers.begin();
  auto repeated = rest.repeated.begin();
  const auto repeat_before = [&](const Shoot* one) {
    for (; repeated != rest.repeated.end(); ++repeated) {
      const Counted& counted = unread.resting.counted[repeated->place];
      if (one != nullptr && key(*one) < key(counted)) return;
      repeat(results, counted, rest.likes[repeated->like]);
    }
  };
  const auto take_next = [&](ShootAnswer answer) {
    repeat_before(&answer.shoot);
    take(results, std::move(answer));
  };
  answer_unread(places, given, results.options, unread, [&](ShootAnswer answer) {
    while (next != answers.end() && key(next->shoot) < key(answer.shoot)) take_next(std::move(*next++));
    take_next(std::move(answer));
  });
  while (next != answers.end()) take_next(std::move(*next++));
  repeat_before(nullptr);
}

void compare_shoots(Impact& impact, const model::Objects& before, const model::Objects& after,
                    const Sides<ProfileBook>& profiles, Results& results, const Unread* unread) {
  ShootPairs pairs;
  for_each_pair(before.shoots, after.shoots, [&](const ShootObject* old_one, const ShootObject* new_one) {
    if (is_lost(old_one, new_one, after)) return impact.diagnostics.push_back(not_compared(*old_one, "new"));
    if (is_lost(new_one, old_one, before)) return impact.diagnostics.push_back(not_compared(*new_one, "old"));
    pairs.emplace_back(old_one, new_one);
  });
  const Options& options = results.options;
  Memory memory;
  const Given given{before, after, profiles, &memory};
  std::vector<ShootAnswer> answers = answer_all(pairs, given, options);
  if (options.shard) begin_note(impact, options);
  results.users.are_asked = !profiles_that_ask(before, after).empty();
  if (unread != nullptr) {
    take_all(results, std::move(answers), given, *unread);
  } else {
    for (ShootAnswer& answer : answers) take(results, std::move(answer));
  }
  add_profiles(impact, results.tallies, results.users, given, options);
}

}  // namespace

Impact analyze(const model::Objects& before, const model::Objects& after, const Options& options, const Unread* unread,
               const HandOn* hand_on) {
  Impact impact;
  Results results{impact, options, begin_ignoring(options, after.shoots), hand_on};
  for (const model::Objects* side : {&before, &after}) tell_problems(impact, *side);
  const Sides<ProfileBook> profiles = read_profiles(before, after, common_environment(before, after, options),
                                                    extension_releases(before, after, options));
  compare_shoots(impact, before, after, profiles, results, unread);
  ResourcesAnswer resources = analyze_resources(before, after, options);
  for (const Assumed& assumed : resources.assumed) add_assumed(impact, assumed);
  for (Diagnostic& diagnostic : resources.diagnostics) impact.diagnostics.push_back(std::move(diagnostic));
  impact.resources = std::move(resources.resources);
  for (const Resource& resource : impact.resources) {
    const bool counts = resource.changed && resource.unknown && resource.rejections.empty();
    impact.has_unknown = impact.has_unknown || counts;
  }
  add_refused_by_server(impact, options.refused_by_server);
  if (impact.complete) {
    tell_nothing_to_compare(impact, before, after, options.allow_empty ? Severity::warning : Severity::error);
  }
  finish(impact, options, std::move(results.ignoring));
  return impact;
}

}  // namespace gprov::impact
