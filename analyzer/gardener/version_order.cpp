// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/version_order.hpp"

#include <algorithm>
#include <string>

namespace gprov::gardener {

std::optional<hashing::Version> normalized(std::string_view text) {
  std::string plain(text);
  plain.erase(std::remove(plain.begin(), plain.end(), 'v'), plain.end());
  plain.resize(std::min(plain.find_first_of("-+~"), plain.size()));
  return hashing::parse_version(plain);
}

std::optional<bool> is_lower(std::string_view a, std::string_view b) {
  const auto one = normalized(a);
  const auto other = normalized(b);
  if (!one || !other) return std::nullopt;
  return hashing::compare(*one, *other) < 0;
}

bool at_least(std::string_view text, std::uint64_t major, std::uint64_t minor) {
  const auto version = normalized(text);
  return version && !hashing::below_minor(*version, major, minor);
}

bool is_full_version(std::string_view text) { return std::count(text.begin(), text.end(), '.') == 2; }

}  // namespace gprov::gardener
