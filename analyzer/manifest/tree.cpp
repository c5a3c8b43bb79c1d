// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/tree.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

namespace gprov::manifest {

Node make_null(std::uint64_t offset) {
  Node node;
  node.offset = offset;
  return node;
}

Node make_boolean(std::uint64_t offset, bool value) {
  Node node;
  node.type = Type::boolean;
  node.offset = offset;
  node.boolean = value;
  return node;
}

Node make_integer(std::uint64_t offset, std::int64_t value) {
  Node node;
  node.type = Type::integer;
  node.offset = offset;
  node.integer = value;
  return node;
}

Node make_floating(std::uint64_t offset, double value) {
  Node node;
  node.type = Type::floating;
  node.offset = offset;
  node.floating = value;
  return node;
}

Node make_string(std::uint64_t offset, std::string_view value) {
  Node node;
  node.type = Type::string;
  node.offset = offset;
  node.text_ = {value.data(), value.size()};
  return node;
}

void TreeBuilder::start(std::pmr::monotonic_buffer_resource& arena) {
  arena_ = &arena;
  frames_.clear();
  items_.clear();
  members_.clear();
  overridden_.clear();
  root_ = Node{};
}

void TreeBuilder::open_list(std::uint64_t offset) {
  frames_.push_back({.type = Type::list, .offset = offset, .base = items_.size(), .key = {}, .key_offset = 0});
}

void TreeBuilder::open_map(std::uint64_t offset) {
  frames_.push_back({.type = Type::map, .offset = offset, .base = members_.size(), .key = {}, .key_offset = 0});
}

void TreeBuilder::key(std::string_view text, std::uint64_t offset) {
  frames_.back().key = text;
  frames_.back().key_offset = offset;
}

void TreeBuilder::add(const Node& value) {
  if (frames_.empty()) {
    root_ = value;
  } else if (const Frame& frame = frames_.back(); frame.type == Type::list) {
    items_.push_back(value);
  } else {
    members_.push_back({.member = {.key = frame.key, .key_offset = frame.key_offset, .value = value}});
  }
}

void TreeBuilder::merge(const Node& map, std::uint64_t merge_offset) {
  for (const Member& member : map.members()) {
    members_.push_back({.member = member, .merge_offset = merge_offset});
  }
}

Node TreeBuilder::close() {
  const Frame frame = frames_.back();
  frames_.pop_back();
  Node node;
  node.type = frame.type;
  node.offset = frame.offset;
  if (frame.type == Type::list) {
    const std::size_t size = items_.size() - frame.base;
    auto* const data = static_cast<Node*>(arena_->allocate(size * sizeof(Node), alignof(Node)));
    std::uninitialized_copy_n(items_.begin() + static_cast<std::ptrdiff_t>(frame.base), size, data);
    items_.resize(frame.base);
    node.items_ = {data, size};
    return node;
  }
  const std::size_t size = settle(frame.base);
  auto* const data = static_cast<Member*>(arena_->allocate(size * sizeof(Member), alignof(Member)));
  for (std::size_t i = 0; i < size; ++i) {
    ::new (data + i) Member(members_[frame.base + i].member);
  }
  members_.resize(frame.base);
  node.members_ = {data, size};
  return node;
}

/// Sorts the pending members from `base` on and leaves the last of equal keys; returns how many are left.
std::size_t TreeBuilder::settle(std::size_t base) {
  const auto first = members_.begin() + static_cast<std::ptrdiff_t>(base);
  const auto ascending = [](const Pending& a, const Pending& b) { return a.member.key < b.member.key; };
  constexpr std::ptrdiff_t kInsertionLimit = 24;  // most maps of a manifest; std::stable_sort would allocate
  if (members_.end() - first <= kInsertionLimit) {
    for (auto it = first; it != members_.end(); ++it) {
      if (it == first || !ascending(*it, *std::prev(it))) continue;
      const Pending moving = *it;
      auto hole = it;
      for (; hole != first && ascending(moving, *std::prev(hole)); --hole) *hole = *std::prev(hole);
      *hole = moving;
    }
  } else if (!std::is_sorted(first, members_.end(), ascending)) {
    std::stable_sort(first, members_.end(), ascending);
  }
  auto out = first;
  for (auto it = first; it != members_.end(); ++it) {
    if (out != first && std::prev(out)->member.key == it->member.key) {
      note(*std::prev(out), *it);
      *std::prev(out) = *it;
    } else {
      if (out != it) *out = *it;
      ++out;
    }
  }
  return static_cast<std::size_t>(out - first);
}

/// A key after a merge may override it, that is what merging is for; and within one << the order of maps decides.
void TreeBuilder::note(const Pending& lost, const Pending& kept) {
  if (kept.merge_offset == kNoMerge) {
    if (lost.merge_offset != kNoMerge) return;
    overridden_.push_back({Overridden::By::duplicate, kept.member.key, lost.member.key_offset, kept.member.key_offset});
  } else if (lost.merge_offset != kept.merge_offset) {
    overridden_.push_back({Overridden::By::merge, kept.member.key, lost.member.key_offset, kept.merge_offset});
  }
}

std::string_view TreeBuilder::keep(std::string_view text) {
  if (text.empty()) return {};
  auto* const copy = static_cast<char*>(arena_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

}  // namespace gprov::manifest
