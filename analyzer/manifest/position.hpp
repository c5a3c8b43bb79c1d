// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

namespace gprov::manifest {

/// Where something stands in a file. Line and column count from 1; a column is one character (code point).
struct Position {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  friend bool operator==(const Position&, const Position&) = default;
};

/// "file:line:column"; only the file where there is no line, as of a file that cannot be read.
[[nodiscard]] std::string to_string(const Position& at);

enum class Severity : std::uint8_t { warning, error };

/// Something to tell about an input file, as a whole sentence: what was expected, what came, what to do.
struct Problem {
  Severity severity = Severity::error;
  Position at;
  std::string message;
};

}  // namespace gprov::manifest
