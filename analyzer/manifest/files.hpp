// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {

struct Gathered {
  std::vector<std::shared_ptr<const Source>> sources;  ///< sorted by name within a directory or glob
  std::vector<Problem> problems;
};

/// Opens what a command-line argument names: a file, a directory (recursive; every regular file with the ending .yaml,
/// .yml, .json or none; hidden ones are left out), a glob pattern, or - for `standard_input`. A name that matches
/// nothing or cannot be read is an error. UTF-16 with a byte-order mark is converted, invalid UTF-8 replaced by U+FFFD
/// with a warning, as kubectl does.
[[nodiscard]] Gathered gather(const std::string& argument, std::istream& standard_input);

}  // namespace gprov::manifest
