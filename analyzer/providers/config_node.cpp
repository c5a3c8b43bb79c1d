// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_node.hpp"

#include "analyzer/manifest/document.hpp"
#include "analyzer/model/api_schema.hpp"

namespace gprov::providers {

using manifest::Node;
using manifest::Type;

const Node* map_of(const model::RawExtension& raw) {
  return raw.node != nullptr && raw.node->type == Type::map ? raw.node : nullptr;
}

std::string text(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? std::string() : std::string(value->text());
}

bool has_text(const Node& map, std::string_view key, std::string_view value) {
  const Node* found = map.get(key);
  return (found == nullptr ? std::string_view() : found->text()) == value;
}

std::optional<std::string> optional_text(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  if (value == nullptr || value->type != Type::string) return std::nullopt;
  return std::string(value->text());
}

bool flag(const Node& map, std::string_view key) { return optional_flag(map, key).value_or(false); }

std::optional<bool> optional_flag(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  if (value == nullptr || value->type != Type::boolean) return std::nullopt;
  return value->boolean;
}

std::int64_t integer(const Node& map, std::string_view key) { return optional_integer(map, key).value_or(0); }

std::optional<std::int64_t> optional_integer(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? std::nullopt : model::whole_number(*value);
}

std::span<const Node> list(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? std::span<const Node>() : value->items();
}

std::vector<std::string> texts(const Node& map, std::string_view key) {
  std::vector<std::string> result;
  for (const Node& item : list(map, key)) result.emplace_back(item.text());
  return result;
}

const Node* object(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value != nullptr && value->type == Type::map ? value : nullptr;
}

std::vector<std::pair<std::string, std::string>> resources(const Node& map, std::string_view key) {
  std::vector<std::pair<std::string, std::string>> result;
  const Node* node = map.get(key);
  if (node == nullptr) return result;
  for (const manifest::Member& member : node->members()) {
    // A null quantity decodes to the zero one.
    const std::string quantity = member.value.type == Type::string ? std::string(member.value.text())
                                 : member.value.type == Type::null ? std::string("0")
                                                                   : manifest::canonical_json(member.value);
    result.emplace_back(std::string(member.key), quantity);
  }
  return result;
}

model::Capabilities capabilities(const Node& map) {
  model::Capabilities result;
  const Node* node = map.get("capabilities");
  if (node == nullptr) return result;
  for (const manifest::Member& member : node->members()) {
    auto& values = result[std::string(member.key)];
    for (const Node& value : member.value.items()) values.emplace_back(value.text());
  }
  return result;
}

std::string architecture_of(const Node& map) { return optional_text(map, "architecture").value_or("amd64"); }

}  // namespace gprov::providers
