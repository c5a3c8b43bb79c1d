// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

namespace gprov::cli {

/// What another program left behind.
struct Finished {
  int exit_code = 0;    ///< 128 + the signal, if one ended it
  std::string failure;  ///< why it could not be started; "" if it ran
  std::string out, err;
  [[nodiscard]] bool ok() const { return failure.empty() && exit_code == 0; }
};

/// Runs a program of the PATH (or by a path, if its name has a slash) with `input` on its standard input, and waits for
/// its end. No shell is involved: arguments arrive as they are.
[[nodiscard]] Finished run_program(const std::vector<std::string>& arguments, const std::string& input = "");

/// Whether nobody reads this process's standard output any more.
[[nodiscard]] bool is_output_abandoned();

}  // namespace gprov::cli
