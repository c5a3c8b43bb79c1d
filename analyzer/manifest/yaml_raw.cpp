// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_raw.hpp"

namespace gprov::manifest {

std::size_t find_escaped_slash(std::string_view quoted) {
  for (auto at = quoted.find('\\'); at != std::string_view::npos; at = quoted.find('\\', at + 2)) {
    if (at + 1 < quoted.size() && quoted[at + 1] == '/') return at;
  }
  return std::string_view::npos;
}

void find_escaped_quotes(std::string_view text, std::uint64_t place, std::vector<std::uint64_t>& places) {
  for (; place < text.size() && text[place] != '"'; ++place) {
    if (text[place] != '\\') continue;
    ++place;
    if (place < text.size() && text[place] == '\'') places.push_back(place);
  }
}

std::size_t find_tag(std::string_view text, std::uint64_t place, std::uint64_t end) {
  text = text.substr(0, end);
  if (place < text.size() && text[place] == '&') place = text.find_first_of(" \t\r\n", place);
  while (place < text.size()) {
    const char c = text[place];
    if (c == '#') {
      place = text.find_first_of("\r\n", place);
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++place;
    } else {
      return c == '!' ? place : std::string_view::npos;
    }
  }
  return std::string_view::npos;
}

TagComma find_tag_comma(std::string_view text, std::uint64_t place) {
  TagComma comma;
  const std::size_t begin = find_tag(text, place, text.size());
  if (begin == std::string_view::npos) return comma;
  comma.verbatim = text.substr(begin).starts_with("!<");
  std::size_t end = begin;
  if (comma.verbatim) {
    end = text.find('>', begin) + 1;
  } else {
    // A line break of Unicode ends the tag too.
    while (end < text.size() && text[end] > ' ' && text[end] < '\x7F' && text[end] != ',') ++end;
  }
  if (end < text.size() && text[end] == ',') comma.place = end;
  return comma;
}

}  // namespace gprov::manifest
