// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/names.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <vector>

#include "analyzer/providers/azure/text.hpp"
#include "hashing/go_regexp.hpp"

namespace gprov::providers::azure {
namespace {

constexpr std::size_t kAny = 0;

struct Pattern {
  std::string_view regexp;
  std::size_t fewest = kAny;  ///< characters; kAny: no rule
  std::size_t most = kAny;
  bool must_not_be_empty = false;
};

const Pattern& pattern_of(NameRule rule) {
  static constexpr std::string_view kGeneric = R"(^[A-Za-z0-9][\w-]*$)";
  static constexpr std::array<Pattern, 9> kPatterns{{
      {R"(^Microsoft\.[A-Za-z0-9.]+$)", 9, 120, false},
      {R"(^[A-Za-z0-9_().-]{1,89}[A-Za-z0-9_()-]$)", kAny, 90, true},
      {R"(^[A-Za-z0-9][\w.-]*[\w]$)", 2, 64, false},
      {kGeneric, 3, 120, false},
      {kGeneric, kAny, 80, true},
      {R"(^https://[a-z0-9-]{3,24}\.blob\.core[^\s]+/[^\s]+$)", kAny, kAny, true},
      {R"(^[\w-]+:[\w-]+:[\w.-]+:[\w.-]+$)", kAny, 256, true},
      {R"(^/SharedGalleries/[\w-]+/Images/[\w-]+/Versions/[\w.-]+$)", kAny, 512, true},
      {R"(^/CommunityGalleries/[\w-]+/Images/[\w-]+/Versions/[\w.-]+$)", kAny, 512, true},
  }};
  return kPatterns.at(static_cast<std::size_t>(rule));
}

/// Compiled on first use, on whichever thread: most runs never need them.
const hashing::GoRegexp& regexp_of(NameRule rule) {
  struct Slot {
    std::once_flag once;
    std::unique_ptr<hashing::GoRegexp> compiled;
  };
  static std::array<Slot, 9> slots;
  Slot& slot = slots.at(static_cast<std::size_t>(rule));
  std::call_once(slot.once, [&] { slot.compiled = std::make_unique<hashing::GoRegexp>(pattern_of(rule).regexp); });
  return *slot.compiled;
}

/// utf8.RuneCountInString of valid UTF-8.
std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool passes(std::string_view text, NameRule rule) {
  bool good = true;
  check_name(text, rule, [&](const char*, const std::string&) { good = false; });
  return good;
}

/// Parents on the way to a resource: their type as "Namespace/type/child".
struct Walk {
  ResourceId id;
  std::string full_type = "Microsoft.Resources/tenants";
};

constexpr std::string_view kSubscription = "Microsoft.Resources/subscriptions";
constexpr std::string_view kGroup = "Microsoft.Resources/resourceGroups";
constexpr std::string_view kTenant = "Microsoft.Resources/tenants";

void descend(Walk& walk, std::string_view type, std::string_view name) {
  const std::string key = lower(type);
  if (key == "resourcegroups") {
    walk.full_type = kGroup;
    walk.id.resource_group = name;
  } else if (key == "subscriptions" && walk.full_type == kTenant) {
    walk.full_type = kSubscription;
    walk.id.subscription = name;
  } else {
    walk.full_type += "/" + std::string(type);
  }
  walk.id.name = name;
}

/// Mirrors resource_identifier.go#appendNext. false: no id.
bool walk_parts(Walk& walk, const std::vector<std::string_view>& parts) {
  std::size_t at = 0;
  while (at < parts.size()) {
    const std::size_t left = parts.size() - at;
    const std::string key = lower(parts[at]);
    if (left == 1) {
      if (key == "subscriptions" || key == "resourcegroups" || walk.full_type == kGroup) return false;
      descend(walk, parts[at], "");
      return true;
    }
    const bool provider = key == "providers";
    if (provider && (left == 2 || lower(parts[at + 2]) == "providers")) {
      if (walk.full_type != kSubscription && walk.full_type != kTenant) return false;
      walk.full_type = "Microsoft.Resources/providers";
      walk.id.name = parts[at + 1];
      at += 2;
    } else if (provider && left > 3) {
      walk.full_type = std::string(parts[at + 1]) + "/" + std::string(parts[at + 2]);
      walk.id.name = parts[at + 3];
      at += 4;
    } else if (!provider) {
      descend(walk, parts[at], parts[at + 1]);
      at += 2;
    } else {
      return false;
    }
  }
  return true;
}

}  // namespace

void check_name(std::string_view text, NameRule rule, const NameComplaint& complain) {
  const Pattern& pattern = pattern_of(rule);
  if (!text.empty() && !regexp_of(rule).matches(text)) {
    complain("Invalid", "does not match expected regex " + std::string(pattern.regexp));
  }
  const std::size_t length = characters(text);
  if (pattern.must_not_be_empty && length == 0) complain("Required", "must not be empty");
  if (length < pattern.fewest) {
    complain("Invalid",
             "must not be fewer than " + std::to_string(pattern.fewest) + " characters, got " + std::to_string(length));
  }
  if (pattern.most != kAny && length > pattern.most) {
    complain("Invalid",
             "must not be more than " + std::to_string(pattern.most) + " characters, got " + std::to_string(length));
  }
}

bool is_resource_group_name(std::string_view text) { return passes(text, NameRule::resource_group); }
bool is_generic_name(std::string_view text) { return passes(text, NameRule::generic); }

std::optional<ResourceId> parse_resource_id(std::string_view text, std::string& error) {
  if (text.empty()) {
    error = "invalid resource ID: id cannot be empty";
    return std::nullopt;
  }
  if (!text.starts_with('/')) {
    error = "invalid resource ID: resource id '" + std::string(text) + "' must start with '/'";
    return std::nullopt;
  }
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('/', at), text.size());
    if (end > at) parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  const bool begins = parts.size() >= 2 && (lower(parts[0]) == "subscriptions" || lower(parts[0]) == "providers");
  Walk walk;
  if (!begins || !walk_parts(walk, parts)) {
    error = "invalid resource ID: " + std::string(text);
    return std::nullopt;
  }
  walk.id.type = walk.full_type.substr(walk.full_type.find('/') + 1);
  return walk.id;
}

}  // namespace gprov::providers::azure
