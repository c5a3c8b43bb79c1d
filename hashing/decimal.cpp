// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/decimal.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace gprov::hashing {

Decimal make_decimal(std::string_view digits, std::int64_t exponent) {
  const std::size_t first = digits.find_first_not_of('0');
  if (first == std::string_view::npos) return {};
  return {std::string(digits.substr(first)), exponent};
}

int compare(const Decimal& a, const Decimal& b) {
  if (a.digits.empty() || b.digits.empty()) return (a.digits.empty() ? 0 : 1) - (b.digits.empty() ? 0 : 1);
  const std::int64_t length_a = static_cast<std::int64_t>(a.digits.size()) + a.exponent;
  const std::int64_t length_b = static_cast<std::int64_t>(b.digits.size()) + b.exponent;
  if (length_a != length_b) return length_a < length_b ? -1 : 1;
  const int order = strip_trailing_zeros(a).digits.compare(strip_trailing_zeros(b).digits);
  return (order > 0 ? 1 : 0) - (order < 0 ? 1 : 0);
}

Decimal strip_trailing_zeros(Decimal value) {
  while (!value.digits.empty() && value.digits.back() == '0') {
    value.digits.pop_back();
    ++value.exponent;
  }
  return value;
}

Decimal shift_left(const Decimal& value, int power) {
  Decimal result = value;
  for (; power > 0; --power) {
    int carry = 0;
    for (auto digit = result.digits.rbegin(); digit != result.digits.rend(); ++digit) {
      const int doubled = 2 * (*digit - '0') + carry;
      *digit = static_cast<char>('0' + doubled % 10);
      carry = doubled / 10;
    }
    if (carry != 0) result.digits.insert(result.digits.begin(), '1');
  }
  return result;
}

Decimal divide_and_floor(const Decimal& value, std::int64_t by, bool& inexact) {
  inexact = false;
  Decimal result{value.digits, value.exponent - by};
  if (result.exponent >= 0 || result.digits.empty()) return result;
  const auto cut = static_cast<std::size_t>(-result.exponent);
  const std::size_t kept = result.digits.size() - std::min(cut, result.digits.size());
  inexact = std::any_of(result.digits.begin() + static_cast<std::ptrdiff_t>(kept), result.digits.end(),
                        [](char digit) { return digit != '0'; });
  result.digits.resize(kept);
  result.exponent = 0;
  return result;
}

void increment(Decimal& value) {
  for (auto digit = value.digits.rbegin(); digit != value.digits.rend(); ++digit) {
    if (*digit != '9') {
      ++*digit;
      return;
    }
    *digit = '0';
  }
  value.digits.insert(value.digits.begin(), '1');
}

std::uint64_t low_bits(const Decimal& value) {
  std::uint64_t bits = 0;
  for (const char digit : value.digits) bits = bits * 10 + static_cast<std::uint64_t>(digit - '0');
  if (value.exponent >= 64) return 0;  // 10^64 is a multiple of 2^64
  for (std::int64_t i = 0; i < value.exponent; ++i) bits *= 10;
  return bits;
}

Decimal add(const Decimal& a, const Decimal& b) {
  if (a.digits.empty()) return b;
  if (b.digits.empty()) return a;
  const std::int64_t exponent = std::min(a.exponent, b.exponent);
  const auto aligned = [exponent](const Decimal& one) {
    return one.digits + std::string(static_cast<std::size_t>(one.exponent - exponent), '0');
  };
  std::string longer = aligned(a), shorter = aligned(b);
  if (longer.size() < shorter.size()) std::swap(longer, shorter);
  shorter.insert(0, longer.size() - shorter.size(), '0');
  int carry = 0;
  for (std::size_t i = longer.size(); i-- > 0;) {
    const int digit = longer[i] - '0' + shorter[i] - '0' + carry;
    longer[i] = static_cast<char>('0' + digit % 10);
    carry = digit / 10;
  }
  if (carry > 0) longer.insert(0, 1, '1');
  return make_decimal(longer, exponent);
}

}  // namespace gprov::hashing
