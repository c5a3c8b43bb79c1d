// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace gprov::manifest {
namespace {

/// The shortest decimal digits that read back, and the place of the point: 0.digits * 10^point.
struct Digits {
  std::string digits;
  int point = 0;
  bool negative = false;
};

template <class Float>
Digits shortest(Float value) {
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific).ptr;
  std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  Digits result;
  result.negative = text.front() == '-';
  if (result.negative) text.remove_prefix(1);
  const auto e = text.find('e');
  std::string_view exponent = text.substr(e + 1);
  if (exponent.front() == '+') exponent.remove_prefix(1);
  int power = 0;
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), power);
  for (const char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  while (result.digits.size() > 1 && result.digits.back() == '0') result.digits.pop_back();
  result.point = power + 1;
  return result;
}

/// Whether a decimal text that does not fit a double is too small (not too big): by the place of its first digit.
bool underflows(std::string_view text) {
  const auto e = std::min(text.find_first_of("eE"), text.size());
  const std::string_view mantissa = text.substr(0, e);
  const auto first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return true;
  const auto dot = std::min(mantissa.find('.'), mantissa.size());
  const bool negative = e + 1 < text.size() && text[e + 1] == '-';
  long long exponent = 0;
  for (const char c : text.substr(std::min(e + 1, text.size()))) {
    if (c >= '0' && c <= '9') exponent = std::min(exponent * 10 + (c - '0'), 1'000'000'000'000LL);
  }
  return static_cast<long long>(dot) - static_cast<long long>(first) + (negative ? -exponent : exponent) < 0;
}

}  // namespace

std::optional<double> parse_float(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && !std::isinf(value)) return value;
  if (!underflows(text)) return std::nullopt;
  return text.starts_with('-') ? -0.0 : 0.0;
}

std::optional<std::int64_t> parse_decimal(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string format_float32(double value) {
  if (std::isnan(value)) return "NaN";
  const auto narrow = static_cast<float>(value);
  if (std::isinf(narrow)) return narrow < 0 ? "-Inf" : "+Inf";
  const Digits d = shortest(narrow);
  std::string out = d.negative ? "-" : "";
  const int exponent = d.digits == "0" ? 0 : d.point - 1;
  const auto count = static_cast<int>(d.digits.size());
  if (exponent < -4 || exponent >= 6) {
    out += d.digits.front();
    if (count > 1) out.append(1, '.').append(d.digits, 1);
    out += exponent < 0 ? "e-" : "e+";
    const std::string power = std::to_string(std::abs(exponent));
    return out + (power.size() < 2 ? "0" : "") + power;
  }
  if (exponent < 0) return out + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + d.digits;
  if (count <= exponent + 1) return out + d.digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
  const auto whole = static_cast<std::size_t>(exponent + 1);
  return out + d.digits.substr(0, whole) + "." + d.digits.substr(whole);
}

std::optional<std::int64_t> integer_of(double value) {
  constexpr double kExact = 9007199254740992.0;  // 2^53
  if (value != std::trunc(value)) return std::nullopt;
  if (std::fabs(value) <= kExact) return static_cast<std::int64_t>(value);
  if (std::fabs(value) >= 1e19) return std::nullopt;
  // Go prints the shortest digits and fills up with zeros; that is not always the exact value.
  const Digits d = shortest(value);
  std::string text = (d.negative ? "-" : "") + d.digits;
  text.append(static_cast<std::size_t>(d.point) - d.digits.size(), '0');
  return parse_decimal(text);
}

}  // namespace gprov::manifest
