// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/impact/profiles.hpp"

namespace gprov::impact {

/// unseen: the old side does not show it, though Shoots use it.
enum class Change : std::uint8_t { created, updated, removed, unseen };
[[nodiscard]] std::string_view word(Change change);
/// The other way round; updated for any other word.
[[nodiscard]] Change change_of(std::string_view word);

/// What becomes of the Shoots that use the profile `key`, by verdict, gravest first; each effect ends with what happens
/// to worker nodes. `shoots` is parallel to `impact.shoots`.
[[nodiscard]] std::vector<Effect> effects_of(const Impact& impact, const std::vector<ShootProfiles>& shoots,
                                             const std::string& key, Change change, const Position& at);

/// "1 pool", "2 pools"
[[nodiscard]] std::string counted(std::int64_t number, const std::string& noun);

}  // namespace gprov::impact
