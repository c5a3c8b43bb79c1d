// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <utility>
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "hashing/go_json.hpp"

namespace gprov::manifest {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  hashing::append_json_string(out, text);
  return out;
}

/// Different bytes may be the same text in JSON: what is not UTF-8 becomes U+FFFD.
bool same_text(std::string_view a, std::string_view b) { return a == b || quoted(a) == quoted(b); }

bool same_scalar(const Node& a, const Node& b) {
  if (a.type == Type::string && b.type == Type::string) return same_text(a.text(), b.text());
  if (a.type == Type::boolean && b.type == Type::boolean) return a.boolean == b.boolean;
  return canonical_json(a) == canonical_json(b);
}

bool is_container(const Node& node) { return node.type == Type::list || node.type == Type::map; }

}  // namespace

/// Without recursion: a document may be 10,000 levels deep.
bool same_json(const Node& a, const Node& b) {
  std::vector<std::pair<const Node*, const Node*>> open = {{&a, &b}};
  while (!open.empty()) {
    const auto [left, right] = open.back();
    open.pop_back();
    if (left == right) continue;
    if (!is_container(*left) || !is_container(*right)) {
      if (is_container(*left) || is_container(*right) || !same_scalar(*left, *right)) return false;
      continue;
    }
    if (left->type != right->type || left->items().size() != right->items().size() ||
        left->members().size() != right->members().size()) {
      return false;
    }
    for (std::size_t i = 0; i < left->items().size(); ++i) open.emplace_back(&left->items()[i], &right->items()[i]);
    for (std::size_t i = 0; i < left->members().size(); ++i) {
      const Member& one = left->members()[i];
      const Member& other = right->members()[i];
      if (!same_text(one.key, other.key)) return false;
      open.emplace_back(&one.value, &other.value);
    }
  }
  return true;
}

}  // namespace gprov::manifest
