// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/resting.hpp"
#include "analyzer/impact/shoots.hpp"

namespace gprov::impact {

/// By profile_key.
struct UsedProfiles {
  std::set<std::string> changed;
  std::set<std::string> that_ask;  ///< what their Shoots use
};

/// Of which is told what is told of another, but for its name.
struct Repeated {
  std::uint32_t place = 0;  ///< in Resting::counted
  std::uint32_t like = 0;   ///< in Uncounted::likes
};

/// What counting leaves to do.
struct Uncounted {
  std::vector<std::uint32_t> places;  ///< in Resting::counted: have to be read after all
  std::vector<Shoot> likes;           ///< with nothing but their refusals
  std::vector<Repeated> repeated;     ///< by namespace and name; they are counted
};

/// Counts the Shoots that were not read in `impact`, by what came out of the witnesses of their parts; `answers` are
/// sorted by namespace and name. Those that use a profile that changed join `users`. Where all that is told of Shoots
/// is that their profile is refused, only `enough` are to be read, if that is told.
[[nodiscard]] Uncounted count_resting(Impact& impact, const Resting& resting, const std::vector<ShootAnswer>& answers,
                                      const UsedProfiles& profiles, std::optional<std::size_t> enough,
                                      ProfileUsers& users);

}  // namespace gprov::impact
