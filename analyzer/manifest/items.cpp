// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/items.hpp"

#include <algorithm>

#include "analyzer/manifest/cutter.hpp"
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
    items.push_back({{begin + at, begin + end}, 2});
    if (feed == std::string_view::npos) break;
    at = end;
  }
}

}  // namespace

std::vector<Item> cut_items(std::string_view bytes) {
  std::vector<Item> items;
  if (looks_like_json(bytes)) return items;
  Cutter cutter(bytes, 0);
  while (const auto piece = cutter.next()) {
    const std::string_view text = bytes.substr(piece->content, piece->end - piece->content);
    if (text.starts_with(kListHead) && text.substr(kListHead.size()).starts_with("- ")) {
      cut_list(text, piece->content, kListHead.size(), items);
    } else {
      items.push_back({{piece->content, piece->end}, 0});
    }
  }
  if (cutter.bad_separator() || cutter.dropped()) items.clear();
  return items;
}

}  // namespace gprov::manifest
