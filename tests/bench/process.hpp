// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

namespace gprov::bench {

/// What one process took.
struct Cost {
  double wall = 0, cpu = 0;  ///< seconds; cpu is user and system, of all threads
  double peak = 0;           ///< resident bytes at most
};

struct Contestant {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<int> accepted;  ///< exit codes of a run that counts
  std::vector<Cost> costs{};
};

/// Runs it once, its output thrown away; an exit code that is not accepted is an exception.
[[nodiscard]] Cost run_once(const Contestant& contestant);

/// Runs all in turn, `runs` times after one to warm the caches, and adds to their costs.
void race(std::vector<Contestant>& contestants, int runs);

[[nodiscard]] double least(const std::vector<Cost>& costs, double Cost::*what);
[[nodiscard]] double median(const std::vector<Cost>& costs, double Cost::*what);

}  // namespace gprov::bench
