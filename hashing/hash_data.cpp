// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/hash_data.hpp"

#include <algorithm>

#include "hashing/sha256.hpp"

namespace gprov::hashing {

std::optional<std::string> digest(const HashData& data, std::size_t hex_chars) {
  std::string joined;
  for (const HashDatum& datum : data) {
    const auto* text = std::get_if<std::string>(&datum.value);
    if (text == nullptr) return std::nullopt;
    joined += sha256_hex(*text);
  }
  return sha256_hex(joined).substr(0, hex_chars);
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
