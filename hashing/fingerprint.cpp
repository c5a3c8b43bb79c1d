// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/fingerprint.hpp"

#include <xxhash.h>

namespace gprov::hashing {

std::uint64_t fingerprint(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string fingerprint_hex(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::uint64_t value = fingerprint(bytes);
  std::string hex;
  for (int shift = 60; shift > 12; shift -= 4) hex += kHex[(value >> static_cast<unsigned>(shift)) & 0xfU];
  return hex;
}

}  // namespace gprov::hashing
