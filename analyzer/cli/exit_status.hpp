// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <array>
#include <string_view>

namespace gprov::cli {

/// The one home of the exit codes. 0, 1, 3 and 4 are decided by the analysis; the others by the command line itself.
/// Highest priority first: 70, 5, 3, 2, 1, 4, 0.
enum class ExitStatus : int {
  clean = 0,
  finding = 1,
  usage = 2,
  input = 3,
  unknown = 4,
  output = 5,
  internal = 70,
  interrupted = 130,
  closed_pipe = 141,
};

struct ExitMeaning {
  ExitStatus status;
  std::string_view meaning;
};

inline constexpr std::array<ExitMeaning, 9> kExitMeanings{{
    {ExitStatus::clean, "compared; nothing at or above --fail-on"},
    {ExitStatus::finding,
     "compared; something at or above --fail-on, a rejected update, a reconcile error, or a budget exceeded"},
    {ExitStatus::usage, "usage or configuration error"},
    {ExitStatus::input, "input error: unreadable, not parsable, ambiguous, or nothing to compare"},
    {ExitStatus::unknown, "compared; nothing certain at the threshold, but something is unknown (see --unknown)"},
    {ExitStatus::output, "the output could not be written or posted"},
    {ExitStatus::internal, "internal error"},
    {ExitStatus::interrupted, "interrupted"},
    {ExitStatus::closed_pipe, "the reader of the output went away"},
}};

}  // namespace gprov::cli
