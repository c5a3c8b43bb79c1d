// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>

namespace gprov::cli {

/// Writes a report into a file. It comes into its place whole or not at all: an interruption or a full disk leaves what
/// was there before (devices and pipes are written to as they are). False after a failure, which `err` tells.
[[nodiscard]] bool write_file(const std::string& path, const std::string& text, std::ostream& err);

}  // namespace gprov::cli
