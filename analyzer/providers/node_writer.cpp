// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/node_writer.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace gprov::providers {
namespace {

using manifest::Member;
using manifest::Node;

const Node& keep(const Node& node, std::pmr::memory_resource& arena) {
  return *std::construct_at(std::pmr::polymorphic_allocator<Node>(&arena).allocate(1), node);
}

}  // namespace

const Node& with_member(const Node* map, std::string_view key, const Node& value, std::pmr::memory_resource& arena) {
  std::vector<Member> members;
  if (map != nullptr) members.assign(map->members().begin(), map->members().end());
  const auto at = std::ranges::lower_bound(members, key, {}, &Member::key);
  if (at != members.end() && at->key == key) {
    at->value = value;
  } else {
    members.insert(at, Member{key, value.offset, value});
  }
  Member* place = std::pmr::polymorphic_allocator<Member>(&arena).allocate(members.size());
  std::uninitialized_copy(members.begin(), members.end(), place);
  Node result;
  result.type = manifest::Type::map;
  result.offset = map != nullptr ? map->offset : value.offset;
  result.members_ = {place, members.size()};
  return keep(result, arena);
}

const Node& empty_map(std::pmr::memory_resource& arena) {
  Node result;
  result.type = manifest::Type::map;
  result.members_ = {nullptr, 0};
  return keep(result, arena);
}

Node list_of(std::span<const Node> items, std::pmr::memory_resource& arena) {
  Node* place = std::pmr::polymorphic_allocator<Node>(&arena).allocate(items.size());
  std::uninitialized_copy(items.begin(), items.end(), place);
  Node result;
  result.type = manifest::Type::list;
  if (!items.empty()) result.offset = items.front().offset;
  result.items_ = {place, items.size()};
  return result;
}

}  // namespace gprov::providers
