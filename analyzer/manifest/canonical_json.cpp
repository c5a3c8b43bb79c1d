// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <vector>

#include "analyzer/manifest/document.hpp"
#include "hashing/go_json.hpp"

namespace gprov::manifest {
namespace {

struct Open {
  const Node* node;
  std::size_t next = 0;
};

void append_scalar(std::string& out, const Node& node) {
  switch (node.type) {
    case Type::null:
      out += "null";
      break;
    case Type::boolean:
      out += node.boolean ? "true" : "false";
      break;
    case Type::integer:
      hashing::append_json_number(out, node.integer);
      break;
    case Type::floating:
      hashing::append_json_number(out, node.floating);
      break;
    case Type::string:
      hashing::append_json_string(out, node.text());
      break;
    case Type::list:
    case Type::map:
      break;
  }
}

}  // namespace

/// Without recursion: a document may be 10,000 levels deep.
std::string canonical_json(const Node& node) {
  std::string out;
  std::vector<Open> open;
  const auto begin = [&](const Node& value) {
    if (value.type == Type::list || value.type == Type::map) {
      out += value.type == Type::list ? '[' : '{';
      open.push_back({&value});
    } else {
      append_scalar(out, value);
    }
  };
  begin(node);
  while (!open.empty()) {
    Open& top = open.back();
    const bool list = top.node->type == Type::list;
    const std::size_t size = list ? top.node->items().size() : top.node->members().size();
    if (top.next == size) {
      out += list ? ']' : '}';
      open.pop_back();
      continue;
    }
    if (top.next > 0) out += ',';
    const std::size_t i = top.next++;
    if (list) {
      begin(top.node->items()[i]);
    } else {
      const Member& member = top.node->members()[i];
      hashing::append_json_string(out, member.key);
      out += ':';
      begin(member.value);
    }
  }
  return out;
}

}  // namespace gprov::manifest
