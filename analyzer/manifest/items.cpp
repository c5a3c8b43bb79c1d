// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/items.hpp"

#include <algorithm>
#include <utility>

#include "analyzer/manifest/cutter.hpp"
#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/mapped_file.hpp"
#include "analyzer/manifest/search.hpp"

namespace gprov::manifest {
namespace {

constexpr std::string_view kListHead = "apiVersion: v1\nitems:\n";

/// What an item is cut out of.
enum class Whole : std::uint8_t { stream, list };

/// What was cut out of a source so far.
struct Cuttings {
  std::vector<Item> items;
  Walk walk;
  Whole last = Whole::list;

  /// Between documents, and between items of one list, nothing stands but separators.
  void add(const Item& item, Whole whole, bool is_first) {
    items.push_back(item);
    items.back().follows = whole == Whole::stream ? last == Whole::stream : !is_first;
    last = whole;
    walk.reach(item.at.end);
  }
};

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
void cut_list(std::string_view text, std::uint64_t begin, std::size_t from, Cuttings& cuttings) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t feed = find(text, "\n- ", at);
    const std::size_t end = feed == std::string_view::npos ? end_of_last(text, at) : feed + 1;
    cuttings.add({.at = {begin + at, begin + end}, .layout = Layout::yaml, .indent = 2}, Whole::list, at == from);
    if (feed == std::string_view::npos) break;
    at = end;
  }
}

/// The elements of the JSON array at `at`, which moves behind it.
bool cut_elements(std::string_view text, std::size_t& at, Cuttings& cuttings) {
  at = behind_json_space(text, at + 1);
  const std::size_t first = at;
  while (at < text.size() && text[at] != ']') {
    const std::size_t end = behind_json_value(text, at);
    cuttings.add({.at = {at, end}, .layout = Layout::json}, Whole::list, at == first);
    at = behind_json_space(text, end);
    if (at >= text.size() || (text[at] != ',' && text[at] != ']')) return false;
    if (text[at] == ',') at = behind_json_space(text, at + 1);
  }
  ++at;
  return true;
}

/// The JSON object at `at`, which moves behind it: its items, or itself.
bool cut_object(std::string_view text, std::size_t& at, Cuttings& cuttings) {
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
      if (is_list || !cut_elements(text, at, cuttings)) return false;
      is_list = true;
    } else {
      at = behind_json_value(text, at);
    }
    at = behind_json_space(text, at);
    if (at < text.size() && text[at] == ',') at = behind_json_space(text, at + 1);
  }
  if (at >= text.size() || text[at] != '}') return false;
  ++at;
  if (!is_list) cuttings.add({.at = {begin, at}, .layout = Layout::json}, Whole::stream, false);
  return true;
}

bool cut_json(std::string_view text, Cuttings& cuttings) {
  for (std::size_t at = behind_json_space(text, 0); at < text.size(); at = behind_json_space(text, at)) {
    if (text[at] != '{' || !cut_object(text, at, cuttings)) return false;
  }
  return true;
}

}  // namespace

std::vector<Item> cut_items(std::string_view bytes) {
  Cuttings cuttings{{}, Walk(bytes)};
  if (looks_like_json(bytes)) {
    if (!cut_json(bytes, cuttings)) cuttings.items.clear();
    return std::move(cuttings.items);
  }
  Cutter cutter(bytes, 0);
  while (const auto piece = cutter.next()) {
    const std::string_view text = bytes.substr(piece->content, piece->end - piece->content);
    if (text.starts_with(kListHead) && text.substr(kListHead.size()).starts_with("- ")) {
      cut_list(text, piece->content, kListHead.size(), cuttings);
    } else {
      cuttings.add({.at = {piece->content, piece->end}}, Whole::stream, false);
    }
  }
  if (cutter.bad_separator() || cutter.dropped()) cuttings.items.clear();
  return std::move(cuttings.items);
}

}  // namespace gprov::manifest
