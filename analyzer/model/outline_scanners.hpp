// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/manifest/lines.hpp"
#include "analyzer/model/outline_parts.hpp"

namespace gprov::model {

/// Walks a Shoot in block YAML whose keys stand in column `indent`, line by line. `lines` is a buffer.
[[nodiscard]] bool outline_yaml(std::string_view text, std::size_t indent, manifest::Lines& lines, OutlineParts& parts);
/// Walks one that is a JSON object, compact or not, token by token. `tokens` is a buffer.
[[nodiscard]] bool outline_json(std::string_view text, std::vector<std::uint32_t>& tokens, OutlineParts& parts);

}  // namespace gprov::model
