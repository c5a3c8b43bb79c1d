// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "analyzer/manifest/mapped_file.hpp"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace gprov::manifest {
namespace {

constexpr std::string_view kMark8 = "\xEF\xBB\xBF", kMark16Little = "\xFF\xFE", kMark16Big = "\xFE\xFF";

unsigned char at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

void note_replacement(DecodedText& text) {
  if (text.replaced++ == 0) text.first_replaced = text.bytes.size();
  text.bytes += kReplacement;
}

/// unicode#utf16Decoder.Transform: a surrogate without its other half, or half a unit at the end, becomes U+FFFD.
DecodedText decode_utf16(std::string_view raw, bool big_endian) {
  DecodedText text;
  text.mark = DecodedText::Mark::utf16;
  const auto unit = [&](std::size_t i) -> char32_t {
    const char32_t low = at(raw, i + (big_endian ? 1 : 0));
    const char32_t high = at(raw, i + (big_endian ? 0 : 1));
    return high << 8 | low;
  };
  for (std::size_t i = 0; i < raw.size(); i += 2) {
    if (i + 1 == raw.size()) {
      note_replacement(text);
      break;
    }
    const char32_t first = unit(i);
    if (first < 0xD800 || first > 0xDFFF) {
      append_utf8(text.bytes, first);
      continue;
    }
    const char32_t second = i + 3 < raw.size() ? unit(i + 2) : 0;
    const bool paired = second >= 0xDC00 && second <= 0xDFFF;
    if (paired && first < 0xDC00) {
      append_utf8(text.bytes, 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    } else {
      note_replacement(text);
    }
    if (paired) i += 2;  // upstream takes two low surrogates for one bad character
  }
  return text;
}

/// The first byte from `i` on that is not ASCII, or one up to seven bytes before it.
std::size_t behind_ascii(std::string_view bytes, std::size_t i) {
#ifdef __SSE2__
  constexpr std::size_t kWidth = sizeof(__m128i);
  for (; i + 4 * kWidth <= bytes.size(); i += 4 * kWidth) {
    const auto* const at = reinterpret_cast<const __m128i*>(bytes.data() + i);
    const __m128i first = _mm_or_si128(_mm_loadu_si128(at), _mm_loadu_si128(at + 1));
    const __m128i second = _mm_or_si128(_mm_loadu_si128(at + 2), _mm_loadu_si128(at + 3));
    if (_mm_movemask_epi8(_mm_or_si128(first, second)) != 0) break;
  }
#endif
  std::uint64_t eight = 0;
  for (; i + sizeof eight <= bytes.size(); i += sizeof eight) {
    std::memcpy(&eight, bytes.data() + i, sizeof eight);
    if ((eight & 0x8080808080808080) != 0) break;
  }
  return i;
}

/// Where the first ill-formed part from `i` on begins, and its length; the end if there is none.
std::size_t find_ill_formed(std::string_view bytes, std::size_t i, std::size_t& subpart) {
  while (i < bytes.size()) {
    i = behind_ascii(bytes, i);
    if (i == bytes.size()) break;
    if (at(bytes, i) < 0x80) {
      ++i;
    } else if (const std::size_t size = character_size(bytes.substr(i), subpart); size != 0) {
      i += size;
    } else {
      break;
    }
  }
  return i;
}

DecodedText replace_ill_formed(std::string raw) {
  DecodedText text;
  const std::string_view bytes = raw;
  std::size_t copied = 0, subpart = 0;
  for (std::size_t i = find_ill_formed(bytes, 0, subpart); i < bytes.size();
       i = find_ill_formed(bytes, copied, subpart)) {
    text.bytes += bytes.substr(copied, i - copied);
    note_replacement(text);
    copied = i + subpart;
  }
  if (copied == 0) {
    text.bytes = std::move(raw);
  } else {
    text.bytes += bytes.substr(copied);
  }
  return text;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t character_size(std::string_view bytes, std::size_t& subpart) {
  subpart = 1;
  const unsigned char first = at(bytes, 0);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < size; ++i) {
    // The second byte has narrower bounds where a longer form or a surrogate would begin.
    const unsigned char low = i > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = i > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (i >= bytes.size() || at(bytes, i) < low || at(bytes, i) > high) {
      subpart = i;
      return 0;
    }
  }
  return size;
}

char32_t code_point(std::string_view character) {
  const char32_t first = at(character, 0);
  if (first < 0x80) return first;
  char32_t value = first < 0xE0 ? first & 0x1F : first < 0xF0 ? first & 0x0F : first & 0x07;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < size; ++i) value = value << 6 | (at(character, i) & 0x3FU);
  return value;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string replace_invalid_bytes(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0, subpart = 0; i < bytes.size();) {
    if (const std::size_t size = character_size(bytes.substr(i), subpart); size != 0) {
      out += bytes.substr(i, size);
      i += size;
    } else {
      out += kReplacement;
      ++i;
    }
  }
  return out;
}

bool is_plain_utf8(std::string_view raw) {
  for (const std::string_view mark : {kMark8, kMark16Little, kMark16Big}) {
    if (raw.starts_with(mark)) return false;
  }
  constexpr std::size_t kLongest = 4;  // bytes of a character
  Walk walk(raw);
  for (std::size_t place = 0; place < raw.size(); walk.reach(place)) {
    const std::string_view part = raw.substr(0, std::min(raw.size() - place, Walk::kStep) + place);
    std::size_t subpart = 0;
    place = find_ill_formed(part, place, subpart);
    if (place < part.size() && (part.size() == raw.size() || place + kLongest <= part.size())) return false;
  }
  return true;
}

DecodedText decode_text(std::string raw) {
  if (raw.starts_with(kMark16Little)) return decode_utf16(std::string_view(raw).substr(2), false);
  if (raw.starts_with(kMark16Big)) return decode_utf16(std::string_view(raw).substr(2), true);
  if (raw.starts_with(kMark8)) {
    raw.erase(0, kMark8.size());
    return {.bytes = std::move(raw), .mark = DecodedText::Mark::utf8};
  }
  return replace_ill_formed(std::move(raw));
}

}  // namespace gprov::manifest
