// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/cidr.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>

namespace gprov::gardener {

namespace {

bool same_bits(const Cidr& a, const Cidr& b, int bits) {
  for (int i = 0; i < bits; ++i) {
    const auto byte = static_cast<std::size_t>(i / 8);
    const int mask = 0x80 >> (i % 8);
    if ((a.address[byte] & mask) != (b.address[byte] & mask)) return false;
  }
  return true;
}

}  // namespace

std::optional<Cidr> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string address(text.substr(0, slash));
  const std::string_view bits = text.substr(slash + 1);
  Cidr result;
  result.v4 = inet_pton(AF_INET, address.c_str(), result.address.data()) == 1;
  if (!result.v4 && inet_pton(AF_INET6, address.c_str(), result.address.data()) != 1) return std::nullopt;
  const auto [end, error] = std::from_chars(bits.data(), bits.data() + bits.size(), result.prefix);
  if (error != std::errc() || end != bits.data() + bits.size() || bits.front() == '-') return std::nullopt;
  if (result.prefix > (result.v4 ? 32 : 128)) return std::nullopt;
  return result;
}

bool is_canonical(const Cidr& network) {
  const int length = network.v4 ? 32 : 128;
  for (int i = network.prefix; i < length; ++i) {
    if ((network.address[static_cast<std::size_t>(i / 8)] & (0x80 >> (i % 8))) != 0) return false;
  }
  return true;
}

bool networks_intersect(std::string_view a, std::string_view b) {
  const auto one = parse_cidr(a);
  const auto other = parse_cidr(b);
  return one && other && one->v4 == other->v4 && same_bits(*one, *other, std::min(one->prefix, other->prefix));
}

}  // namespace gprov::gardener
