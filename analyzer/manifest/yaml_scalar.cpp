// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/yaml_scalar.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <system_error>
#include <utility>

#include "analyzer/manifest/number.hpp"
#include "analyzer/manifest/tree.hpp"

namespace gprov::manifest {
namespace {

constexpr std::string_view kTagPrefix = "tag:yaml.org,2002:";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Scalar null_scalar() { return {}; }

Scalar text_scalar(std::string_view text) {
  Scalar result;
  result.kind = Scalar::Kind::string;
  result.text = text;
  return result;
}

Scalar boolean_scalar(bool value) {
  Scalar result;
  result.kind = Scalar::Kind::boolean;
  result.boolean = value;
  return result;
}

Scalar integer_scalar(std::int64_t value) {
  Scalar result;
  result.kind = Scalar::Kind::integer;
  result.integer = value;
  return result;
}

Scalar unsigned_scalar(std::uint64_t value) {
  Scalar result;
  result.kind = Scalar::Kind::unsigned_integer;
  result.unsigned_integer = value;
  return result;
}

Scalar floating_scalar(double value) {
  Scalar result;
  result.kind = Scalar::Kind::floating;
  result.floating = value;
  return result;
}

/// resolve.go#resolveTable: only texts that begin like this can be anything but a string.
bool may_be_special(std::string_view text) {
  return text.empty() || std::string_view("+-0123456789yYnNtTfFoO~.").find(text.front()) != std::string_view::npos;
}

/// resolve.go#resolveMap, without <<, whose first character keeps it from ever being looked up.
std::optional<Scalar> look_up(std::string_view text) {
  constexpr auto kYes =
      std::to_array<std::string_view>({"y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"});
  constexpr auto kNo =
      std::to_array<std::string_view>({"n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"});
  constexpr auto kNull = std::to_array<std::string_view>({"~", "null", "Null", "NULL"});
  constexpr auto kNan = std::to_array<std::string_view>({".nan", ".NaN", ".NAN"});
  constexpr auto kInfinity = std::to_array<std::string_view>({".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"});
  constexpr auto kMinusInfinity = std::to_array<std::string_view>({"-.inf", "-.Inf", "-.INF"});
  constexpr std::size_t kLongest = 5;
  if (text.size() > kLongest) return std::nullopt;
  if (text.empty()) return null_scalar();
  const auto in = [text](const auto& list) { return std::find(list.begin(), list.end(), text) != list.end(); };
  switch (text.front()) {  // a text of a manifest is hardly ever one of these
    case '~':
    case 'n':
    case 'N':
      if (in(kNull)) return null_scalar();
      return in(kNo) ? std::optional(boolean_scalar(false)) : std::nullopt;
    case 'y':
    case 'Y':
    case 't':
    case 'T':
      return in(kYes) ? std::optional(boolean_scalar(true)) : std::nullopt;
    case 'f':
    case 'F':
      return in(kNo) ? std::optional(boolean_scalar(false)) : std::nullopt;
    case 'o':
    case 'O':
      if (in(kYes)) return boolean_scalar(true);
      return in(kNo) ? std::optional(boolean_scalar(false)) : std::nullopt;
    default:
      if (in(kNan)) return floating_scalar(std::numeric_limits<double>::quiet_NaN());
      if (in(kInfinity)) return floating_scalar(std::numeric_limits<double>::infinity());
      if (in(kMinusInfinity)) return floating_scalar(-std::numeric_limits<double>::infinity());
      return std::nullopt;
  }
}

/// strconv#ParseUint of `digits` in a fixed base; no sign.
std::optional<std::uint64_t> parse_unsigned(std::string_view digits, int base) {
  std::uint64_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

/// strconv#ParseInt, and ParseUint where that overflows, with base 0 or 2, of a text without underscores.
std::optional<Scalar> parse_integer(std::string_view text, int base) {
  const bool negative = text.starts_with('-');
  const bool sign = negative || text.starts_with('+');
  std::string_view digits = text.substr(sign ? 1 : 0);
  if (base == 0) {
    base = 10;
    if (digits.size() > 1 && digits.front() == '0') {
      const char prefix = static_cast<char>(digits[1] | 0x20);
      base = digits.size() < 3 ? 8 : prefix == 'x' ? 16 : prefix == 'b' ? 2 : prefix == 'o' ? 8 : 8;
      digits.remove_prefix(digits.size() >= 3 && (prefix == 'x' || prefix == 'b' || prefix == 'o') ? 2 : 1);
    }
  }
  const auto value = parse_unsigned(digits, base);
  if (!value) return std::nullopt;
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 63;
  if (negative) {
    if (*value > kLimit) return std::nullopt;
    return integer_scalar(static_cast<std::int64_t>(~*value + 1));
  }
  if (*value < kLimit) return integer_scalar(static_cast<std::int64_t>(*value));
  return sign ? std::nullopt : std::optional(unsigned_scalar(*value));
}

/// resolve.go#yamlStyleFloat: ^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$
bool is_yaml_float(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t from = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i - from;
  };
  const auto at = [&](char c) { return i < text.size() && text[i] == c; };
  if (at('+') || at('-')) ++i;
  if (at('.')) {
    ++i;
    if (digits() == 0) return false;
  } else {
    if (digits() == 0) return false;
    if (at('.')) {
      ++i;
      static_cast<void>(digits());
    }
  }
  if (at('e') || at('E')) {
    ++i;
    if (at('+') || at('-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

/// strconv/atoi.go#underscoreOK for a text that begins with a point: each underscore between two digits.
bool underscores_between_digits(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '_') continue;
    if (i == 0 || i + 1 == text.size() || !is_digit(text[i - 1]) || !is_digit(text[i + 1])) return false;
  }
  return true;
}

std::string without_underscores(std::string_view text) {
  std::string plain(text);
  std::erase(plain, '_');
  return plain;
}

/// The rest of resolve.go#resolve for a text that begins with a point.
Scalar resolve_point(std::string_view text) {
  if (!underscores_between_digits(text)) return text_scalar(text);
  const std::string plain = without_underscores(text);
  if (!is_yaml_float(plain)) return text_scalar(text);
  const auto value = parse_float(plain);
  return value ? floating_scalar(*value) : text_scalar(text);
}

/// The rest of resolve.go#resolve for a text that begins with a digit or a sign.
Scalar resolve_number(std::string_view text) {
  constexpr std::string_view kNumeric = "0123456789abcdefABCDEFxXoO+-._";
  if (text.find_first_not_of(kNumeric) != std::string_view::npos) return text_scalar(text);
  std::string buffer;
  std::string_view plain = text;
  if (text.find('_') != std::string_view::npos) plain = buffer = without_underscores(text);
  if (const auto integer = parse_integer(plain, 0)) return *integer;
  if (is_yaml_float(plain)) {
    if (const auto value = parse_float(plain)) return floating_scalar(*value);
  }
  // Upstream's own binary syntax comes after ParseInt, which knows 0b already; what is left for it is a second sign:
  // 0b-1.
  if (plain.starts_with("0b")) {
    if (const auto integer = parse_integer(plain.substr(2), 2)) return *integer;
  } else if (plain.starts_with("-0b") && plain.size() > 3 && plain[3] != '-' && plain[3] != '+') {
    const std::string signed_digits = "-" + std::string(plain.substr(3));
    if (const auto integer = parse_integer(signed_digits, 2)) return *integer;
  }
  return text_scalar(text);
}

std::string_view tag_of(const Scalar& scalar) {
  switch (scalar.kind) {
    case Scalar::Kind::null:
      return "null";
    case Scalar::Kind::boolean:
      return "bool";
    case Scalar::Kind::integer:
    case Scalar::Kind::unsigned_integer:
      return "int";
    case Scalar::Kind::floating:
      return "float";
    case Scalar::Kind::string:
      return "str";
  }
  return {};
}

}  // namespace

Scalar resolve_plain(std::string_view text) {
  if (!may_be_special(text)) return text_scalar(text);
  if (!text.empty() && is_digit(text.front())) return resolve_number(text);  // no digit begins a text of the map
  if (const auto found = look_up(text)) return *found;
  const char first = text.front();
  if (first == '.') return resolve_point(text);
  if (first == '+' || first == '-') return resolve_number(text);
  return text_scalar(text);
}

std::optional<Scalar> resolve_tagged(std::string_view tag, std::string_view text) {
  if (!tag.starts_with(kTagPrefix)) return text_scalar(text);
  tag.remove_prefix(kTagPrefix.size());
  constexpr auto kResolvable = std::to_array<std::string_view>({"bool", "int", "float", "null", "timestamp"});
  if (std::find(kResolvable.begin(), kResolvable.end(), tag) == kResolvable.end()) return text_scalar(text);
  if (tag == "timestamp") {
    // The only case in which upstream tries text that looks like a time before it tries numbers.
    return is_timestamp(text) ? std::optional(text_scalar(text)) : std::nullopt;
  }
  Scalar scalar = resolve_plain(text);
  if (tag == tag_of(scalar)) return scalar;
  if (tag == "float" && scalar.kind == Scalar::Kind::integer) {
    return floating_scalar(static_cast<double>(scalar.integer));
  }
  return std::nullopt;
}

Node to_node(const Scalar& scalar, std::uint64_t offset) {
  switch (scalar.kind) {
    case Scalar::Kind::null:
      return make_null(offset);
    case Scalar::Kind::boolean:
      return make_boolean(offset, scalar.boolean);
    case Scalar::Kind::integer:
      return make_integer(offset, scalar.integer);
    case Scalar::Kind::unsigned_integer:
      return make_floating(offset, static_cast<double>(scalar.unsigned_integer));
    case Scalar::Kind::floating:
      if (const auto integer = integer_of(scalar.floating)) return make_integer(offset, *integer);
      return make_floating(offset, scalar.floating);
    case Scalar::Kind::string:
      return make_string(offset, scalar.text);
  }
  return make_null(offset);
}

std::optional<std::string> to_key(const Scalar& scalar) {
  switch (scalar.kind) {
    case Scalar::Kind::null:
    case Scalar::Kind::unsigned_integer:
      return std::nullopt;
    case Scalar::Kind::boolean:
      return scalar.boolean ? "true" : "false";
    case Scalar::Kind::integer:
      return std::to_string(scalar.integer);
    case Scalar::Kind::floating: {
      std::string text = format_float32(scalar.floating);
      if (text == "+Inf") return ".inf";
      if (text == "-Inf") return "-.inf";
      if (text == "NaN") return ".nan";
      return text;
    }
    case Scalar::Kind::string:
      return std::string(scalar.text);
  }
  return std::nullopt;
}

}  // namespace gprov::manifest
