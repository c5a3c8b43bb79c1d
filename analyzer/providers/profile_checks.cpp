// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/profile_checks.hpp"

#include <algorithm>

namespace gprov::providers {

std::string at_index(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

bool is_architecture(const std::string& text) { return text == "amd64" || text == "arm64"; }

std::vector<model::Capabilities> defaulted_flavors(const std::vector<model::CapabilityFlavor>& flavors,
                                                   const Definitions& definitions) {
  if (flavors.empty()) return {with_defaults({}, definitions)};
  std::vector<model::Capabilities> result;
  for (const model::CapabilityFlavor& flavor : flavors) {
    result.push_back(with_defaults(flavor.capabilities, definitions));
  }
  return result;
}

void check_capabilities(Refusals& refusals, const char* rule, const model::Capabilities& capabilities,
                        const Definitions& definitions, const std::string& path) {
  const auto defined = [&](const std::string& name) {
    return std::find_if(definitions.begin(), definitions.end(),
                        [&](const model::CapabilityDefinition& one) { return one.name == name; });
  };
  for (const auto& [name, values] : capabilities) {
    const auto definition = defined(name);
    if (definition == definitions.end()) {
      refusals.add(rule, "NotSupported", path, "\"" + name + "\" is no capability of the CloudProfile", name);
      continue;
    }
    const auto& known = definition->values;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::find(known.begin(), known.end(), values[i]) != known.end()) continue;
      refusals.add(rule, "NotSupported", at_index(path + "." + name, i),
                   "\"" + values[i] + "\" is no value of the capability", values[i]);
    }
  }
  const std::string key(kArchitecture);
  const auto definition = defined(key);
  const auto given = capabilities.find(key);
  const std::size_t count = given == capabilities.end() ? 0 : given->second.size();
  if (definition != definitions.end() && definition->values.size() > 1 && count != 1) {
    refusals.add(rule, "Invalid", path + "." + key,
                 "must define exactly one architecture when multiple architectures are supported by the cloud profile");
  }
}

}  // namespace gprov::providers
