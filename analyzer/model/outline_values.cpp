// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline_values.hpp"

#include <algorithm>
#include <array>

#include "analyzer/manifest/simple_text.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"

namespace gprov::model {
namespace {

constexpr std::size_t kLongest = 253;  // of a name; longer texts stay in the outline

constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Characters that mean nothing to YAML wherever they stand in a plain text.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain{};
  for (std::size_t i = 0; i < plain.size(); ++i) {
    const char c = static_cast<char>(i);
    plain[i] = is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '/' || c == '@';
  }
  return plain;
}();

bool is_count_of(std::string_view value, std::size_t digits) {
  return !value.empty() && value.size() <= digits && value.front() != '0' &&
         std::all_of(value.begin(), value.end(), is_digit);
}

int two_digits(std::string_view text, std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); }

}  // namespace

bool is_own_text(std::string_view value) {
  if (value.empty() || value.size() > kLongest) return false;
  if (value.front() == '"') {
    if (value.size() < 3 || value.back() != '"') return false;
    const std::string_view text = unquoted(value);
    return text.find_first_of("\"\\") == std::string_view::npos && manifest::is_simple(text);
  }
  if (!is_letter(value.front()) && !is_digit(value.front())) return false;
  if (!std::all_of(value.begin(), value.end(), [](char c) { return kPlain[static_cast<unsigned char>(c)]; })) {
    return false;
  }
  // Numbers and times begin with a digit, and the longest word that means something is "false".
  if (is_letter(value.front()) && value.size() > 5) return true;
  return manifest::resolve_plain(value).kind == manifest::Scalar::Kind::string;
}

std::string_view unquoted(std::string_view value) {
  return value.front() == '"' ? value.substr(1, value.size() - 2) : value;
}

bool is_count(std::string_view value) { return is_count_of(value, 9); }

bool is_size(std::string_view value) {
  if (value.size() < 3) return false;
  const std::string_view text = unquoted(value);
  return text.ends_with("Gi") && is_count_of(text.substr(0, text.size() - 2), 5);
}

bool is_quantity(std::string_view value) {
  if (value.empty()) return false;
  const std::string_view text = unquoted(value);
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view suffix = text.substr(digits);
  constexpr std::array<std::string_view, 8> kSuffixes = {"", "m", "k", "M", "G", "Ki", "Mi", "Gi"};
  return is_count_of(text.substr(0, digits), 5) &&
         std::find(kSuffixes.begin(), kSuffixes.end(), suffix) != kSuffixes.end();
}

bool is_surge(std::string_view value) {
  if (value.empty()) return false;
  if (value == "0" || is_count_of(value, 5)) return true;
  const std::string_view text = unquoted(value);
  return text == "0%" || (text.ends_with('%') && is_count_of(text.substr(0, text.size() - 1), 3));
}

bool is_url(std::string_view value) {
  constexpr std::string_view kScheme = "https://";
  if (value.empty()) return false;
  const bool is_quoted = value.front() == '"';
  const std::string_view text = is_quoted && value.size() > 1 && value.back() == '"' ? unquoted(value) : value;
  return text.starts_with(kScheme) && text.size() > kScheme.size() && text.size() <= kLongest &&
         std::all_of(text.begin() + kScheme.size(), text.end(),
                     [](char c) { return kPlain[static_cast<unsigned char>(c)]; });
}

bool is_time(std::string_view value) {
  constexpr std::string_view kShape = "\"dddd-dd-ddTdd:dd:ddZ\"";
  if (value.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit(value[i]) : value[i] != kShape[i]) return false;
  }
  const int month = two_digits(value, 6), day = two_digits(value, 9);
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month >= 1 && month <= 12 && day >= 1 && day <= kDays.at(static_cast<std::size_t>(month - 1)) &&
         two_digits(value, 12) < 24 && two_digits(value, 15) < 60 && two_digits(value, 18) < 60;
}

}  // namespace gprov::model
