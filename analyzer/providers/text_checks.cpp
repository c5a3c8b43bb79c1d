// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/text_checks.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace gprov::providers {
namespace {

/// unicode.White_Space in UTF-8.
constexpr std::array<std::string_view, 25> kSpaces{" ",
                                                   "\t",
                                                   "\n",
                                                   "\v",
                                                   "\f",
                                                   "\r",
                                                   "\xc2\x85",
                                                   "\xc2\xa0",
                                                   "\xe1\x9a\x80",
                                                   "\xe2\x80\x80",
                                                   "\xe2\x80\x81",
                                                   "\xe2\x80\x82",
                                                   "\xe2\x80\x83",
                                                   "\xe2\x80\x84",
                                                   "\xe2\x80\x85",
                                                   "\xe2\x80\x86",
                                                   "\xe2\x80\x87",
                                                   "\xe2\x80\x88",
                                                   "\xe2\x80\x89",
                                                   "\xe2\x80\x8a",
                                                   "\xe2\x80\xa8",
                                                   "\xe2\x80\xa9",
                                                   "\xe2\x80\xaf",
                                                   "\xe2\x81\x9f",
                                                   "\xe3\x80\x80"};

constexpr std::size_t kPlain = 36;  // with its dashes

bool all_hex(std::string_view text, bool with_dashes) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = with_dashes && (i == 8 || i == 13 || i == 18 || i == 23);
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

}  // namespace

bool is_guid(std::string_view text) { return text.size() == kPlain && all_hex(text, true); }

bool is_uuid(std::string_view text) {
  constexpr std::size_t kHex = 32, kBraced = 38, kUrn = 45;
  switch (text.size()) {
    case kHex:
      return all_hex(text, false);
    case kPlain:
      return all_hex(text, true);
    case kBraced:
      return all_hex(text.substr(1, kPlain), true);
    case kUrn: {
      std::string prefix(text.substr(0, kUrn - kPlain));
      std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      return prefix == "urn:uuid:" && all_hex(text.substr(kUrn - kPlain), true);
    }
    default:
      return false;
  }
}

bool is_padded(std::string_view text) {
  return std::any_of(kSpaces.begin(), kSpaces.end(),
                     [&](std::string_view space) { return text.starts_with(space) || text.ends_with(space); });
}

}  // namespace gprov::providers
