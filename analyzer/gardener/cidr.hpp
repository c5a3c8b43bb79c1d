// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace gprov::gardener {

/// An IPv4 or IPv6 network as it was written.
struct Cidr {
  std::array<std::uint8_t, 16> address{};  ///< IPv4: the first four bytes
  int prefix = 0;                          ///< bits
  bool v4 = false;
};

/// Nothing for text that is no CIDR. Mirrors net.ParseCIDR of Go's standard library.
[[nodiscard]] std::optional<Cidr> parse_cidr(std::string_view text);

/// Whether no bit behind the prefix is set.
[[nodiscard]] bool is_canonical(const Cidr& network);

/// Whether they share an address; false for text that is no CIDR.
/// Mirrors pkg/utils/validation/cidr/disjoint.go#NetworksIntersect@v1.149.3.
[[nodiscard]] bool networks_intersect(std::string_view a, std::string_view b);

}  // namespace gprov::gardener
