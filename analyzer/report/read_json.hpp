// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <stdexcept>
#include <string>

#include "analyzer/impact/impact.hpp"

namespace gprov::report {

/// A text that is no report: a sentence for people.
struct ReadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What write_json wrote, as data again: every format says of it what it would have said of the original. Words that
/// a newer release may have added (verdicts, times) are read as the unknown ones. Throws ReadError.
[[nodiscard]] impact::Impact read_json(const std::string& text);

}  // namespace gprov::report
