// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/cidr.hpp"

#include <arpa/inet.h>

namespace gprov::gardener {
namespace {

std::optional<unsigned> number(std::string_view text, unsigned largest) {
  if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  unsigned value = 0;
  for (const char c : text) {
    value = value * 10 + static_cast<unsigned>(c - '0');
    if (value > largest) return std::nullopt;
  }
  return value;
}

bool bit(const Network& network, unsigned index) {
  return (network.address.at(index / 8) >> (7 - index % 8) & 1U) != 0;
}

/// Clears the bits behind the prefix, and notes whether there were any.
void mask(Network& network) {
  for (unsigned index = network.prefix; index < network.bytes * 8; ++index) {
    if (!bit(network, index)) continue;
    network.canonical = false;
    network.address.at(index / 8) = static_cast<std::uint8_t>(network.address.at(index / 8) & ~(1U << (7 - index % 8)));
  }
}

bool contains(const Network& outer, const Network& inner) {
  if (outer.bytes != inner.bytes) return false;
  for (unsigned index = 0; index < outer.prefix; ++index) {
    if (bit(outer, index) != bit(inner, index)) return false;
  }
  return true;
}

}  // namespace

std::optional<Network> parse_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string address(text.substr(0, slash));
  Network network;
  network.bytes = address.find(':') == std::string::npos ? 4 : 16;
  if (inet_pton(network.bytes == 4 ? AF_INET : AF_INET6, address.c_str(), network.address.data()) != 1) {
    return std::nullopt;
  }
  const auto prefix = number(text.substr(slash + 1), static_cast<unsigned>(network.bytes * 8));
  if (!prefix) return std::nullopt;
  network.prefix = *prefix;
  mask(network);
  return network;
}

bool overlap(std::string_view a, std::string_view b) {
  const auto first = parse_cidr(a), second = parse_cidr(b);
  return first && second && (contains(*first, *second) || contains(*second, *first));
}

bool contains_range(std::string_view outer, std::string_view inner) {
  const auto around = parse_cidr(outer), inside = parse_cidr(inner);
  if (!around || !inside) return true;
  // Its first and last address, so a wider range with the same ends is outside.
  return contains(*around, *inside) && inside->prefix >= around->prefix;
}

}  // namespace gprov::gardener
