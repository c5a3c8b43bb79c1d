// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "analyzer/manifest/node.hpp"

namespace gprov::manifest {

/// The empty flow collection that is the root of a piece.
struct EmptyRoot {
  Type type = Type::list;
  std::size_t place = 0;
};

/// go.yaml.in/yaml/v2 forgets that an empty [] or {} may be a map key (scannerc.go#yaml_parser_decrease_flow_level), so
/// a document that begins with one ends behind it, whatever follows: of what follows only the first token has to be
/// sound.
[[nodiscard]] std::optional<EmptyRoot> find_empty_root(std::string_view text);

}  // namespace gprov::manifest
