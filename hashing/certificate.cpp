// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/certificate.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace gprov::hashing {
namespace {

constexpr std::uint8_t kSequence = 0x30, kInteger = 0x02, kBitString = 0x03, kVersion = 0xa0;

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

/// Blanks between the digits are skipped, as PEM has lines.
std::optional<std::string> decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int digits = 0, padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == ' ' || c == '\t') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int value = base64_value(c);
    if (value < 0 || padding > 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++digits % 4 != 0) continue;
    for (const int shift : {16, 8, 0}) bytes += static_cast<char>(bits >> shift & 0xff);
    bits = 0;
  }
  if ((digits + padding) % 4 != 0 || padding > 2) return std::nullopt;
  if (padding == 1) bytes += {static_cast<char>(bits >> 10 & 0xff), static_cast<char>(bits >> 2 & 0xff)};
  if (padding == 2) bytes += static_cast<char>(bits >> 4 & 0xff);
  return bytes;
}

/// The bytes between the first BEGIN and END of a CERTIFICATE; text before it is allowed, another block is not.
std::optional<std::string> first_block(std::string_view text) {
  constexpr std::string_view kBegin = "-----BEGIN ", kEnd = "-----END CERTIFICATE-----";
  std::size_t begin = text.find(kBegin);
  while (begin != std::string_view::npos && begin != 0 && text[begin - 1] != '\n') begin = text.find(kBegin, begin + 1);
  if (begin == std::string_view::npos) return std::nullopt;
  constexpr std::string_view kLabel = "CERTIFICATE-----";
  const std::size_t body = begin + kBegin.size() + kLabel.size();
  const std::size_t end = text.find(kEnd, begin);
  if (text.substr(begin + kBegin.size(), kLabel.size()) != kLabel || end == std::string_view::npos) return std::nullopt;
  return decode_base64(text.substr(body, end - body));
}

struct Element {
  std::uint8_t tag = 0;
  std::string_view content;
};

/// Takes the next DER element off `bytes`.
std::optional<Element> take(std::string_view& bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); };
  if (bytes.size() < 2) return std::nullopt;
  Element element;
  element.tag = byte(0);
  std::size_t length = byte(1), header = 2;
  if (length >= 0x80) {
    const std::size_t count = length & 0x7f;
    if (count == 0 || count > 4 || bytes.size() < 2 + count) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < count; ++i) length = length << 8 | byte(2 + i);
    header += count;
  }
  if (bytes.size() - header < length) return std::nullopt;
  element.content = bytes.substr(header, length);
  bytes.remove_prefix(header + length);
  return element;
}

bool holds(std::string_view& bytes, std::uint8_t tag) {
  const auto element = take(bytes);
  return element && element->tag == tag;
}

}  // namespace

bool is_certificate(std::string_view text) {
  const auto der = first_block(text);
  if (!der) return false;
  std::string_view bytes = *der;
  const auto outer = take(bytes);
  if (!outer || outer->tag != kSequence || !bytes.empty()) return false;
  std::string_view parts = outer->content;
  const auto signed_part = take(parts);
  if (!signed_part || signed_part->tag != kSequence) return false;
  if (!holds(parts, kSequence) || !holds(parts, kBitString) || !parts.empty()) return false;
  std::string_view fields = signed_part->content;
  if (!fields.empty() && static_cast<std::uint8_t>(fields.front()) == kVersion) take(fields);
  if (!holds(fields, kInteger)) return false;
  // algorithm, issuer, validity, subject, key
  for (int i = 0; i < 5; ++i) {
    if (!holds(fields, kSequence)) return false;
  }
  return true;
}

}  // namespace gprov::hashing
