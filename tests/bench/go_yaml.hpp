// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace gprov::bench {

/// Appends `value` in block style as sigs.k8s.io/yaml prints it: keys sorted, lists no deeper than their key, quotes
/// only where the text would be read as something else, texts of several lines as literal blocks.
void append_go_yaml(std::string& out, const nlohmann::json& value, std::size_t indent);

}  // namespace gprov::bench
