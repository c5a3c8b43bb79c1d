// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/virtual_capacity.hpp"

#include <string_view>

#include "hashing/go_regexp.hpp"

namespace gprov::hashing {

std::string strip_virtual_capacity(const std::string& raw) {
  // Compiled on first use: most runs never need them.
  static const GoRegexp only(R"re("nodeTemplate"\s*:\s*\{\s*"virtualCapacity"\s*:\s*\{[^{}]*\}\s*\}\s*,?)re");
  static const GoRegexp trailing(R"re(,\s*"virtualCapacity"\s*:\s*\{[^{}]*\}\s*)re");
  static const GoRegexp dangling_comma(R"re(,\s*\})re");
  std::string text = raw;
  only.replace_all(text, "");
  trailing.replace_all(text, "");
  dangling_comma.replace_all(text, "}");  // in string values too, as upstream

  constexpr std::string_view kBlanks = " \t\n\v\f\r";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace gprov::hashing
