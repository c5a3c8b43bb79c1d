// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/resolution.hpp"

#include <algorithm>
#include <charconv>

namespace gprov::gardener {

namespace {

/// strconv.ParseUint(part, 10, 0)
std::optional<std::uint64_t> parse_part(std::string_view part) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
  if (error != std::errc() || end != part.data() + part.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<PartialVersion> split_version(std::string_view text, std::optional<std::string>& bad_part) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  if (parts.size() == 3) return std::nullopt;
  PartialVersion partial;
  // Four parts and more count as their major alone, as upstream has it.
  if (parts.size() == 2 && !parts[1].empty()) {
    partial.minor = parse_part(parts[1]);
    if (!partial.minor) bad_part = parts[1];
  }
  if (!bad_part && !parts.front().empty()) {
    partial.major = parse_part(parts.front());
    if (!partial.major) bad_part = parts.front();
  }
  return partial;
}

std::string profile_name(const model::Shoot& shoot) {
  if (shoot.spec.cloud_profile) {
    const std::string& kind = shoot.spec.cloud_profile->kind;
    return (kind.empty() ? "CloudProfile" : kind) + " " + shoot.spec.cloud_profile->name;
  }
  return shoot.spec.cloud_profile_name ? "CloudProfile " + *shoot.spec.cloud_profile_name : "CloudProfile";
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char character : text) {
    if (character == '"' || character == '\\') result += '\\';
    result += character;
  }
  return result + '"';
}

std::string worker_path(std::size_t index) { return "spec.provider.workers[" + std::to_string(index) + "]"; }

const model::ShootWorker* find_worker(const model::Shoot* shoot, std::string_view name) {
  if (shoot == nullptr) return nullptr;
  for (const model::ShootWorker& worker : shoot->spec.provider.workers) {
    if (worker.name == name) return &worker;
  }
  return nullptr;
}

}  // namespace gprov::gardener
