// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/items.hpp"

#include <algorithm>

#include "analyzer/manifest/cutter.hpp"
#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/search.hpp"

namespace gprov::manifest {
namespace {

constexpr std::string_view kListHead = "apiVersion: v1\nitems:\n";

/// Behind the last line that belongs to the item that begins at `from`.
std::size_t end_of_last(std::string_view text, std::size_t from) {
  for (std::size_t place = from;;) {
    const std::size_t feed = text.find('\n', place);
    if (feed == std::string_view::npos || feed + 1 == text.size()) return text.size();
    place = feed + 1;
    if (text[place] != ' ' && text[place] != '\n') return place;
  }
}

/// The items of the list that begins behind `from`.
void cut_list(std::string_view text, std::uint64_t begin, std::size_t from, std::vector<Item>& items) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t feed = find(text, "\n- ", at);
    const std::size_t end = feed == std::string_view::npos ? end_of_last(text, at) : feed + 1;
    items.push_back({{begin + at, begin + end}, Layout::yaml, 2});
    if (feed == std::string_view::npos) break;
    at = end;
  }
}

/// The elements of the JSON array at `at`, which moves behind it.
bool cut_elements(std::string_view text, std::size_t& at, std::vector<Item>& items) {
  at = behind_json_space(text, at + 1);
  while (at < text.size() && text[at] != ']') {
    const std::size_t end = behind_json_value(text, at);
    items.push_back({{at, end}, Layout::json, 0});
    at = behind_json_space(text, end);
    if (at >= text.size() || (text[at] != ',' && text[at] != ']')) return false;
    if (text[at] == ',') at = behind_json_space(text, at + 1);
  }
  ++at;
  return true;
}

/// The JSON object at `at`, which moves behind it: its items, or itself.
bool cut_object(std::string_view text, std::size_t& at, std::vector<Item>& items) {
  const std::size_t begin = at;
  bool is_list = false;
  at = behind_json_space(text, at + 1);
  while (at < text.size() && text[at] == '"') {
    const std::size_t end = behind_json_string(text, at);
    const std::string_view key = text.substr(at, end - at);
    at = behind_json_space(text, end);
    if (at >= text.size() || text[at] != ':') return false;
    at = behind_json_space(text, at + 1);
    if (key == "\"items\"" && at < text.size() && text[at] == '[') {
      if (is_list || !cut_elements(text, at, items)) return false;
      is_list = true;
    } else {
      at = behind_json_value(text, at);
    }
    at = behind_json_space(text, at);
    if (at < text.size() && text[at] == ',') at = behind_json_space(text, at + 1);
  }
  if (at >= text.size() || text[at] != '}') return false;
  ++at;
  if (!is_list) items.push_back({{begin, at}, Layout::json, 0});
  return true;
}

bool cut_json(std::string_view text, std::vector<Item>& items) {
  for (std::size_t at = behind_json_space(text, 0); at < text.size(); at = behind_json_space(text, at)) {
    if (text[at] != '{' || !cut_object(text, at, items)) return false;
  }
  return true;
}

}  // namespace

std::vector<Item> cut_items(std::string_view bytes) {
  std::vector<Item> items;
  if (looks_like_json(bytes)) {
    if (!cut_json(bytes, items)) items.clear();
    return items;
  }
  Cutter cutter(bytes, 0);
  while (const auto piece = cutter.next()) {
    const std::string_view text = bytes.substr(piece->content, piece->end - piece->content);
    if (text.starts_with(kListHead) && text.substr(kListHead.size()).starts_with("- ")) {
      cut_list(text, piece->content, kListHead.size(), items);
    } else {
      items.push_back({{piece->content, piece->end}, Layout::yaml, 0});
    }
  }
  if (cutter.bad_separator() || cutter.dropped()) items.clear();
  return items;
}

}  // namespace gprov::manifest
