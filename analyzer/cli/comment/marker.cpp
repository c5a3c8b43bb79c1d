// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/comment/marker.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "analyzer/report/markdown.hpp"

namespace gprov::comment {
namespace {

using report::kCommentMarker;

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Nothing if the text is no number with dots.
std::optional<std::vector<std::uint64_t>> numbers(std::string_view text) {
  std::vector<std::uint64_t> list;
  for (const std::string_view part : split(text, '.')) {
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), list.emplace_back());
    if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
  }
  return list.empty() ? std::nullopt : std::optional(list);
}

}  // namespace

std::optional<Marker> marker_of(std::string_view body) {
  if (!body.starts_with(kCommentMarker)) return std::nullopt;
  body.remove_prefix(kCommentMarker.size());
  Marker marker;
  for (const std::string_view word : split(body.substr(0, body.find(" -->")), ' ')) {
    if (word.starts_with("key=")) marker.key = word.substr(4);
    if (word.starts_with("at=")) marker.at = word.substr(3);
  }
  return marker;
}

bool is_newer(std::string_view a, std::string_view b) {
  const auto left = numbers(a), right = numbers(b);
  if (left && right) return *left > *right;
  const auto is_moment = [](std::string_view text) { return text.size() == 20 && text[10] == 'T' && text[19] == 'Z'; };
  return is_moment(a) && is_moment(b) && a > b;
}

}  // namespace gprov::comment
