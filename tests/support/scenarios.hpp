// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gprov::tests {

using Arguments = std::vector<std::string>;

/// A folder of fixtures/scenarios and the arguments of its comparisons, to be run in it.
struct Scenario {
  std::string folder;
  std::string text;               ///< case.json
  Arguments expected, near_miss;  ///< old.yaml against new.yaml, and against near-miss.yaml
  std::optional<Arguments> same;  ///< old.yaml against itself; nothing if the releases of the sides differ
};

/// Visits every folder; how many there are.
std::size_t for_each_scenario(const std::function<void(const Scenario&)>& visit);

}  // namespace gprov::tests
