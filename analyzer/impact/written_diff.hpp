// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/manifest/node.hpp"

namespace gprov::impact {

enum class Kind : std::uint8_t { value, order };

/// A field that two manifests write differently, with its path on each side. nullptr: not there.
struct WrittenDifference {
  Kind kind = Kind::value;
  std::string before_path, after_path;
  const manifest::Node* before = nullptr;
  const manifest::Node* after = nullptr;
};

/// The smallest fields that differ, in the order of their keys. Lists of things with names are aligned by name, of
/// other things told as a whole; where only places differ, the list is told once, as order.
[[nodiscard]] std::vector<WrittenDifference> written_differences(const WrittenDifference& whole);

}  // namespace gprov::impact
