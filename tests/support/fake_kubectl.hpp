// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// kubectl gardener-impact, with a script in place of kubectl: it answers with files, and notes what it was asked.

namespace gprov::tests {

/// The Shoot, or the CloudProfile, of a file of fixtures/example.
[[nodiscard]] std::string example_part(const std::string& file, bool is_shoot);
/// A text with one part of it replaced, which must be there.
[[nodiscard]] std::string replaced(std::string text, const std::string& from, const std::string& to);
/// The manifest as an API server returns it.
[[nodiscard]] std::string stored(const std::string& manifest);

/// The Shoot of the example as it lives; the new state as the server would store it, its profile in the cluster.
struct Cluster {
  Cluster();
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  /// What the script says when it is asked for "live", "apply", "create", "profile", "namespaced" or "shoots".
  void answers(const std::string& question, const std::string& text) const;
  void fails(const std::string& question, const std::string& words) const;
  /// What it was asked, a line each.
  [[nodiscard]] std::string calls() const;

  [[nodiscard]] Run run(std::vector<std::string> arguments = {}) const;
  [[nodiscard]] nlohmann::json report(std::vector<std::string> arguments = {}) const;

  Scratch folder;
  std::string previous;
};

}  // namespace gprov::tests
