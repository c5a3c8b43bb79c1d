// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

namespace gprov::tests {

/// The unpacked contents of a .gz file. Throws std::runtime_error if it cannot be read as a whole.
[[nodiscard]] std::string read_gzip(const std::string& path);
/// Its lines, without their ends.
[[nodiscard]] std::vector<std::string> read_gzip_lines(const std::string& path);

}  // namespace gprov::tests
