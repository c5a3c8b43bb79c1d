// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>

#include "analyzer/cli/options.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

/// Where a text goes.
struct Destination {
  bool is_terminal = false;
  std::optional<unsigned> columns;  ///< of the terminal, if known
  std::optional<unsigned> rows{};   ///< likewise
};

/// Colours: --color, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then TERM=dumb, then whether it is a terminal.
/// Symbols: ASCII with --ascii, without a terminal, or in a locale that is not UTF-8.
[[nodiscard]] report::Style style_for(const Options& options, const GetEnvironment& environment,
                                      const Destination& destination);

/// Columns of help that is written to `out`.
[[nodiscard]] unsigned help_width(const std::ostream& out);

/// The process's standard output.
[[nodiscard]] Destination standard_output();

}  // namespace gprov::cli
