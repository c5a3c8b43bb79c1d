// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/providers/openstack/validate.hpp"

namespace gprov::providers::openstack {
namespace {

constexpr std::size_t kLongestName = 255;

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
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

}  // namespace gprov::providers::openstack
