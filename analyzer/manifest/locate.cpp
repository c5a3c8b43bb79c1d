// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <charconv>
#include <system_error>

#include "analyzer/manifest/document.hpp"

namespace gprov::manifest {
namespace {

/// One step of a field path, taken from its front: a field name, or what stands in brackets.
struct Step {
  std::string_view text;
  bool bracketed = false;
};

Step take_step(std::string_view& path) {
  if (path.starts_with('.')) path.remove_prefix(1);
  Step step;
  if (path.starts_with('[')) {
    const auto end = std::min(path.find(']'), path.size());
    step = {path.substr(1, end - 1), true};
    path.remove_prefix(std::min(end + 1, path.size()));
  } else {
    const auto end = std::min(path.find_first_of(".["), path.size());
    step = {path.substr(0, end), false};
    path.remove_prefix(end);
  }
  return step;
}

const Node* follow(const Node& node, const Step& step) {
  if (node.type == Type::map) return node.find(step.text);
  if (node.type != Type::list || !step.bracketed) return nullptr;
  std::size_t index = 0;
  const char* const end = step.text.data() + step.text.size();
  const auto [stop, error] = std::from_chars(step.text.data(), end, index);
  if (error != std::errc() || stop != end || index >= node.items().size()) return nullptr;
  return &node.items()[index];
}

}  // namespace

std::uint64_t locate(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (!path.empty()) {
    const Node* const next = follow(*node, take_step(path));
    if (next == nullptr) break;
    node = next;
  }
  return node->offset;
}

}  // namespace gprov::manifest
