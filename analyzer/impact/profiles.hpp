// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/profile_book.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// What the comparison of one Shoot tells about its profiles.
struct ShootProfiles {
  std::set<std::string> keys;                  ///< profile_key of all that it uses on either side, parents too
  std::vector<gardener::ProfileUser> used_by;  ///< the stored old Shoot; none if it is new
  std::string missing;                         ///< a profile that was not given, "" if all were
  const model::Origin* missing_in = nullptr;   ///< the Shoot that names it
};
[[nodiscard]] ShootProfiles profiles_of(const Pair& pair);

/// profile_key of each that differs between the sides, or stands on one of them only.
[[nodiscard]] std::set<std::string> changed_profiles(const model::Objects& before, const model::Objects& after);

/// profile_key of each that asks what its Shoots use: a version was taken out of it, or a limit is another one
/// (gardener/profile_references.hpp).
[[nodiscard]] std::set<std::string> profiles_that_ask(const model::Objects& before, const model::Objects& after);

/// Fills `impact.cloud_profiles`: each CloudProfile and NamespacedCloudProfile that differs between the sides, with
/// what the API server and the extension refuse of it and what it does to the Shoots. `shoots` is parallel to
/// `impact.shoots`; `users` are all Shoots that were given, in any order. Says which
/// profiles are missing, and for how many Shoots.
void add_profiles(Impact& impact, const std::vector<ShootProfiles>& shoots, const std::vector<ShootProfiles>& users,
                  const Given& given, const Options& options);

}  // namespace gprov::impact
