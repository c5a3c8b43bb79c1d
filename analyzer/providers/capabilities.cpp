// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/capabilities.hpp"

#include <algorithm>

namespace gprov::providers {
namespace {

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool subset(const model::Capabilities& a, const model::Capabilities& b) {
  return std::all_of(a.begin(), a.end(), [&](const auto& entry) {
    const auto other = b.find(entry.first);
    return other != b.end() && std::all_of(entry.second.begin(), entry.second.end(),
                                           [&](const std::string& value) { return contains(other->second, value); });
  });
}

/// What with_defaults has under `name`, which is defined.
const std::vector<std::string>& values_of(const model::Capabilities& capabilities, const Definitions& definitions,
                                          const std::string& name) {
  const auto given = capabilities.find(name);
  if (given != capabilities.end()) return given->second;
  return std::find_if(definitions.rbegin(), definitions.rend(), [&](const auto& one) { return one.name == name; })
      ->values;
}

}  // namespace

Definitions normalize(const Definitions& definitions) {
  if (!definitions.empty()) return definitions;
  return {{std::string(kArchitecture), {"amd64", "arm64"}}};
}

model::Capabilities normalize(model::Capabilities capabilities, const std::string& architecture,
                              const Definitions& definitions) {
  const std::string key(kArchitecture);
  if (capabilities.contains(key)) return capabilities;
  for (const model::CapabilityDefinition& definition : definitions) {
    if (definition.name == key && definition.values.size() == 1) {
      capabilities[key] = definition.values;
      return capabilities;
    }
  }
  capabilities[key] = {architecture};
  return capabilities;
}

model::Capabilities with_defaults(const model::Capabilities& capabilities, const Definitions& definitions) {
  model::Capabilities result;
  for (const model::CapabilityDefinition& definition : definitions) {
    const auto given = capabilities.find(definition.name);
    result[definition.name] = given != capabilities.end() ? given->second : definition.values;
  }
  return result;
}

bool compatible(const model::Capabilities& a, const model::Capabilities& b, const Definitions& definitions) {
  return std::all_of(definitions.begin(), definitions.end(), [&](const model::CapabilityDefinition& definition) {
    const std::vector<std::string>& mine = values_of(a, definitions, definition.name);
    const std::vector<std::string>& others = values_of(b, definitions, definition.name);
    return std::any_of(mine.begin(), mine.end(), [&](const std::string& value) { return contains(others, value); });
  });
}

bool equal(const model::Capabilities& a, const model::Capabilities& b) { return subset(a, b) && subset(b, a); }

std::optional<std::size_t> best_flavor(std::span<const model::Capabilities> flavors, const model::Capabilities& machine,
                                       const Definitions& definitions) {
  std::vector<std::size_t> remaining;
  for (std::size_t i = 0; i < flavors.size(); ++i) {
    if (compatible(flavors[i], machine, definitions)) remaining.push_back(i);
  }
  for (const model::CapabilityDefinition& definition : definitions) {
    for (const std::string& value : definition.values) {
      if (remaining.size() <= 1) break;
      std::vector<std::size_t> preferred;
      for (const std::size_t i : remaining) {
        if (contains(values_of(flavors[i], definitions, definition.name), value)) preferred.push_back(i);
      }
      if (!preferred.empty()) remaining = std::move(preferred);
    }
  }
  if (remaining.size() != 1) return std::nullopt;
  return remaining.front();
}

std::string go_text(const model::Capabilities& capabilities) {
  std::string text = "map[";
  for (const auto& [name, values] : capabilities) {
    if (text.back() != '[') text += ' ';
    text += name + ":[";
    for (const std::string& value : values) {
      if (&value != &values.front()) text += ' ';
      text += value;
    }
    text += ']';
  }
  return text + "]";
}

}  // namespace gprov::providers
