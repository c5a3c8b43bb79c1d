// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// digits × 10^exponent, never negative. `digits` has no leading zeros; zero has none at all. What quantity.cpp needs
/// of Go's big.Int and inf.Dec, without writing out 10^exponent.
struct Decimal {
  std::string digits;
  std::int64_t exponent = 0;
};

/// Takes leading zeros off.
[[nodiscard]] Decimal make_decimal(std::string_view digits, std::int64_t exponent);

/// -1, 0, 1.
[[nodiscard]] int compare(const Decimal& a, const Decimal& b);

/// a + b.
[[nodiscard]] Decimal add(const Decimal& a, const Decimal& b);

/// Moves trailing zeros from the digits to the exponent.
[[nodiscard]] Decimal strip_trailing_zeros(Decimal value);

/// Times 2^power.
[[nodiscard]] Decimal shift_left(const Decimal& value, int power);

/// Divided by 10^`by` and cut to an integer with exponent >= 0; `inexact` tells whether anything but zeros was cut off.
[[nodiscard]] Decimal divide_and_floor(const Decimal& value, std::int64_t by, bool& inexact);

/// Plus one, for integers with exponent 0 only.
void increment(Decimal& value);

/// The lower 64 bits of an integer (exponent >= 0), as big.Int#Uint64 cuts them.
[[nodiscard]] std::uint64_t low_bits(const Decimal& value);

}  // namespace gprov::hashing
