// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string_view>

#include "analyzer/impact/impact.hpp"

namespace gprov::report {

enum class Glyphs : std::uint8_t { unicode, ascii };
enum class Color : std::uint8_t { off, on };
/// Whether text says which exit code the comparison has; git wants 0 of whatever it calls.
enum class ExitCode : std::uint8_t { told, left_out };

struct Style {
  Glyphs glyphs = Glyphs::ascii;
  Color color = Color::off;
  unsigned width = 100;
  bool verbose = false;  ///< list what is unchanged too
  ExitCode exit_code = ExitCode::told;
};

/// What a format tells of Shoots that stay as they are, unless it is verbose.
enum class Unchanged : std::uint8_t { listed, counted };

/// One row per output format: help, completion and man page read this table.
struct Format {
  std::string_view name;
  std::string_view what;
  void (*write)(const impact::Impact&, const Style&, std::ostream&);
  Unchanged unchanged = Unchanged::listed;
  /// If all that is told of Shoots comes first and each stands for itself: writes one. `write` then writes the rest.
  void (*write_shoot)(const impact::Shoot&, std::ostream&) = nullptr;
};

[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* find_format(std::string_view name);

}  // namespace gprov::report
