// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_empty_root.hpp"

#include <yaml.h>

#include <algorithm>
#include <new>
#include <string>

namespace gprov::manifest {
namespace {

std::size_t skip(std::string_view text, std::size_t place, std::string_view blanks) {
  while (place < text.size()) {
    if (text[place] == '#') {
      place = std::min(text.find_first_of("\r\n", place), text.size());
    } else if (blanks.find(text[place]) != std::string_view::npos) {
      ++place;
    } else {
      break;
    }
  }
  return place;
}

/// Whether libyaml can scan the first token of `text`, which stands on a line where no key may begin any more.
bool begins_soundly(std::string_view text) {
  const std::string value = "a: " + std::string(text);
  constexpr int kTokensBefore = 5;  // the start of stream and map, the key, its text, the colon
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(value.data()), value.size());
  bool sound = true;
  for (int i = 0; sound && i <= kTokensBefore; ++i) {
    yaml_token_t token;
    sound = yaml_parser_scan(&parser, &token) != 0;
    if (sound) yaml_token_delete(&token);
  }
  yaml_parser_delete(&parser);
  return sound;
}

}  // namespace

std::optional<EmptyRoot> find_empty_root(std::string_view text) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF", kSeparator = "---";
  const auto is_control = [](char c) {
    return (c >= '\0' && c < ' ' && c != '\t' && c != '\r' && c != '\n') || c == '\x7F';
  };
  if (std::any_of(text.begin(), text.end(), is_control)) return std::nullopt;
  std::size_t place = text.starts_with(kMark) ? kMark.size() : 0;
  if (text.substr(place).starts_with(kSeparator)) place += kSeparator.size();
  place = skip(text, place, " \r\n");
  if (place >= text.size() || (text[place] != '[' && text[place] != '{')) return std::nullopt;
  const std::size_t close = skip(text, place + 1, " \t\r\n");
  if (close >= text.size() || text[close] != (text[place] == '[' ? ']' : '}')) return std::nullopt;
  // A colon on the same line is sound, because the collection may be its key after all.
  const std::size_t next = std::min(text.find_first_not_of(" \t", close + 1), text.size());
  const bool one_line = text.substr(place, close - place).find_first_of("\r\n") == std::string_view::npos;
  const bool colon =
      one_line && text.substr(next).starts_with(':') &&
      (next + 1 == text.size() || std::string_view(" \t\r\n").find(text[next + 1]) != std::string_view::npos);
  if (!colon && !begins_soundly(text.substr(close + 1))) return std::nullopt;
  return EmptyRoot{text[place] == '[' ? Type::list : Type::map, place};
}

}  // namespace gprov::manifest
