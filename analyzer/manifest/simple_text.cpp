// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/simple_text.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {
namespace {

#ifdef __SSE2__

/// Sixteen bytes at a time.
class Look {
 public:
  static constexpr std::size_t kWidth = sizeof(__m128i);

  void at(const char* text) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    const __m128i feeds = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n'));
    // Signed: bytes beyond ASCII are below, too.
    const __m128i below = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    const __m128i del = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\x7F'));
    outside_ = _mm_or_si128(outside_, _mm_or_si128(_mm_andnot_si128(feeds, below), del));
    counts_ = _mm_sub_epi8(counts_, feeds);  // each of sixteen places counts for itself, up to 255
  }
  /// After 255 times at most.
  void sum() {
    const __m128i halves = _mm_sad_epu8(counts_, _mm_setzero_si128());
    feeds_ += static_cast<std::size_t>(_mm_cvtsi128_si32(halves)) +
              static_cast<std::size_t>(_mm_cvtsi128_si32(_mm_srli_si128(halves, 8)));
    counts_ = _mm_setzero_si128();
  }
  [[nodiscard]] bool is_simple() const { return _mm_movemask_epi8(outside_) == 0; }
  [[nodiscard]] std::size_t feeds() const { return feeds_; }

 private:
  __m128i outside_ = _mm_setzero_si128(), counts_ = _mm_setzero_si128();
  std::size_t feeds_ = 0;
};

#else

/// Eight bytes at a time; each expression has the high bit of a byte set where that byte is meant.
class Look {
 public:
  static constexpr std::size_t kWidth = sizeof(std::uint64_t);

  void at(const char* text) {
    constexpr std::uint64_t kOnes = 0x0101010101010101, kLow = 0x7F * kOnes;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text, sizeof bytes);
    const std::uint64_t below_blank = ~(bytes + 0x60 * kOnes), del = bytes + kOnes;
    const std::uint64_t without_feeds = bytes ^ ('\n' * kOnes);
    const std::uint64_t not_feed = ((without_feeds & kLow) + kLow) | without_feeds;
    outside_ |= bytes | del | (below_blank & not_feed);
    feeds_ += static_cast<std::size_t>(std::popcount(~not_feed & kHigh));
  }
  void sum() {}
  [[nodiscard]] bool is_simple() const { return (outside_ & kHigh) == 0; }
  [[nodiscard]] std::size_t feeds() const { return feeds_; }

 private:
  static constexpr std::uint64_t kHigh = 0x8080808080808080;
  std::uint64_t outside_ = 0;
  std::size_t feeds_ = 0;
};

#endif

Look look_at(std::string_view text) {
  constexpr std::size_t kMost = 254 * Look::kWidth;
  Look look;
  std::size_t place = 0;
  while (place + Look::kWidth <= text.size()) {
    const std::size_t end = std::min(text.size(), place + kMost);
    for (; place + Look::kWidth <= end; place += Look::kWidth) look.at(text.data() + place);
    look.sum();
  }
  char rest[Look::kWidth];
  std::memset(rest, ' ', sizeof rest);
  if (place < text.size()) std::memcpy(rest, text.data() + place, text.size() - place);
  look.at(rest);
  look.sum();
  return look;
}

}  // namespace

bool is_simple(std::string_view text) { return look_at(text).is_simple(); }

std::optional<std::size_t> count_simple_lines(std::string_view text) {
  const Look look = look_at(text);
  return look.is_simple() ? std::optional(look.feeds()) : std::nullopt;
}

}  // namespace gprov::manifest
