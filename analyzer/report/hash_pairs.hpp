// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/impact.hpp"

namespace gprov::report {

/// Data of both sides that belong together; nullptr: absent on this side.
struct HashPair {
  const impact::HashLine* before = nullptr;
  const impact::HashLine* after = nullptr;
};

/// Both lists side by side, in order: their longest common subsequence by trigger and path.
[[nodiscard]] std::vector<HashPair> aligned(const std::vector<impact::HashLine>& before,
                                            const std::vector<impact::HashLine>& after);

[[nodiscard]] bool differs(const HashPair& pair);

/// The list that `which` names, empty if there is none on this side.
[[nodiscard]] const std::vector<impact::HashLine>& hash_lines(
    const std::optional<impact::ExplainedHash>& hash, std::vector<impact::HashLine> impact::ExplainedHash::*which);

}  // namespace gprov::report
