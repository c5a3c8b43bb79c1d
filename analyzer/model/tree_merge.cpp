// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/tree_merge.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::model {
namespace {

using manifest::Member;
using manifest::Node;
using manifest::Type;

template <class T>
const T* keep(std::span<const T> values, std::pmr::memory_resource& arena) {
  std::pmr::polymorphic_allocator<T> allocator(&arena);
  T* place = allocator.allocate(values.size());
  std::uninitialized_copy(values.begin(), values.end(), place);
  return place;
}

const Node& with_members(const Node& like, const std::vector<Member>& members, std::pmr::memory_resource& arena) {
  Node node = like;
  node.type = Type::map;
  node.members_ = {keep(std::span(members), arena), members.size()};
  return *keep(std::span<const Node>(&node, 1), arena);
}

bool has_nulls(const Node& node) {
  return std::ranges::any_of(node.items(), has_nulls) || std::ranges::any_of(node.members(), [](const Member& member) {
           return member.value.type == Type::null || has_nulls(member.value);
         });
}

/// Whether the patch deletes anything inside `modified`.
bool deletes(const Node* original, const Node& modified) {
  if (original != nullptr && std::ranges::any_of(original->members(), [&](const Member& member) {
        return modified.find(member.key) == nullptr;
      })) {
    return true;
  }
  return std::ranges::any_of(modified.members(), [&](const Member& member) {
    const Node* was = original == nullptr ? nullptr : original->find(member.key);
    return removes(was, &member.value) || deletes(was, member.value);
  });
}

}  // namespace

bool removes(const Node* original, const Node* modified) {
  if (modified == nullptr) return original != nullptr;
  return modified->type == Type::null && (original == nullptr || original->type != Type::null);
}

const Node& without_nulls(const Node& node, std::pmr::memory_resource& arena) {
  if (!has_nulls(node)) return node;
  if (node.type == Type::map) {
    std::vector<Member> members;
    for (const Member& member : node.members()) {
      if (member.value.type == Type::null) continue;
      members.push_back({member.key, member.key_offset, without_nulls(member.value, arena)});
    }
    return with_members(node, members, arena);
  }
  std::vector<Node> items;
  for (const Node& item : node.items()) items.push_back(without_nulls(item, arena));
  Node list = node;
  list.items_ = {keep(std::span<const Node>(items), arena), items.size()};
  return *keep(std::span<const Node>(&list, 1), arena);
}

const Node* added(const Node* original, const Node& modified, std::pmr::memory_resource& arena) {
  if (modified.type != Type::map || modified.members().empty()) return &without_nulls(modified, arena);
  std::vector<Member> members;
  for (const Member& member : modified.members()) {
    if (member.value.type == Type::null) continue;
    const Node* was = original == nullptr ? nullptr : original->find(member.key);
    if (const Node* value = added(was, member.value, arena)) members.push_back({member.key, member.key_offset, *value});
  }
  if (members.empty() && !deletes(original, modified)) return nullptr;
  return &with_members(modified, members, arena);
}

const Node& merge_values(const Node* original, const Node& modified, const Node& live,
                         std::pmr::memory_resource& arena) {
  if (modified.type == Type::map && live.type == Type::map) return merge_trees(original, modified, live, arena);
  // What is equal is no part of the patch: the live value stays, with its nulls.
  // jsonpatch compares lists as JSON values.
  if (manifest::same_json(modified, live)) return live;
  const Node* value = added(original, modified, arena);
  return value == nullptr ? live : *value;
}

const Node& merge_trees(const Node* original, const Node& modified, const Node& live,
                        std::pmr::memory_resource& arena) {
  std::vector<Member> members;
  for (const Member& member : live.members()) {
    const Node* was = original == nullptr ? nullptr : original->find(member.key);
    const Node* is = modified.find(member.key);
    if (removes(was, is)) continue;
    const bool untouched = is == nullptr || is->type == Type::null;
    members.push_back(
        {member.key, member.key_offset, untouched ? member.value : merge_values(was, *is, member.value, arena)});
  }
  for (const Member& member : modified.members()) {
    if (member.value.type == Type::null || live.find(member.key) != nullptr) continue;
    const Node* was = original == nullptr ? nullptr : original->find(member.key);
    if (const Node* value = added(was, member.value, arena)) members.push_back({member.key, member.key_offset, *value});
  }
  std::ranges::sort(members, {}, &Member::key);
  return with_members(live, members, arena);
}

}  // namespace gprov::model
