// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/lines.hpp"

#include <algorithm>
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

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<Line>& lines) : text_(text), lines_(lines) {}

  void split() {
    std::size_t at = 0;
    for (; at + kWidth < text_.size(); at += kWidth) take(at, look_at(text_.data() + at), text_[at + kWidth]);
    std::array<char, kWidth> rest{};
    rest.fill('\n');
    if (at < text_.size()) std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
    take(at, look_at(rest.data()), '\n');
    if (line_.begin < text_.size()) emit(static_cast<std::uint32_t>(text_.size()));
  }

 private:
  /// The 64 bytes at `at`, and the one behind them.
  void take(std::size_t at, Marks marks, char next) {
    const auto base = static_cast<std::uint32_t>(at);
    const std::uint64_t last = next == '\n' || next == ' ' ? 1 : 0;
    const std::uint64_t keys = marks.colons & ((marks.feeds | marks.spaces) >> 1U | last << 63U);
    for (std::uint64_t left = ~std::uint64_t{0}; left != 0;) {
      if (!has_content_) {
        const std::uint64_t contents = ~marks.spaces & left;
        if (contents == 0) return;
        line_.content = base + first(contents);
        has_content_ = true;
        left &= ~std::uint64_t{0} << first(contents);
      }
      const std::uint64_t feeds = marks.feeds & left;
      const std::uint64_t behind = feeds == 0 ? 0 : ~std::uint64_t{1} << first(feeds);
      if (const std::uint64_t own = keys & left & ~behind; own != 0 && !has_colon_) {
        line_.colon = base + first(own);
        has_colon_ = true;
      }
      if (feeds == 0) return;
      const std::uint32_t end = base + first(feeds);
      if (end >= text_.size()) return;
      emit(end);
      left = behind;
    }
  }

  static std::uint32_t first(std::uint64_t bits) { return static_cast<std::uint32_t>(std::countr_zero(bits)); }

  void emit(std::uint32_t end) {
    line_.end = end;
    if (!has_content_) line_.content = end;
    if (!has_colon_) line_.colon = end;
    line_.content = std::min(line_.content, end);
    lines_.push_back(line_);
    line_.begin = end + 1;
    has_content_ = has_colon_ = false;
  }

  std::string_view text_;
  std::vector<Line>& lines_;
  Line line_;
  bool has_content_ = false, has_colon_ = false;
};

}  // namespace

void split_lines(std::string_view text, std::vector<Line>& lines) {
  lines.clear();
  Splitter(text, lines).split();
}

}  // namespace gprov::manifest
