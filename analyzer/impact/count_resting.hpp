// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
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

/// Counts the Shoots that were not read in `impact`, by what came out of the witnesses of their parts; `answers` are
/// sorted by namespace and name. Those that use a profile that changed join `users`. Returns the places in
/// `resting.counted` of those that have to be read after all.
[[nodiscard]] std::vector<std::uint32_t> count_resting(Impact& impact, const Resting& resting,
                                                       const std::vector<ShootAnswer>& answers,
                                                       const UsedProfiles& profiles, ProfileUsers& users);

}  // namespace gprov::impact
