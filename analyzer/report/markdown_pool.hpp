// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/impact/impact.hpp"
#include "analyzer/report/layout.hpp"

// The parts of a comment that speak of one pool, or of one Shoot that is refused.

namespace gprov::report {

inline constexpr Style kMarkdownStyle{Glyphs::unicode, Color::off, 100, false};

struct MarkdownEntry {
  const impact::Shoot* shoot = nullptr;
  const impact::Pool* pool = nullptr;  ///< nullptr: the refusals of the Shoot
};

enum class ShootColumn : std::uint8_t { hidden, shown };

/// One line of the table.
[[nodiscard]] std::string markdown_row(const MarkdownEntry& entry, ShootColumn column);

/// Reasons, class names, hash inputs; "" if there is nothing to add to the row.
[[nodiscard]] std::string markdown_details(const MarkdownEntry& entry);

[[nodiscard]] std::string markdown_unchanged(const impact::Impact& impact);
[[nodiscard]] std::string markdown_ignored(const impact::Impact& impact);

}  // namespace gprov::report
