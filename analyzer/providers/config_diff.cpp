// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_diff.hpp"

#include <algorithm>

#include "analyzer/manifest/document.hpp"

namespace gprov::providers {
namespace {

using manifest::Node;
using manifest::Type;

constexpr std::size_t kMaxDepth = 64;  // hostile nesting is told as one difference

void add(std::vector<Cause>& causes, const std::string& path, const Node* before, const Node* after) {
  Cause cause;
  cause.path = path;
  if (before != nullptr) cause.old_value = manifest::canonical_json(*before);
  if (after != nullptr) cause.new_value = manifest::canonical_json(*after);
  causes.push_back(std::move(cause));
}

std::string member_path(const std::string& path, std::string_view key) {
  const bool plain = key.find_first_of("./[]") == std::string_view::npos;
  return plain ? path + "." + std::string(key) : path + "[" + std::string(key) + "]";
}

void differ(const Node* before, const Node* after, const std::string& path, std::size_t depth,
            std::vector<Cause>& causes);

void differ_in_members(const Node& before, const Node& after, const std::string& path, std::size_t depth,
                       std::vector<Cause>& causes) {
  for (const manifest::Member& member : before.members()) {
    differ(&member.value, after.find(member.key), member_path(path, member.key), depth, causes);
  }
  for (const manifest::Member& member : after.members()) {
    if (before.find(member.key) == nullptr) add(causes, member_path(path, member.key), nullptr, &member.value);
  }
}

void differ_in_items(const Node& before, const Node& after, const std::string& path, std::size_t depth,
                     std::vector<Cause>& causes) {
  for (std::size_t i = 0; i < after.items().size(); ++i) {
    differ(&before.items()[i], &after.items()[i], path + "[" + std::to_string(i) + "]", depth, causes);
  }
}

void differ(const Node* before, const Node* after, const std::string& path, std::size_t depth,
            std::vector<Cause>& causes) {
  if (before != nullptr && after != nullptr) {
    if (manifest::same_json(*before, *after)) return;
    if (depth < kMaxDepth && before->type == Type::map && after->type == Type::map) {
      return differ_in_members(*before, *after, path, depth + 1, causes);
    }
    if (depth < kMaxDepth && before->type == Type::list && after->type == Type::list &&
        before->items().size() == after->items().size()) {
      return differ_in_items(*before, *after, path, depth + 1, causes);
    }
  }
  add(causes, path, before, after);
}

}  // namespace

std::vector<Cause> config_causes(hashing::Trigger trigger, const model::RawExtension& before,
                                 const model::RawExtension& after, const std::string& path) {
  std::vector<Cause> causes;
  if (before.node == nullptr || after.node == nullptr) return causes;
  differ(before.node, after.node, path, 0, causes);
  const auto stripped = [&](const Cause& cause) {
    return cause.path.starts_with(path + ".nodeTemplate.virtualCapacity");
  };
  if (!std::all_of(causes.begin(), causes.end(), stripped)) std::erase_if(causes, stripped);
  for (Cause& cause : causes) cause.trigger = trigger;
  return causes;
}

}  // namespace gprov::providers
