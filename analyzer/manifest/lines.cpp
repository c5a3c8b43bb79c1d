// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/lines.hpp"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {
namespace {

constexpr std::size_t kWidth = 64;

/// Which of 64 bytes is what, one bit a byte.
struct Marks {
  std::uint64_t feeds = 0, spaces = 0, colons = 0;
};

#ifdef __SSE2__

Marks look_at(const char* text) {
  Marks marks;
  for (std::size_t i = 0; i < kWidth; i += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    const auto equal = [&](char c) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c))))} << i;
    };
    marks.feeds |= equal('\n');
    marks.spaces |= equal(' ');
    marks.colons |= equal(':');
  }
  return marks;
}

#else

Marks look_at(const char* text) {
  Marks marks;
  for (std::size_t i = 0; i < kWidth; ++i) {
    marks.feeds |= std::uint64_t{text[i] == '\n'} << i;
    marks.spaces |= std::uint64_t{text[i] == ' '} << i;
    marks.colons |= std::uint64_t{text[i] == ':'} << i;
  }
  return marks;
}

#endif

std::uint32_t first(std::uint64_t bits) { return static_cast<std::uint32_t>(std::countr_zero(bits)); }

class Splitter {
 public:
  Splitter(std::string_view text, Lines& lines) : text_(text), lines_(lines) {}

  void split() {
    const std::size_t blocks = (text_.size() + kWidth - 1) / kWidth;
    lines_.colons.resize(blocks);
    if (lines_.all.size() < kWidth) lines_.all.resize(kWidth);
    for (std::size_t i = 0; i < blocks; ++i) {
      const std::size_t at = i * kWidth;
      if (at + kWidth < text_.size()) {
        lines_.colons[i] = take(static_cast<std::uint32_t>(at), look_at(text_.data() + at), text_[at + kWidth]);
        continue;
      }
      std::array<char, kWidth> rest{};
      rest.fill('\n');
      std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
      lines_.colons[i] = take(static_cast<std::uint32_t>(at), look_at(rest.data()), '\n');
    }
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (count_ > 0 && lines_.all[count_ - 1].begin >= size) --count_;
    if (count_ > 0 && lines_.all[count_ - 1].end >= size) {
      lines_.all[count_ - 1].end = size;
    } else if (begin_ < size) {
      lines_.all[count_++] = {begin_, is_blank_ ? size : content_, size};
    }
    lines_.all.resize(count_);
  }

 private:
  /// The 64 bytes at `base`, and the one behind them; what the colons are.
  std::uint64_t take(std::uint32_t base, Marks marks, char next) {
    if (lines_.all.size() < count_ + kWidth + 1) lines_.all.resize(2 * (count_ + kWidth));
    Line* out = lines_.all.data() + count_;
    std::uint64_t contents = ~marks.spaces;
    for (std::uint64_t feeds = marks.feeds; feeds != 0; feeds &= feeds - 1) {
      const std::uint32_t end = base + first(feeds);
      *out++ = {begin_, is_blank_ ? base + first(contents) : content_, end};
      begin_ = end + 1;
      is_blank_ = true;
      contents &= ~(feeds ^ (feeds - 1));  // behind this line feed
    }
    count_ = static_cast<std::size_t>(out - lines_.all.data());
    if (is_blank_ && contents != 0) {
      content_ = base + first(contents);
      is_blank_ = false;
    }
    const std::uint64_t last = next == '\n' || next == ' ' ? 1 : 0;
    return marks.colons & ((marks.feeds | marks.spaces) >> 1U | last << 63U);
  }

  std::string_view text_;
  Lines& lines_;
  std::size_t count_ = 0;
  std::uint32_t begin_ = 0, content_ = 0;  // of the line that has not ended
  bool is_blank_ = true;                   // so far
};

}  // namespace

void split_lines(std::string_view text, Lines& lines) { Splitter(text, lines).split(); }

}  // namespace gprov::manifest
