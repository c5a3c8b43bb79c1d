// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>
#include <span>
#include <string_view>

#include "analyzer/manifest/node.hpp"

// Nodes that a mutating webhook writes. Keys must outlive the arena's nodes: literals, or views into it.

namespace gprov::providers {

/// A map with one member set; `map` may be nullptr, or of another type, for an empty map.
[[nodiscard]] const manifest::Node& with_member(const manifest::Node* map, std::string_view key,
                                                const manifest::Node& value, std::pmr::memory_resource& arena);

[[nodiscard]] const manifest::Node& empty_map(std::pmr::memory_resource& arena);

[[nodiscard]] manifest::Node list_of(std::span<const manifest::Node> items, std::pmr::memory_resource& arena);

}  // namespace gprov::providers
