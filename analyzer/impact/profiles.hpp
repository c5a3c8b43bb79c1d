// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/impact/profile_effects.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// What the comparison of one Shoot tells about its profiles.
struct ShootProfiles {
  std::set<std::string> keys;                  ///< profile_key of all that it uses on either side, parents too
  std::vector<gardener::ProfileUser> used_by;  ///< the stored old Shoot; none if it is new
  std::string missing;                         ///< a profile that was not given, "" if all were
  std::optional<Position> missing_at;          ///< where the Shoot names it
};
[[nodiscard]] ShootProfiles profiles_of(const Pair& pair);

/// Who uses which profile, of all Shoots that were given.
struct ProfileUsers {
  struct Missing {
    std::int64_t shoots = 0;
    std::optional<Position> first;
  };
  bool are_asked = true;                       ///< whether any profile asks (see profiles_that_ask)
  std::map<std::string, std::int64_t> shoots;  ///< by profile_key
  std::vector<gardener::ProfileUser> used_by;  ///< if they are asked
  std::map<std::string, Missing> missing;      ///< by the name of a profile that was not given
};
/// Where a profile is missing, Shoots come in the order of the report.
void add_user(ProfileUsers& users, ShootProfiles shoot);

/// profile_key of each that differs between the sides, or stands on one of them only.
[[nodiscard]] std::set<std::string> changed_profiles(const model::Objects& before, const model::Objects& after);

/// profile_key of each that asks what its Shoots use: a version was taken out of it, or a limit is another one
/// (gardener/profile_references.hpp).
[[nodiscard]] std::set<std::string> profiles_that_ask(const model::Objects& before, const model::Objects& after);

/// Fills `impact.cloud_profiles`: each CloudProfile and NamespacedCloudProfile that differs between the sides, with
/// what the API server and the extension refuse of it and what it does to the Shoots. Says which profiles are missing,
/// and for how many Shoots.
void add_profiles(Impact& impact, const ProfileTallies& tallies, const ProfileUsers& users, const Given& given,
                  const Options& options);

}  // namespace gprov::impact
