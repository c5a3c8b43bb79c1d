// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string_view>

#include "analyzer/model/outline_parts.hpp"

namespace gprov::model {

/// Walks a Shoot in block YAML whose keys stand in column `indent`, line by line.
[[nodiscard]] bool outline_yaml(std::string_view text, std::size_t indent, OutlineParts& parts);
/// Walks one that is a JSON object, compact or not.
[[nodiscard]] bool outline_json(std::string_view text, OutlineParts& parts);

}  // namespace gprov::model
