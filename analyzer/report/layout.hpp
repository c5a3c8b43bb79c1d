// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/report/report.hpp"

// Letters and lines of the text format: what a terminal may see, how wide it is, where it breaks.

namespace gprov::report {

/// Text from an input, made inert: control characters, bidirectional overrides and bytes that are no UTF-8 are spelled
/// out
/// (\n, \x1b, \u202e).
[[nodiscard]] std::string inert(std::string_view text);

/// As text or attribute of HTML and XML 1.0; inert() leaves none of the characters that XML forbids.
[[nodiscard]] std::string in_markup(std::string_view text);

/// Columns that a UTF-8 text takes, colour sequences not counted.
[[nodiscard]] std::size_t columns(std::string_view text);

/// `text` with blanks up to `width` columns.
[[nodiscard]] std::string padded(std::string text, std::size_t width);

/// Breaks at blanks, but not behind a number; each line starts with `indent`, the first one with `first`. A longer word
/// stays whole.
[[nodiscard]] std::string wrapped(std::string_view text, const std::string& first, const std::string& indent,
                                  std::size_t width);

enum class Paint : std::uint8_t { plain, green, yellow, magenta, red, bold_red, faint, bold };
[[nodiscard]] std::string painted(const Style& style, Paint paint, std::string_view text);

/// The few symbols of the report, each with its fallback.
struct Signs {
  std::string_view arrow, dash, dot, hint, differs, cross;
};
[[nodiscard]] const Signs& signs(const Style& style);

struct VerdictLook {
  std::string_view symbol, word;
  Paint paint;
};
[[nodiscard]] VerdictLook look(const Style& style, impact::Verdict verdict);

/// "1 pool", "2 pools"
[[nodiscard]] std::string counted(std::int64_t number, std::string_view noun);
/// "3-9 nodes", "1 node"
[[nodiscard]] std::string node_range(const Style& style, const impact::Nodes& nodes);

/// A name for the eye: as it is, what is known of it and ?????, or a dash.
[[nodiscard]] std::string name_text(const Style& style, const impact::Name& name);

}  // namespace gprov::report
