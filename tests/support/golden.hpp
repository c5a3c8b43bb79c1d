// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

namespace gprov::tests {

/// What a run of the program left.
struct Run {
  int exit_code = 0;
  std::string out, err;
};

/// Runs the program inside this process, in `directory`, with nothing on standard input.
[[nodiscard]] Run run(const std::string& directory, const std::vector<std::string>& arguments);

/// Compares with the file and tells the first line that differs. GPROV_UPDATE_GOLDEN=1 rewrites the file instead
/// (refused where CI is set): read the difference before you commit it.
void check_golden(const std::string& path, const std::string& actual);

/// The whole file; throws if there is none.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace gprov::tests
