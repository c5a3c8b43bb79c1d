// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/cli/inputs.hpp"

// Two states of a repository as the two sides of a comparison.

namespace gprov::cli {

/// What `text` asks for if it is A..B or A...B and no file of that name is there.
[[nodiscard]] std::optional<Revisions> range_of(const std::string& text);

struct GatheredSides {
  Gathered before, after;
};

/// All manifests of both states, not only those that differ: a CloudProfile that changes concerns Shoots that do not,
/// and an object that moves to another file stays what it is. The sources of the new state are named by their paths
/// from the root of the repository, as annotations of a pull request need it, those of the old one REV:path. What could
/// not be read is among the problems.
[[nodiscard]] GatheredSides gather_revisions(const Revisions& revisions);

}  // namespace gprov::cli
