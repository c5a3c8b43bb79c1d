// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/chart.hpp"

#include <algorithm>

#include "analyzer/model/api_schema.hpp"
#include "hashing/go_json.hpp"

namespace gprov::providers {
namespace {

using manifest::Node;
using manifest::Type;

bool is_map_node(const Node* node) { return node != nullptr && node->type == Type::map; }

/// Whether a row is about `path`, something in it, or something that it lies in.
bool is_about(std::string_view row, std::string_view path) {
  return path == row || (path.starts_with(row) && path[row.size()] == '.');
}

void collect(const Node& node, const std::string& path, const std::vector<ReadValue>& rows,
             std::vector<std::string>& unread) {
  const bool known =
      std::any_of(rows.begin(), rows.end(), [&](const ReadValue& row) { return is_about(row.path, path); });
  if (known && !path.empty()) return;
  if (node.type != Type::map || node.members().empty()) {
    // A scalar in the place of a map that templates look into is read, too.
    const bool above =
        std::any_of(rows.begin(), rows.end(), [&](const ReadValue& row) { return is_about(path, row.path); });
    if (!path.empty() && !above) unread.push_back(path);
    return;
  }
  for (const manifest::Member& member : node.members()) {
    collect(member.value, path.empty() ? std::string(member.key) : path + "." + std::string(member.key), rows, unread);
  }
}

}  // namespace

Value::Value(const Node* own, const Node* preset) : own_(own), preset_(preset) {
  if (own_ != nullptr && own_->type == Type::null) own_ = preset_ = nullptr;
  if (preset_ != nullptr && preset_->type == Type::null) preset_ = nullptr;
  if (own_ != nullptr && !(is_map_node(own_) && is_map_node(preset_))) preset_ = nullptr;
}

bool Value::is_map() const { return is_map_node(only()); }

Value Value::operator[](std::string_view key) const {
  return {own_ == nullptr ? nullptr : own_->find(key), preset_ == nullptr ? nullptr : preset_->find(key)};
}

Value Value::at(std::string_view path) const {
  Value value = *this;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    value = value[path.substr(0, dot)];
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return value;
}

std::vector<std::string> Value::keys() const {
  std::vector<std::string> all;
  for (const Node* node : {own_, preset_}) {
    if (node == nullptr) continue;
    for (const manifest::Member& member : node->members()) {
      if ((*this)[member.key].given()) all.emplace_back(member.key);
    }
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<Value> Value::items() const {
  std::vector<Value> all;
  if (only() == nullptr) return all;
  for (const Node& item : only()->items()) all.emplace_back(&item, nullptr);
  return all;
}

bool Value::truthy() const {
  const Node* node = only();
  if (node == nullptr) return false;
  switch (node->type) {
    case Type::null:
      return false;
    case Type::boolean:
      return node->boolean;
    case Type::integer:
      return node->integer != 0;
    case Type::floating:
      return node->floating != 0;
    case Type::string:
      return !node->text().empty();
    case Type::list:
      return !node->items().empty();
    case Type::map:
      return !keys().empty();
  }
  return false;
}

std::string Value::printed() const {
  const Node* node = only();
  if (node == nullptr) return "";
  if (node->type == Type::string) return std::string(node->text());
  return json();
}

std::string Value::json() const {
  if (!given()) return "null";
  if (!is_map() || own_ == nullptr || preset_ == nullptr) return manifest::canonical_json(*only());
  std::string text = "{";
  for (const std::string& key : keys()) {
    if (text.size() > 1) text += ",";
    hashing::append_json_string(text, key);
    text += ":" + (*this)[key].json();
  }
  return text + "}";
}

bool Value::satisfies_required() const { return given() && !(only()->type == Type::string && only()->text().empty()); }

ParsedText parse_text(std::string text) {
  ParsedText parsed;
  auto source = std::make_shared<manifest::Source>();
  source->name = "config.yaml";
  source->bytes = std::move(text);
  parsed.read = std::make_shared<manifest::ReadResult>(manifest::read(std::move(source)));
  for (const manifest::Problem& problem : parsed.read->problems) {
    if (problem.severity == manifest::Severity::error && parsed.error.empty()) parsed.error = problem.message;
  }
  if (parsed.error.empty() && !parsed.read->documents.empty()) parsed.root = &parsed.read->documents.front().root;
  return parsed;
}

std::vector<std::string> unread_values(const Node* values, const std::vector<ReadValue>& rows) {
  std::vector<std::string> unread;
  if (values != nullptr) collect(*values, "", rows, unread);
  std::sort(unread.begin(), unread.end());
  return unread;
}

}  // namespace gprov::providers
