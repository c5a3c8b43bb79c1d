// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/simple_text.hpp"

#include <cstdint>
#include <cstring>

namespace gprov::manifest {

/// Eight bytes at a time; each expression has the high bit of a byte set where that byte is meant.
bool is_simple(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101, kHigh = 0x80 * kOnes, kLow = 0x7F * kOnes;
  std::uint64_t outside = 0;
  const auto look = [&](std::uint64_t bytes) {
    const std::uint64_t below_blank = ~(bytes + 0x60 * kOnes), del = bytes + kOnes;
    const std::uint64_t without_feeds = bytes ^ ('\n' * kOnes);
    const std::uint64_t not_feed = ((without_feeds & kLow) + kLow) | without_feeds;
    outside |= bytes | del | (below_blank & not_feed);
  };
  std::size_t place = 0;
  for (; place + sizeof(std::uint64_t) <= text.size(); place += sizeof(std::uint64_t)) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + place, sizeof bytes);
    look(bytes);
  }
  std::uint64_t rest = ' ' * kOnes;
  std::memcpy(&rest, text.data() + place, text.size() - place);
  look(rest);
  return (outside & kHigh) == 0;
}

}  // namespace gprov::manifest
