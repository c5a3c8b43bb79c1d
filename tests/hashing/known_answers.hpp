// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

namespace gprov::hashing {

/// The cases of fixtures/hashing/<name>: what upstream's own code answered.
/// Each file names its source.
inline nlohmann::json known_answers(const std::string& name) {
  std::ifstream file(std::string(GPROV_SOURCE_DIR) + "/fixtures/hashing/" + name);
  return nlohmann::json::parse(file).at("cases");
}

}  // namespace gprov::hashing
