// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {

/// An object that stands in lines of its own: a document, or an item of the one list of a document as kubectl and Go
/// print it.
struct Item {
  Stretch at;
  unsigned indent = 0;  ///< column of its keys
};

/// Cuts YAML by its lines alone; nothing of JSON. What is cut need not be well-formed.
[[nodiscard]] std::vector<Item> cut_items(std::string_view bytes);

}  // namespace gprov::manifest
