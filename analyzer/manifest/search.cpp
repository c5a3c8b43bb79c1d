// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/search.hpp"

#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {

/// Of two neighbouring bytes at sixteen places at a time; the rest of what is wanted where both are there.
std::size_t find(std::string_view text, std::string_view wanted, std::size_t from) {
#ifdef __SSE2__
  constexpr std::size_t kWidth = sizeof(__m128i);
  if (wanted.size() >= 2) {
    const __m128i first = _mm_set1_epi8(wanted[0]), second = _mm_set1_epi8(wanted[1]);
    for (; from + kWidth < text.size(); from += kWidth) {
      const auto* const here = reinterpret_cast<const __m128i*>(text.data() + from);
      const auto* const next = reinterpret_cast<const __m128i*>(text.data() + from + 1);
      const __m128i both =
          _mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(here), first), _mm_cmpeq_epi8(_mm_loadu_si128(next), second));
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
