// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/impact/ignore.hpp"

// The file .gprov-impact.yaml of a repository: what is usual there, and which findings are accepted until when.

namespace gprov::cli {

inline constexpr const char* kConfigurationFile = ".gprov-impact.yaml";

struct Configuration {
  std::map<std::string, std::vector<std::string>> flags;  ///< values of options, by their long names
  std::optional<std::string> gardener;                    ///< OLD[:NEW]
  std::map<std::string, std::string> extensions;          ///< the same by provider type
  std::vector<impact::Ignore> ignores;
};

/// Reads the file at `path`; `now` (seconds since the epoch) is what the longest life of an ignore entry counts from.
/// Throws UsageError, a sentence with file, line and column, for a file that is not exactly as it should be: an unknown
/// key, rule or word would otherwise be a rule that nobody follows.
[[nodiscard]] Configuration read_configuration(const std::string& path, long long now);

}  // namespace gprov::cli
