// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gprov::manifest {

/// A line of block YAML, by offsets in its text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t content = 0;  ///< the first byte that is no space; the line's end if there is none
  std::uint32_t end = 0;      ///< of the line feed, or of the text
};

/// The lines of a text.
struct Lines {
  std::vector<Line> all;
  /// A bit for each byte, of 64 in a row: a colon with a space or the line's end behind it.
  std::vector<std::uint64_t> colons;

  /// Where the first of those colons from `from` on stands, or `end` if there is none before it. Both are offsets in
  /// the text.
  [[nodiscard]] std::size_t colon(std::size_t from, std::size_t end) const {
    std::size_t block = from / 64;
    std::uint64_t bits = block < colons.size() ? colons[block] >> from % 64 << from % 64 : 0;
    while (bits == 0 && ++block * 64 < end) bits = colons[block];
    const std::size_t found = bits == 0 ? end : block * 64 + static_cast<std::size_t>(std::countr_zero(bits));
    return found < end ? found : end;
  }
};

/// Puts the lines of `text`, which is below 4 GiB, in the place of what was in `lines`.
void split_lines(std::string_view text, Lines& lines);

}  // namespace gprov::manifest
