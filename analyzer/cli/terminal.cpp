// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <string>

namespace gprov::cli {

namespace {

bool has_color(const Options& options, const GetEnvironment& environment, const Destination& destination) {
  if (options.color != ColorChoice::automatic) return options.color == ColorChoice::always;
  if (environment("NO_COLOR")) return false;
  for (const char* variable : {"CLICOLOR_FORCE", "FORCE_COLOR"}) {
    const auto value = environment(variable);
    if (value && *value != "0") return true;
  }
  return destination.is_terminal && environment("TERM") != std::optional<std::string>("dumb");
}

bool is_utf8(const GetEnvironment& environment) {
  for (const char* variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    auto value = environment(variable);
    if (!value) continue;
    std::transform(value->begin(), value->end(), value->begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return value->find("utf-8") != std::string::npos || value->find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

report::Style style_for(const Options& options, const GetEnvironment& environment, const Destination& destination) {
  report::Style style;
  style.color = has_color(options, environment, destination) ? report::Color::on : report::Color::off;
  const bool symbols = destination.is_terminal && !options.ascii && is_utf8(environment);
  style.glyphs = symbols ? report::Glyphs::unicode : report::Glyphs::ascii;
  // Below 40 columns nothing can be laid out; above 160 lines are hard to follow.
  style.width = options.width         ? *options.width
                : destination.columns ? std::clamp(*destination.columns, 40U, 160U)
                                      : 100U;
  style.verbose = options.verbose;
  style.exit_code = options.exit_code;
  return style;
}

unsigned help_width(const std::ostream& out) {
  constexpr unsigned kMost = 120;
  const std::optional<unsigned> columns = &out == &std::cout ? standard_output().columns : std::nullopt;
  return std::min(columns.value_or(kHelpWidth), kMost);
}

Destination standard_output() {
  Destination destination;
  destination.is_terminal = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (!destination.is_terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return destination;
  if (size.ws_col > 0) destination.columns = size.ws_col;
  if (size.ws_row > 0) destination.rows = size.ws_row;
  return destination;
}

}  // namespace gprov::cli
