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
  constexpr std::size_t kFew = 12;  // most keys tell by length and first letter that they are others
  if (all.size() <= kFew && !key.empty()) {
    for (const Member& member : all) {
      if (member.key.size() == key.size() && member.key.front() == key.front() && member.key == key) {
        return &member.value;
      }
    }
    return nullptr;
  }
  const auto it = std::lower_bound(all.begin(), all.end(), key,
                                   [](const Member& member, std::string_view wanted) { return member.key < wanted; });
  return it != all.end() && it->key == key ? &it->value : nullptr;
}

const Node* Node::get(std::string_view key) const {
  const Node* const value = find(key);
  return value != nullptr && value->type != Type::null ? value : nullptr;
}

}  // namespace gprov::manifest
