// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cctype>

#include "analyzer/providers/openstack/validate.hpp"

namespace gprov::providers::openstack {
namespace {

constexpr std::size_t kLongestName = 255;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool all_hex(const std::string& text, bool with_dashes) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = with_dashes && (i == 8 || i == 13 || i == 18 || i == 23);
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

}  // namespace

void validate_name(Refusals& refusals, const char* rule, const std::string& name, const std::string& path) {
  if (name.empty()) return refusals.add(rule, "Required", path, "cannot be empty");
  if (name.find_first_of("{}[]\n") != std::string::npos) {
    refusals.add(rule, "Invalid", path, R"(does not match expected regex "^[^{}\\[\\]\\n]+$")", name);
  }
  if (const std::size_t length = characters(name); length > kLongestName) {
    refusals.add(rule, "Invalid", path,
                 "must not be more than " + std::to_string(kLongestName) + " characters, got " + std::to_string(length),
                 name);
  }
}

bool is_uuid(const std::string& text) {
  constexpr std::size_t kPlain = 36, kHex = 32, kBraced = 38, kUrn = 45;
  switch (text.size()) {
    case kHex:
      return all_hex(text, false);
    case kPlain:
      return all_hex(text, true);
    case kBraced:
      return all_hex(text.substr(1, kPlain), true);
    case kUrn: {
      std::string prefix = text.substr(0, kUrn - kPlain);
      std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                     [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
      return prefix == "urn:uuid:" && all_hex(text.substr(kUrn - kPlain), true);
    }
    default:
      return false;
  }
}

}  // namespace gprov::providers::openstack
