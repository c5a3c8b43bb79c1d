// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/hash_data.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "hashing/fingerprint.hpp"
#include "hashing/sha256.hpp"

namespace gprov::hashing {

namespace {

/// A list of texts, and the hexadecimal digest of it.
struct Digested {
  std::string texts;
  std::string hex;
};

/// Each behind its length.
void append_text(std::string& texts, const std::string& text) {
  const std::uint64_t size = text.size();
  texts.append(reinterpret_cast<const char*>(&size), sizeof size);
  texts += text;
}

}  // namespace

std::optional<std::string> digest(const HashData& data, std::size_t hex_chars) {
  // A Shoot's pools are hashed for both sides, and once more under each release that may answer otherwise: most of
  // these lists are equal.
  constexpr std::size_t kKept = 128;
  static thread_local std::array<Digested, kKept> kept;
  std::string texts;
  for (const HashDatum& datum : data) {
    const auto* text = std::get_if<std::string>(&datum.value);
    if (text == nullptr) return std::nullopt;
    append_text(texts, *text);
  }
  Digested& own = kept[fingerprint(texts) % kKept];
  if (own.hex.empty() || own.texts != texts) {
    std::string joined;
    joined.reserve(64 * data.size());
    for (const HashDatum& datum : data) joined += sha256_hex(std::get<std::string>(datum.value));
    own = {std::move(texts), sha256_hex(joined)};
  }
  return own.hex.substr(0, hex_chars);
}

Equality compare(const DatumValue& a, const DatumValue& b) {
  if (a == b) return Equality::equal;
  const auto* opaque_a = std::get_if<Opaque>(&a);
  const auto* opaque_b = std::get_if<Opaque>(&b);
  const auto open = [](const Opaque* opaque) { return opaque != nullptr && opaque->family.empty(); };
  if (open(opaque_a) || open(opaque_b)) return Equality::unknown;
  const bool same_family = opaque_a != nullptr && opaque_b != nullptr && opaque_a->family == opaque_b->family;
  return same_family ? Equality::unknown : Equality::different;
}

Equality compare(const HashData& a, const HashData& b) {
  if (a.size() != b.size()) {
    const auto is_open = [](const HashDatum& datum) {
      const auto* opaque = std::get_if<Opaque>(&datum.value);
      return opaque != nullptr && opaque->family.empty();
    };
    // Such a datum may stand for a whole list.
    const bool open = std::any_of(a.begin(), a.end(), is_open) || std::any_of(b.begin(), b.end(), is_open);
    return open ? Equality::unknown : Equality::different;
  }
  Equality result = Equality::equal;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Equality values = compare(a[i].value, b[i].value);
    if (values == Equality::different) return values;
    if (values == Equality::unknown) result = values;
  }
  return result;
}

}  // namespace gprov::hashing
