// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/providers/aws/admission.hpp"
#include "hashing/go_regexp.hpp"

namespace gprov::providers::aws {
namespace {

enum class Empty : std::uint8_t { accepted, refused };

struct PatternRow {
  Pattern pattern;
  std::string_view expression;
  Empty empty;
  std::size_t longest;  ///< characters
};

constexpr std::array kPatterns{
    PatternRow{Pattern::vpc_id, R"(^vpc-[a-z0-9]+$)", Empty::refused, 255},
    PatternRow{Pattern::elastic_ip, R"(^eipalloc-[a-z0-9]+$)", Empty::accepted, 255},
    PatternRow{Pattern::snapshot_id, R"(^snap-[a-z0-9]+$)", Empty::accepted, 255},
    PatternRow{Pattern::profile_name, R"(^[\w+=,.@-]+$)", Empty::refused, 128},
    PatternRow{Pattern::profile_arn, R"(^arn:[\w +=,.@\-/:]+$)", Empty::accepted, 255},
    PatternRow{Pattern::zone_name, R"(^[a-z0-9-]+$)", Empty::accepted, 255},
    PatternRow{Pattern::tag_key, R"(^[\w +\-=\.:/@]+$)", Empty::refused, 128},
    PatternRow{Pattern::reservation_id, R"(^cr-[a-z0-9]+$)", Empty::refused, 255},
    PatternRow{Pattern::reservation_group, R"(^arn:[\w-]+:resource-groups:[\w+=,.@\-\/:]+$)", Empty::refused, 255},
    PatternRow{Pattern::subnet_id, R"(^subnet-[a-z0-9]+$)", Empty::refused, 255},
    PatternRow{Pattern::security_group, R"(^sg-[a-z0-9]+$)", Empty::refused, 255},
    PatternRow{Pattern::resource_name, R"(^[a-z0-9.-]+$)", Empty::refused, 253},
};

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void check_pattern(Findings& findings, const char* rule, Pattern pattern, const std::string& text,
                   const std::string& path) {
  const auto row =
      std::find_if(kPatterns.begin(), kPatterns.end(), [&](const PatternRow& one) { return one.pattern == pattern; });
  if (!text.empty() && !hashing::GoRegexp(row->expression).matches(text)) {
    findings.add(rule, "Invalid", path, "does not match expected regex " + std::string(row->expression));
  }
  if (text.empty() && row->empty == Empty::refused) findings.add(rule, "Required", path, "cannot be empty");
  if (const std::size_t length = characters(text); length > row->longest) {
    findings.add(
        rule, "Invalid", path,
        "must not be more than " + std::to_string(row->longest) + " characters, got " + std::to_string(length));
  }
}

}  // namespace gprov::providers::aws
