// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/semver.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <system_error>

namespace gprov::hashing {
namespace {

constexpr std::size_t kMaxLength = 256;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_identifier_char(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

bool is_numeric(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

/// Nothing for text that is not a number below 2^64.
std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const std::string_view digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::string_view take_identifier(std::string_view& dotted) {
  const std::size_t dot = std::min(dotted.find('.'), dotted.size());
  const std::string_view identifier = dotted.substr(0, dot);
  dotted.remove_prefix(std::min(dot + 1, dotted.size()));
  return identifier;
}

/// Dot-separated identifiers, none of them empty.
bool is_dotted(std::string_view text) {
  return !text.empty() && text.front() != '.' && text.back() != '.' && text.find("..") == std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '.' || is_identifier_char(c); });
}

bool has_number_with_leading_zero(std::string_view prerelease) {
  while (!prerelease.empty()) {
    const std::string_view part = take_identifier(prerelease);
    if (part.size() > 1 && part.front() == '0' && is_numeric(part)) return true;
  }
  return false;
}

/// Mirrors Masterminds/semver/version.go#comparePrePart@v3.5.0: numbers from 2^64 on compare as text.
std::strong_ordering compare_part(std::string_view a, std::string_view b) {
  if (a == b) return std::strong_ordering::equal;
  if (a.empty() || b.empty()) return a.size() <=> b.size();
  const std::optional<std::uint64_t> number_a = number(a);
  const std::optional<std::uint64_t> number_b = number(b);
  if (number_a && number_b) return *number_a <=> *number_b;
  if (number_a || number_b) return number_a ? std::strong_ordering::less : std::strong_ordering::greater;
  return a <=> b;
}

}  // namespace

/// Mirrors Masterminds/semver/version.go#NewVersion@v3.5.0 (coerced: leading zeros of the three numbers are fine).
std::optional<Version> parse_version(std::string_view text) {
  if (text.size() > kMaxLength) return std::nullopt;
  if (text.starts_with('v')) text.remove_prefix(1);
  Version version;
  bool first = true;
  for (std::uint64_t* part : {&version.major, &version.minor, &version.patch}) {
    if (!first) {
      if (!text.starts_with('.')) break;
      text.remove_prefix(1);
    }
    first = false;
    const std::optional<std::uint64_t> value = number(take_digits(text));
    if (!value) return std::nullopt;
    *part = *value;
  }
  if (text.starts_with('-')) {
    version.prerelease = text.substr(1, std::min(text.find('+'), text.size()) - 1);
    text.remove_prefix(1 + version.prerelease.size());
    if (!is_dotted(version.prerelease) || has_number_with_leading_zero(version.prerelease)) return std::nullopt;
  }
  if (text.starts_with('+')) {
    version.metadata = text.substr(1);
    text = {};
    if (!is_dotted(version.metadata)) return std::nullopt;
  }
  if (!text.empty()) return std::nullopt;
  return version;
}

/// Mirrors Masterminds/semver/version.go#Compare@v3.5.0.
std::strong_ordering compare(const Version& a, const Version& b) {
  if (a.major != b.major) return a.major <=> b.major;
  if (a.minor != b.minor) return a.minor <=> b.minor;
  if (a.patch != b.patch) return a.patch <=> b.patch;
  if (a.prerelease.empty() || b.prerelease.empty()) return a.prerelease.empty() <=> b.prerelease.empty();
  std::string_view rest_a = a.prerelease;
  std::string_view rest_b = b.prerelease;
  while (!rest_a.empty() || !rest_b.empty()) {
    const std::strong_ordering order = compare_part(take_identifier(rest_a), take_identifier(rest_b));
    if (order != std::strong_ordering::equal) return order;
  }
  return std::strong_ordering::equal;
}

std::string major_minor(const Version& version) {
  return std::to_string(version.major) + "." + std::to_string(version.minor);
}

bool below_minor(const Version& version, std::uint64_t major, std::uint64_t minor) {
  return compare(version, Version{major, minor, 0, "0", ""}) < 0;
}

std::string to_string(const Version& version) {
  std::string text = "v" + major_minor(version) + "." + std::to_string(version.patch);
  if (!version.prerelease.empty()) text.append("-").append(version.prerelease);
  return text;
}

}  // namespace gprov::hashing
