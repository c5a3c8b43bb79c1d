// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace gprov::tests {

/// What is wrong with `document` by a JSON Schema 2020-12, one line each, with a path. It knows the keywords that our
/// schema has, and throws for one that it does not. A member that the schema does not name is an error, too: the
/// schema leaves such members to later releases, and ours must be described.
[[nodiscard]] std::vector<std::string> schema_errors(const nlohmann::json& schema, const nlohmann::json& document);

}  // namespace gprov::tests
