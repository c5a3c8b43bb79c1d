// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gprov::manifest {

/// A line of block YAML, by offsets in its text.
struct Line {
  std::uint32_t begin = 0;
  std::uint32_t content = 0;  ///< the first byte that is no space; the line's end if there is none
  std::uint32_t colon = 0;    ///< the first colon with a space or the line's end behind it; the line's end if none has
  std::uint32_t end = 0;      ///< of the line feed, or of the text
};

/// Puts the lines of `text`, which is below 4 GiB, in the place of what was in `lines`.
void split_lines(std::string_view text, std::vector<Line>& lines);

}  // namespace gprov::manifest
