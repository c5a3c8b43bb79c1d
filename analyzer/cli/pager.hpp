// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>

#include "analyzer/cli/options.hpp"
#include "analyzer/cli/terminal.hpp"

namespace gprov::cli {

/// Whether `text` scrolls off a terminal of that size; never where there is no terminal, or its size is not known.
[[nodiscard]] bool is_too_long(const std::string& text, const Destination& destination);

/// Writes `text` for people to `out`; through $PAGER, or less, where `out` is the terminal and `text` does not fit on
/// it. The pager's end is no failure, however it ended: who leaves it early has seen enough.
void show(const std::string& text, Paging paging, const GetEnvironment& environment, std::ostream& out);

}  // namespace gprov::cli
