// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <algorithm>
#include <vector>

#include "analyzer/manifest/position.hpp"

namespace gprov::manifest {

/// Whether something could not be read.
[[nodiscard]] inline bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& problem) { return problem.severity == Severity::error; });
}

}  // namespace gprov::manifest
