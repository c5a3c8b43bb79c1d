// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/json_skip.hpp"

#include <algorithm>
#include <bit>

#include "analyzer/manifest/json_tokens.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {
namespace {

/// The text's end if there is none. Most are near.
std::size_t find_quote(std::string_view text, std::size_t from) {
#ifdef __SSE2__
  for (; from + sizeof(__m128i) <= text.size(); from += sizeof(__m128i)) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + from));
    const auto quotes = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))));
    if (quotes != 0) return from + static_cast<std::size_t>(std::countr_zero(quotes));
  }
#endif
  return std::min(text.find('"', from), text.size());
}

}  // namespace

std::size_t behind_json_space(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) ++at;
  return at;
}

std::size_t behind_json_string(std::string_view text, std::size_t at) {
  for (std::size_t from = at + 1;;) {
    if (from >= text.size()) return text.size();
    const std::size_t quote = find_quote(text, from);
    if (quote == text.size()) return quote;
    std::size_t slashes = 0;
    while (text[quote - 1 - slashes] == '\\') ++slashes;  // the first quote ends the count
    if (slashes % 2 == 0) return quote + 1;
    from = quote + 1;
  }
}

std::size_t behind_json_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  if (text[at] == '"') return behind_json_string(text, at);
  if (text[at] == '{' || text[at] == '[') return behind_json_brackets(text, at);
  const std::size_t end = text.find_first_of(",]} \n\r\t", at);
  return end == std::string_view::npos ? text.size() : end;
}

}  // namespace gprov::manifest
