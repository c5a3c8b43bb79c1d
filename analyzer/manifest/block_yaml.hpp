// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "analyzer/manifest/reading.hpp"

namespace gprov::manifest {

/// Composes the piece [begin, end) of the source if it is YAML as kubectl and Go print it and most people write it:
/// ASCII, block style, keys and plain or quoted texts of one line, literal blocks, comments. Then the tree is the one
/// that read_general_yaml makes, several times faster. False at the first thing beyond that, well-formed or not;
/// nothing is told, and the general reader has to begin anew.
[[nodiscard]] bool read_block_yaml(Reading& reading, std::uint64_t begin, std::uint64_t end, Document& document);

}  // namespace gprov::manifest
