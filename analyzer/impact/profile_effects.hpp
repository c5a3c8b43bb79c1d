// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/impact/impact.hpp"

namespace gprov::impact {

/// unseen: the old side does not show it, though Shoots use it.
enum class Change : std::uint8_t { created, updated, removed, unseen };
[[nodiscard]] std::string_view word(Change change);
/// The other way round; updated for any other word.
[[nodiscard]] Change change_of(std::string_view word);

/// What became of the Shoots that use one profile.
struct ProfileTally {
  struct Tally {
    std::int64_t shoots = 0, pools = 0;
    Nodes nodes;
    When when;  ///< of the first pool
  };
  std::map<Verdict, Tally, std::greater<>> by_verdict;
  std::int64_t errors = 0, users = 0;
};
using ProfileTallies = std::map<std::string, ProfileTally, std::less<>>;  ///< by profile_key

/// Adds a Shoot that uses the profiles `keys`. Shoots come in the order of the report.
void add_tally(ProfileTallies& tallies, const std::set<std::string>& keys, const Shoot& shoot);

/// What becomes of the Shoots that use the profile `key`, by verdict, gravest first; each effect ends with what happens
/// to worker nodes.
[[nodiscard]] std::vector<Effect> effects_of(const ProfileTallies& tallies, const std::string& key, Change change,
                                             const Position& at);

/// "1 pool", "2 pools"
[[nodiscard]] std::string counted(std::int64_t number, const std::string& noun);

}  // namespace gprov::impact
