// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/capabilities.hpp"

#include <algorithm>

namespace gprov::gardener {

namespace {

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// A capability that is not named has every value of its definition.
const std::vector<std::string>& values_of(const model::Capabilities& capabilities,
                                          const model::CapabilityDefinition& definition) {
  const auto found = capabilities.find(definition.name);
  return found == capabilities.end() ? definition.values : found->second;
}

const model::CapabilityDefinition* architecture_definition(const model::CloudProfileSpec& profile) {
  for (const model::CapabilityDefinition& definition : profile.machine_capabilities) {
    if (definition.name == "architecture") return &definition;
  }
  return nullptr;
}

/// helper/cloudprofile.go#AreCapabilitiesCompatible@v1.149.3
bool compatible(const model::Capabilities& a, const model::Capabilities& b, const model::CloudProfileSpec& profile) {
  return std::all_of(profile.machine_capabilities.begin(), profile.machine_capabilities.end(),
                     [&](const auto& definition) {
                       const auto& offered = values_of(b, definition);
                       const auto& wanted = values_of(a, definition);
                       return std::any_of(wanted.begin(), wanted.end(),
                                          [&](const std::string& value) { return contains(offered, value); });
                     });
}

}  // namespace

const model::MachineType* find_machine_type(const model::CloudProfileSpec& profile, std::string_view name) {
  for (const model::MachineType& type : profile.machine_types) {
    if (type.name == name) return &type;
  }
  return nullptr;
}

std::string architecture_of(const model::MachineType& type, const model::CloudProfileSpec& profile) {
  if (const auto* definition = architecture_definition(profile)) {
    const auto& values = values_of(type.capabilities, *definition);
    if (values.size() == 1) return values.front();
  }
  return type.architecture && !type.architecture->empty() ? *type.architecture : "amd64";
}

bool supports_architecture(const model::MachineImageVersion& version, std::string_view architecture,
                           const model::CloudProfileSpec& profile) {
  // helper/cloudprofile.go#GetArchitecturesFromImageVersion: flavors first, the plain field where they name none.
  std::vector<std::string> offered;
  if (version.capability_flavors.empty()) {
    if (const auto* definition = architecture_definition(profile)) offered = definition->values;
  }
  for (const model::CapabilityFlavor& flavor : version.capability_flavors) {
    const auto found = flavor.capabilities.find("architecture");
    if (found != flavor.capabilities.end()) offered.insert(offered.end(), found->second.begin(), found->second.end());
  }
  if (offered.empty()) offered = version.architectures;
  if (offered.empty() && profile.machine_capabilities.empty()) offered = {"amd64"};
  return contains(offered, architecture);
}

bool fits(const model::MachineType& type, const model::MachineImageVersion& version,
          const model::CloudProfileSpec& profile) {
  return version.capability_flavors.empty() ||
         std::any_of(version.capability_flavors.begin(), version.capability_flavors.end(),
                     [&](const auto& flavor) { return compatible(flavor.capabilities, type.capabilities, profile); });
}

}  // namespace gprov::gardener
