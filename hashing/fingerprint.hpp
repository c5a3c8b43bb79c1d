// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// XXH3 (64 bit). For our own purposes only, never in a mirrored hash.
[[nodiscard]] std::uint64_t fingerprint(std::string_view bytes);
/// Of two fingerprints together, in this order.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  return (a ^ (b >> 29U)) * 0x9E3779B97F4A7C15 + b;
}
/// The first 12 hex characters of it, big end first.
[[nodiscard]] std::string fingerprint_hex(std::string_view bytes);

}  // namespace gprov::hashing
