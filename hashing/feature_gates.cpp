// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/feature_gates.hpp"

#include <algorithm>

#include "hashing/release_bands_feature_gates.hpp"

namespace gprov::hashing {
namespace {

/// A number at the beginning of `text`, which loses it.
std::optional<std::uint64_t> take_number(std::string_view& text) {
  std::optional<std::uint64_t> number;
  while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
    number = number.value_or(0) * 10 + static_cast<std::uint64_t>(text.front() - '0');
    text.remove_prefix(1);
  }
  return number;
}

FeatureGate read(std::string_view entry) {
  FeatureGate gate;
  if (entry.empty() || entry.front() == '!') return gate;
  entry.remove_prefix(1);
  gate.since = take_number(entry);
  entry.remove_prefix(1);
  gate.before = take_number(entry);
  if (entry.empty()) return gate;
  entry.remove_prefix(1);
  gate.locked_since = take_number(entry);
  gate.locked_to = entry == "+";
  return gate;
}

/// What `gates` has behind `name`, up to the next blank; nothing if it does not hold the name.
std::optional<std::string_view> entry_of(std::string_view gates, std::string_view name) {
  for (std::size_t at = gates.find(name); at != std::string_view::npos; at = gates.find(name, at + 1)) {
    if (at > 0 && gates[at - 1] != ' ') continue;
    const std::string_view rest = gates.substr(at + name.size());
    const std::string_view entry = rest.substr(0, std::min(rest.find(' '), rest.size()));
    if (entry.empty() || entry.front() == '=' || entry.front() == '!') return entry;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FeatureGate> feature_gate(std::string_view name, const Version& gardener) {
  // A name with "=" or a blank in it could pass for more than a name.
  if (name.empty() || name.find_first_of(" =!/") != std::string_view::npos) return std::nullopt;
  const auto editions = feature_gate_editions();
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
    if (!contains({edition->since}, gardener)) continue;
    if (const auto entry = entry_of(edition->gates, name)) {
      return *entry == "!" ? std::nullopt : std::optional(read(*entry));
    }
  }
  return std::nullopt;
}

}  // namespace gprov::hashing
