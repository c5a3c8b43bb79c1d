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
  const model::Capabilities left = with_defaults(a, definitions);
  const model::Capabilities right = with_defaults(b, definitions);
  return std::all_of(left.begin(), left.end(), [&](const auto& entry) {
    const std::vector<std::string>& others = right.at(entry.first);
    return std::any_of(entry.second.begin(), entry.second.end(),
                       [&](const std::string& value) { return contains(others, value); });
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
        const model::Capabilities defaulted = with_defaults(flavors[i], definitions);
        if (contains(defaulted.at(definition.name), value)) preferred.push_back(i);
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
