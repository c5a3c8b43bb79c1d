// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/search.hpp"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {

#ifdef __SSE2__
namespace {

constexpr std::size_t kWidth = sizeof(__m128i);

/// At which of sixteen places both of two neighbouring bytes are as wanted.
__m128i look_at(const char* text, __m128i first, __m128i second) {
  const __m128i here = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + 1));
  return _mm_and_si128(_mm_cmpeq_epi8(here, first), _mm_cmpeq_epi8(next, second));
}

}  // namespace
#endif

/// Of two neighbouring bytes at many places at a time; the rest of what is wanted where both are there.
std::size_t find(std::string_view text, std::string_view wanted, std::size_t from) {
#ifdef __SSE2__
  if (wanted.size() >= 2) {
    const __m128i first = _mm_set1_epi8(wanted[0]), second = _mm_set1_epi8(wanted[1]);
    const char* const data = text.data();
    for (; from + kWidth < text.size(); from += kWidth) {
      for (; from + 4 * kWidth < text.size(); from += 4 * kWidth) {
        const __m128i front =
            _mm_or_si128(look_at(data + from, first, second), look_at(data + from + kWidth, first, second));
        const __m128i back = _mm_or_si128(look_at(data + from + 2 * kWidth, first, second),
                                          look_at(data + from + 3 * kWidth, first, second));
        if (_mm_movemask_epi8(_mm_or_si128(front, back)) != 0) break;
      }
      if (from + kWidth >= text.size()) break;
      const __m128i both = look_at(data + from, first, second);
      for (auto places = static_cast<unsigned>(_mm_movemask_epi8(both)); places != 0; places &= places - 1) {
        const std::size_t at = from + static_cast<std::size_t>(std::countr_zero(places));
        if (text.substr(at).starts_with(wanted)) return at;
      }
    }
  }
#endif
  return text.find(wanted, from);
}

}  // namespace gprov::manifest
