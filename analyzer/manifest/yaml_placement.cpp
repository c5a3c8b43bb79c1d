// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cmath>

#include "analyzer/manifest/yaml_composer.hpp"

namespace gprov::manifest {

bool YamlComposer::place_value(const Node& node, std::uint64_t cost, std::size_t height, std::uint64_t offset) {
  if (node.type == Type::floating && !std::isfinite(node.floating)) non_finite_ = true;
  if (frames_.empty()) {
    tree_.add(node);
    return true;
  }
  if (frames_.size() + height > kMaxDepth) {
    return fail(offset, "expected at most 10000 levels of nesting, as kubectl does; flatten the document");
  }
  Frame& frame = frames_.back();
  constexpr std::uint64_t kSaturated = std::uint64_t{1} << 59;
  frame.cost = std::min(frame.cost + cost, kSaturated);
  if (frame.merging) {
    place_merge(node);
    return true;
  }
  frame.height = std::max(frame.height, height);
  frame.expects_key = tree_.innermost() == Type::map;
  tree_.add(node);
  return true;
}

/// decode.go#decoder.merge: of a list the earlier maps take precedence, so they come last.
void YamlComposer::place_merge(const Node& node) {
  Frame& frame = frames_.back();
  frame.merging = false;
  frame.expects_key = true;
  if (node.type == Type::map) {
    tree_.merge(node, frame.merge_offset);
    return;
  }
  const auto maps = node.items();
  for (auto it = maps.rbegin(); it != maps.rend(); ++it) tree_.merge(*it, frame.merge_offset);
}

bool YamlComposer::place_key(const Scalar& scalar, std::uint64_t cost, std::uint64_t offset) {
  Frame& frame = frames_.back();
  frame.expects_key = false;
  frame.cost += cost;
  if (scalar.kind == Scalar::Kind::string) {
    tree_.key(scalar.text, offset);
    return true;
  }
  const auto text = to_key(scalar);
  if (!text) refused_keys_.push_back(offset);
  // A refused key must not be taken for another; this text is no UTF-8, which no other key can be.
  tree_.key(text ? tree_.keep(*text) : std::string_view("\xFF"), offset);
  return true;
}

bool YamlComposer::check() {
  if (!non_finite_ && refused_keys_.empty()) return true;
  std::sort(refused_keys_.begin(), refused_keys_.end());
  std::vector<const Node*> rest{&tree_.root()};
  while (!rest.empty()) {
    const Node& node = *rest.back();
    rest.pop_back();
    if (node.type == Type::floating && !std::isfinite(node.floating)) {
      return fail(node.offset,
                  "expected a finite number, got infinity or 'not a number', which JSON does not know; put it "
                  "in quotes if text is meant");
    }
    for (const Node& item : node.items()) rest.push_back(&item);
    for (const Member& member : node.members()) {
      if (std::binary_search(refused_keys_.begin(), refused_keys_.end(), member.key_offset)) {
        return fail(member.key_offset,
                    "expected a text, number or boolean as a map key, got null or an integer above "
                    "9223372036854775807; put it in quotes");
      }
      rest.push_back(&member.value);
    }
  }
  return true;
}

}  // namespace gprov::manifest
