// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/impact/analyze.hpp"
#include "tests/support/shoot_pair.hpp"

// Texts of several objects, compared as whole sides.

namespace gprov::tests {

/// `text` with the first occurrence of each `from` behind the one before replaced; throws if there is none.
[[nodiscard]] std::string with_edits(std::string text, const Edits& edits);

/// The CloudProfile az-port of the scenarios.
[[nodiscard]] std::string port_profile(const Edits& edits = {});
/// Shoot garden-port/harbor, zoned, or without zones (a scale set for each pool).
[[nodiscard]] std::string zoned_shoot(const Edits& edits = {});
[[nodiscard]] std::string zoneless_shoot(const Edits& edits = {});

/// Compares two sides on 2026-08-21 with provider-azure v1.62.1; problems of reading become diagnostics.
[[nodiscard]] impact::Impact compare_sides(const std::string& before, const std::string& after,
                                           const std::string& gardener = "1.149.3");

}  // namespace gprov::tests
