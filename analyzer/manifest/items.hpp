// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {

enum class Layout : std::uint8_t { yaml, json };

/// An object that can be cut out: a document, or an item of the one list of a document. In YAML they stand in lines of
/// their own, as kubectl and Go print them.
struct Item {
  Stretch at;
  Layout layout = Layout::yaml;
  bool follows = false;  ///< a hole (see read()) may reach from the item before over this one
  unsigned indent = 0;   ///< column of its keys, in YAML
};

/// Cuts by lines and brackets alone. What is cut need not be well-formed.
[[nodiscard]] std::vector<Item> cut_items(std::string_view bytes);

}  // namespace gprov::manifest
