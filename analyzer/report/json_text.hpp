// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/impact/impact.hpp"

// The contract as text, for the formats that are made of it. Bytes that are no UTF-8 are replaced.

namespace gprov::report {

enum class Spacing : std::uint8_t { compact, indented };
enum class Parts : std::uint8_t { all, without_shoots };

/// The whole report; without its Shoots it is of kind ImpactSummary.
[[nodiscard]] std::string json_text(const impact::Impact& impact, Spacing spacing, Parts parts = Parts::all);

/// One element of `shoots`, compact.
[[nodiscard]] std::string json_text(const impact::Shoot& shoot);

}  // namespace gprov::report
