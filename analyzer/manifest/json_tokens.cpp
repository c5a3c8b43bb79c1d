// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/json_tokens.hpp"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {
namespace {

constexpr std::size_t kWidth = 64;

/// Which of 64 bytes is what, one bit a byte, wherever it stands.
struct Marks {
  std::uint64_t quotes = 0, slashes = 0, opening = 0, closing = 0, separators = 0;
};

#ifdef __SSE2__

Marks look_at(const char* text) {
  Marks marks;
  for (std::size_t i = 0; i < kWidth; i += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + i));
    // Of brackets, the square ones differ from the curly ones in this bit.
    const __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const auto equal = [](__m128i all, char c) { return _mm_cmpeq_epi8(all, _mm_set1_epi8(c)); };
    const auto bits = [i](__m128i found) {
      return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(found))} << i;
    };
    marks.quotes |= bits(equal(bytes, '"'));
    marks.slashes |= bits(equal(bytes, '\\'));
    marks.opening |= bits(equal(lower, '{'));
    marks.closing |= bits(equal(lower, '}'));
    marks.separators |= bits(_mm_or_si128(equal(bytes, ':'), equal(bytes, ',')));
  }
  return marks;
}

#else

Marks look_at(const char* text) {
  Marks marks;
  for (std::size_t i = 0; i < kWidth; ++i) {
    const char c = text[i];
    marks.quotes |= std::uint64_t{c == '"'} << i;
    marks.slashes |= std::uint64_t{c == '\\'} << i;
    marks.opening |= std::uint64_t{c == '{' || c == '['} << i;
    marks.closing |= std::uint64_t{c == '}' || c == ']'} << i;
    marks.separators |= std::uint64_t{c == ':' || c == ','} << i;
  }
  return marks;
}

#endif

/// Each bit becomes the parity of those up to it.
std::uint64_t running_parity(std::uint64_t bits) {
  for (unsigned shift = 1; shift < kWidth; shift *= 2) bits ^= bits << shift;
  return bits;
}

/// Carries from 64 bytes to the next what they begin with.
class Texts {
 public:
  /// Takes away what stands within a text.
  void clear(Marks& marks) {
    marks.quotes &= ~escaped(marks.slashes);
    const std::uint64_t within = running_parity(marks.quotes) ^ open_;  // with the opening quote
    open_ = (within >> 63U) != 0 ? ~std::uint64_t{0} : 0;
    marks.opening &= ~within;
    marks.closing &= ~within;
    marks.separators &= ~within;
  }

 private:
  /// What stands behind a backslash that is not escaped itself.
  std::uint64_t escaped(std::uint64_t slashes) {
    std::uint64_t result = escape_ ? 1 : 0;
    slashes &= ~result;
    escape_ = false;
    while (slashes != 0) {
      const auto at = static_cast<unsigned>(std::countr_zero(slashes));
      if (at == 63) {
        escape_ = true;
        break;
      }
      result |= std::uint64_t{2} << at;
      slashes &= ~(std::uint64_t{3} << at);
    }
    return result;
  }

  std::uint64_t open_ = 0;
  bool escape_ = false;
};

/// The 64 bytes at `at`, blanks where the text has ended.
Marks marks_at(std::string_view text, std::size_t at) {
  if (at + kWidth <= text.size()) return look_at(text.data() + at);
  std::array<char, kWidth> rest{};
  rest.fill(' ');
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  return look_at(rest.data());
}

}  // namespace

std::span<const std::uint32_t> find_json_tokens(std::string_view text, std::vector<std::uint32_t>& buffer) {
  Texts texts;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += kWidth) {
    Marks marks = marks_at(text, at);
    texts.clear(marks);
    std::uint64_t all = marks.quotes | marks.opening | marks.closing | marks.separators;
    if (buffer.size() < count + kWidth) buffer.resize(2 * count + kWidth);
    for (std::uint32_t* place = buffer.data() + count; all != 0; all &= all - 1, ++count) {
      *place++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(all));
    }
  }
  return std::span(buffer).first(count);
}

std::size_t behind_json_brackets(std::string_view text, std::size_t at) {
  Texts texts;
  std::uint64_t depth = 0;
  for (; at < text.size(); at += kWidth) {
    Marks marks = marks_at(text, at);
    texts.clear(marks);
    const auto closing = static_cast<unsigned>(std::popcount(marks.closing));
    if (depth > closing) {
      depth = depth + static_cast<unsigned>(std::popcount(marks.opening)) - closing;
      continue;
    }
    for (std::uint64_t all = marks.opening | marks.closing; all != 0; all &= all - 1) {
      if ((marks.opening & all & (~all + 1)) != 0) {
        ++depth;
      } else if (--depth == 0) {
        return at + static_cast<std::size_t>(std::countr_zero(all)) + 1;
      }
    }
  }
  return text.size();
}

}  // namespace gprov::manifest
