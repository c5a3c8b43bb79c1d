// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::gardener {

/// The version without any v, and without what follows the first - + or ~. Nothing if no version is left.
/// Mirrors pkg/utils/version/version.go#Normalize@v1.149.3.
[[nodiscard]] std::optional<hashing::Version> normalized(std::string_view text);

/// Whether `a` is lower than `b`, both normalized; nothing if one of them is no version.
/// Mirrors pkg/utils/version/version.go#CompareVersions@v1.149.3 with "<".
[[nodiscard]] std::optional<bool> is_lower(std::string_view a, std::string_view b);

/// Whether the normalized version is at least major.minor; false for text that is no version.
[[nodiscard]] bool at_least(std::string_view text, std::uint64_t major, std::uint64_t minor);

/// Whether `text` has three parts, so that no CloudProfile completes it.
[[nodiscard]] bool is_full_version(std::string_view text);

}  // namespace gprov::gardener
