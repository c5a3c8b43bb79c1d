// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profile_effects.hpp"

#include <algorithm>
#include <array>

namespace gprov::impact {
namespace {

void add(ProfileTally& sum, const Shoot& shoot) {
  ++sum.users;
  if (!shoot.reconcile_errors.empty()) ++sum.errors;
  std::set<Verdict> seen;
  for (const Pool& pool : shoot.pools) {
    if (pool.verdict == Verdict::none) continue;
    ProfileTally::Tally& tally = sum.by_verdict[pool.verdict];
    if (seen.insert(pool.verdict).second) ++tally.shoots;
    ++tally.pools;
    tally.nodes.min += pool.nodes.min;
    tally.nodes.max += pool.nodes.max;
    if (tally.pools == 1) tally.when = pool.when;
  }
}

std::string sentence(Verdict verdict, const Nodes& nodes) {
  const std::string range = std::to_string(nodes.min) + " to " + std::to_string(nodes.max) + " worker nodes";
  switch (verdict) {
    case Verdict::drift:
      return "running worker nodes stay as they are, new ones are made otherwise";
    case Verdict::create:
      return "new worker nodes only";
    case Verdict::in_place:
      return "worker nodes are updated in place";
    case Verdict::unknown:
      return "whether worker nodes are replaced cannot be known from what was given";
    case Verdict::roll:
      return range + " are replaced";
    default:
      return range + " go";
  }
}

constexpr std::array<std::string_view, 4> kChanges = {"created", "updated", "removed", "unseen"};

}  // namespace

std::string_view word(Change change) { return kChanges.at(static_cast<std::size_t>(change)); }

Change change_of(std::string_view word) {
  const auto at = std::find(kChanges.begin(), kChanges.end(), word);
  return at == kChanges.end() ? Change::updated : static_cast<Change>(at - kChanges.begin());
}

std::string counted(std::int64_t number, const std::string& noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

void add_tally(ProfileTallies& tallies, const std::set<std::string>& keys, const Shoot& shoot) {
  for (const std::string& key : keys) add(tallies[key], shoot);
}

std::vector<Effect> effects_of(const ProfileTallies& tallies, const std::string& key, Change change,
                               const Position& at) {
  static const ProfileTally kNobody;
  std::vector<Effect> effects;
  const auto tell = [&](const std::string& what, const When& when = {}) {
    effects.push_back({"", what, "", key, when, at});
  };
  if (change == Change::created) tell("the profile is created; no worker node is touched by that");
  if (change == Change::removed) tell("the profile goes once no Shoot uses it; no worker node is touched by that");
  if (change == Change::unseen) {
    tell(
        "only the new side shows the profile, while Shoots use it: it is taken for one that exists and was not "
        "checked; "
        "no worker node is touched by that");
  }
  const auto found = tallies.find(key);
  const ProfileTally& sum = found == tallies.end() ? kNobody : found->second;
  for (const auto& [verdict, tally] : sum.by_verdict) {
    tell(counted(tally.pools, "pool") + " of " + counted(tally.shoots, "Shoot") + ": " + sentence(verdict, tally.nodes),
         tally.when);
  }
  if (sum.errors > 0) {
    tell(counted(sum.errors, "Shoot") + ": the worker reconciliation fails; worker nodes stay as they are");
  }
  if (change == Change::updated && sum.by_verdict.empty() && sum.errors == 0) {
    tell(sum.users == 0 ? "no Shoot that uses it was given: what it does to worker nodes is not known"
                        : "no worker node of the Shoots that use it is touched");
  }
  return effects;
}

}  // namespace gprov::impact
