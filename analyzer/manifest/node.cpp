// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/node.hpp"

#include <algorithm>

namespace gprov::manifest {

std::string_view type_name(Type type) {
  switch (type) {
    case Type::null:
      return "nothing";
    case Type::boolean:
      return "a boolean";
    case Type::integer:
    case Type::floating:
      return "a number";
    case Type::string:
      return "text";
    case Type::list:
      return "a list";
    case Type::map:
      return "a map";
  }
  return {};
}

const Node* Node::find(std::string_view key) const {
  const auto all = members();
  const auto it = std::lower_bound(all.begin(), all.end(), key,
                                   [](const Member& member, std::string_view wanted) { return member.key < wanted; });
  return it != all.end() && it->key == key ? &it->value : nullptr;
}

const Node* Node::get(std::string_view key) const {
  const Node* const value = find(key);
  return value != nullptr && value->type != Type::null ? value : nullptr;
}

}  // namespace gprov::manifest
