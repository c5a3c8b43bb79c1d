// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/semver_constraint.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace gprov::hashing {
namespace {

/// One comparison. A part that is left out, or x, is dirty.
struct Comparison {
  std::string_view op;
  Version version;
  bool dirty = false, minor_dirty = false, patch_dirty = false;
};

constexpr std::string_view kBlanks = " \t\n\r";

bool is_wildcard(std::string_view part) { return part == "x" || part == "X" || part == "*"; }

std::string_view take_operator(std::string_view& text) {
  constexpr std::array<std::string_view, 12> kOperators = {"!=", ">=", "=>", "<=", "=<", "~>",
                                                           "=",  ">",  "<",  "~",  "^",  ""};
  for (const std::string_view op : kOperators) {
    if (!text.starts_with(op)) continue;
    text.remove_prefix(op.size());
    return op;
  }
  return {};
}

void trim(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size())); }

/// The version behind an operator: parts may be missing or wildcards.
std::optional<Comparison> take_comparison(std::string_view& text) {
  Comparison result;
  result.op = take_operator(text);
  trim(text);
  const std::size_t length = std::min(text.find_first_of(" \t\n\r,"), text.size());
  std::string_view word = text.substr(0, length);
  text.remove_prefix(length);
  if (word.starts_with('v')) word.remove_prefix(1);
  if (word.empty()) return std::nullopt;

  const std::size_t core = std::min(word.find_first_of("-+"), word.size());
  std::string_view numbers = word.substr(0, core);
  std::vector<std::string> parts;
  while (!numbers.empty() && parts.size() < 3) {
    const std::size_t dot = std::min(numbers.find('.'), numbers.size());
    parts.emplace_back(numbers.substr(0, dot));
    numbers.remove_prefix(std::min(dot + 1, numbers.size()));
  }
  if (parts.empty() || !numbers.empty()) return std::nullopt;
  if (is_wildcard(parts[0])) {
    result.dirty = result.minor_dirty = result.patch_dirty = true;
    return result;
  }
  result.minor_dirty = parts.size() < 2 || is_wildcard(parts[1]);
  result.patch_dirty = !result.minor_dirty && (parts.size() < 3 || is_wildcard(parts[2]));
  result.dirty = result.minor_dirty || result.patch_dirty;
  std::string full = parts[0] + "." + (result.minor_dirty ? "0" : parts[1]) + "." + (result.dirty ? "0" : parts[2]);
  full += word.substr(core);
  const auto version = parse_version(full);
  if (!version) return std::nullopt;
  result.version = *version;
  return result;
}

bool tilde(const Version& v, const Comparison& c) {
  if (compare(v, c.version) < 0) return false;
  const Version& w = c.version;
  if (w.major == 0 && w.minor == 0 && w.patch == 0 && !c.minor_dirty && !c.patch_dirty) return true;
  return v.major == w.major && (v.minor == w.minor || c.minor_dirty);
}

bool caret(const Version& v, const Comparison& c) {
  if (compare(v, c.version) < 0) return false;
  const Version& w = c.version;
  if (w.major > 0 || c.minor_dirty) return v.major == w.major;
  if (v.major > 0) return false;
  if (w.minor > 0 || c.patch_dirty) return v.minor == w.minor;
  return v.minor == 0 && v.patch == w.patch;
}

bool differs(const Version& v, const Comparison& c) {
  if (!c.dirty) return compare(v, c.version) != 0;
  if (v.major != c.version.major) return true;
  if (c.minor_dirty) return false;
  return v.minor != c.version.minor;
}

bool holds(const Version& v, const Comparison& c) {
  const Version& w = c.version;
  if (!v.prerelease.empty() && w.prerelease.empty()) return false;
  if (c.dirty && c.minor_dirty && w.major == 0 && c.patch_dirty) return c.op.empty() || c.op != "!=";
  if (c.op.empty() || c.op == "=") return c.dirty ? tilde(v, c) : compare(v, w) == 0;
  if (c.op == "!=") return differs(v, c);
  if (c.op == "<") return compare(v, w) < 0;
  if (c.op == ">=" || c.op == "=>") return compare(v, w) >= 0;
  if (c.op == "~" || c.op == "~>") return tilde(v, c);
  if (c.op == "^") return caret(v, c);
  if (c.op == ">") {
    if (!c.dirty) return compare(v, w) > 0;
    if (v.major != w.major) return v.major > w.major;
    return !c.minor_dirty && v.minor > w.minor;
  }
  // <=
  if (!c.dirty) return compare(v, w) <= 0;
  return v.major < w.major || (v.major == w.major && (v.minor <= w.minor || c.minor_dirty));
}

/// Comparisons that all must hold; "a - b" is a range.
std::optional<bool> meets_all(const Version& version, std::string_view text) {
  bool all = true, any = false, range_end = false;
  for (trim(text); !text.empty(); trim(text)) {
    if (text.front() == ',') {
      text.remove_prefix(1);
      continue;
    }
    auto comparison = take_comparison(text);
    if (!comparison) return std::nullopt;
    any = true;
    if (range_end) comparison->op = "<=";
    range_end = false;
    trim(text);
    if (text.starts_with("- ")) {
      text.remove_prefix(2);
      comparison->op = ">=";
      range_end = true;
    }
    all = all && holds(version, *comparison);
  }
  if (!any || range_end) return std::nullopt;
  return all;
}

}  // namespace

std::optional<bool> meets(const Version& version, std::string_view constraint) {
  bool any = false;
  for (std::size_t begin = 0; begin <= constraint.size();) {
    const std::size_t end = std::min(constraint.find("||", begin), constraint.size());
    const auto met = meets_all(version, constraint.substr(begin, end - begin));
    if (!met) return std::nullopt;
    any = any || *met;
    begin = end + 2;
  }
  return any;
}

}  // namespace gprov::hashing
