// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/vectors.hpp"

namespace gprov::tests {

/// The objects of one side of a vector as somebody would have them in files: Shoot, CloudProfile, Infrastructure, and a
/// Worker if either side has a status for it (a status may also be lost).
[[nodiscard]] std::vector<Json> manifests(const VectorSide& side, const VectorSide& other);

/// The objects as one file. `style` picks among block and flow YAML, ways of quoting, indents, key and document orders,
/// Lists, and JSON; equal styles give equal text.
[[nodiscard]] std::string write_file(std::vector<Json> objects, std::uint32_t style);

}  // namespace gprov::tests
