// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Address ranges as Gardener's validation reads and compares them. Mirrors pkg/utils/validation/cidr/cidr.go@v1.149.3.

namespace gprov::gardener {

/// A network of one family: its first address, with the bits behind the prefix cleared.
struct Network {
  std::array<std::uint8_t, 16> address{};  ///< IPv4 in the first four bytes
  std::size_t bytes = 4;                   ///< 4 or 16
  unsigned prefix = 0;                     ///< bits
  bool canonical = true;                   ///< whether the text named the first address
};

/// Mirrors net/ip.go#ParseCIDR: four decimal numbers without leading zeros, or an IPv6 address; nothing for anything
/// else.
[[nodiscard]] std::optional<Network> parse_cidr(std::string_view text);

/// Whether the two ranges share an address; not if either text is no range. Mirrors #ValidateNotOverlap and
/// disjoint.go#NetworksIntersect.
[[nodiscard]] bool overlap(std::string_view a, std::string_view b);

/// Whether `inner` lies in `outer`; also if either text is no range. Mirrors #ValidateSubset.
[[nodiscard]] bool contains_range(std::string_view outer, std::string_view inner);

}  // namespace gprov::gardener
