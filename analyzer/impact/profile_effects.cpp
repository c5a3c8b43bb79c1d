// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/profile_effects.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace gprov::impact {
namespace {

/// By verdict: how many Shoots, pools and nodes.
struct Tally {
  std::int64_t shoots = 0, pools = 0;
  Nodes nodes;
  When when;
};
using Tallies = std::map<Verdict, Tally, std::greater<>>;

void add(Tallies& tallies, const Shoot& shoot) {
  std::set<Verdict> seen;
  for (const Pool& pool : shoot.pools) {
    if (pool.verdict == Verdict::none) continue;
    Tally& tally = tallies[pool.verdict];
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

std::vector<Effect> effects_of(const Impact& impact, const std::vector<ShootProfiles>& shoots, const std::string& key,
                               Change change, const Position& at) {
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
  Tallies tallies;
  std::int64_t errors = 0, users = 0;
  for (std::size_t i = 0; i < shoots.size(); ++i) {
    if (!shoots[i].keys.contains(key)) continue;
    ++users;
    if (!impact.shoots[i].reconcile_errors.empty()) ++errors;
    add(tallies, impact.shoots[i]);
  }
  for (const auto& [verdict, tally] : tallies) {
    tell(counted(tally.pools, "pool") + " of " + counted(tally.shoots, "Shoot") + ": " + sentence(verdict, tally.nodes),
         tally.when);
  }
  if (errors > 0) {
    tell(counted(errors, "Shoot") + ": the worker reconciliation fails; worker nodes stay as they are");
  }
  if (change == Change::updated && tallies.empty() && errors == 0) {
    tell(users == 0 ? "no Shoot that uses it was given: what it does to worker nodes is not known"
                    : "no worker node of the Shoots that use it is touched");
  }
  return effects;
}

}  // namespace gprov::impact
