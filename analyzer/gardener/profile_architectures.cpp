// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/profile_architectures.hpp"

#include <set>

#include "hashing/release_bands_profiles.hpp"

namespace gprov::gardener {

namespace {

using hashing::ProfileFeature;

constexpr const char* kDefaultArchitecture = "amd64";

const std::vector<std::string>& defined_architectures(const CapabilityDefinitions& definitions) {
  static const std::vector<std::string> kNone;
  // The last definition of a name wins, as in a Go map.
  for (auto at = definitions.rbegin(); at != definitions.rend(); ++at) {
    if (at->name == kArchitecture) return at->values;
  }
  return kNone;
}

template <class Use>
void for_each_version(std::vector<model::CloudProfileImage>& images, const Use& use) {
  for (model::CloudProfileImage& image : images) {
    for (model::MachineImageVersion& version : image.versions) use(version);
  }
}

std::vector<model::CapabilityFlavor> one_flavor_each(const std::vector<std::string>& architectures) {
  std::vector<model::CapabilityFlavor> flavors;
  flavors.reserve(architectures.size());
  for (const std::string& one : architectures) flavors.push_back({{{kArchitecture, {one}}}});
  return flavors;
}

/// The plain fields become capabilities where nobody wrote any.
void migrate(model::CloudProfileSpec& spec) {
  for_each_version(spec.machine_images, [](model::MachineImageVersion& version) {
    if (!version.capability_flavors.empty()) return;
    version.capability_flavors = version.architectures.empty() ? one_flavor_each({kDefaultArchitecture})
                                                               : one_flavor_each(version.architectures);
  });
  for (model::MachineType& type : spec.machine_types) {
    if (type.capabilities.empty())
      type.capabilities[kArchitecture] = {type.architecture.value_or(kDefaultArchitecture)};
  }
}

void write_back(model::CloudProfileSpec& spec) {
  const CapabilityDefinitions& definitions = spec.machine_capabilities;
  for_each_version(spec.machine_images, [&](model::MachineImageVersion& version) {
    if (definitions.empty()) {
      version.capability_flavors.clear();
    } else if (version.architectures.empty()) {
      version.architectures = effective_architectures(version.capability_flavors, definitions);
    }
  });
  for (model::MachineType& type : spec.machine_types) {
    if (definitions.empty()) {
      type.capabilities.clear();
      continue;
    }
    if (type.architecture) continue;
    const auto own = type.capabilities.find(kArchitecture);
    const auto& values = own == type.capabilities.end() ? defined_architectures(definitions) : own->second;
    if (values.size() == 1) type.architecture = values.front();
  }
}

}  // namespace

std::vector<std::string> flavor_architectures(const std::vector<model::CapabilityFlavor>& flavors) {
  std::set<std::string> found;
  for (const model::CapabilityFlavor& flavor : flavors) {
    const auto values = flavor.capabilities.find(kArchitecture);
    if (values != flavor.capabilities.end()) found.insert(values->second.begin(), values->second.end());
  }
  return {found.begin(), found.end()};
}

std::vector<std::string> effective_architectures(const std::vector<model::CapabilityFlavor>& flavors,
                                                 const CapabilityDefinitions& definitions) {
  // The defaulted flavor has only what is defined.
  const auto& defined = defined_architectures(definitions);
  const bool is_defined = [&] {
    for (const auto& definition : definitions) {
      if (definition.name == kArchitecture) return true;
    }
    return false;
  }();
  if (!is_defined) return {};
  std::set<std::string> found;
  if (flavors.empty()) found.insert(defined.begin(), defined.end());
  for (const model::CapabilityFlavor& flavor : flavors) {
    const auto own = flavor.capabilities.find(kArchitecture);
    const auto& values = own == flavor.capabilities.end() ? defined : own->second;
    found.insert(values.begin(), values.end());
  }
  return {found.begin(), found.end()};
}

std::string type_architecture(const model::MachineType& type, const CapabilityDefinitions& definitions) {
  const auto own = type.capabilities.find(kArchitecture);
  for (const model::CapabilityDefinition& definition : definitions) {
    if (definition.name != kArchitecture) continue;
    const auto& values = own == type.capabilities.end() ? definition.values : own->second;
    if (values.size() == 1) return values.front();
  }
  return type.architecture.value_or("");
}

void sync_architectures(model::CloudProfileSpec& spec, const CapabilityDefinitions& old,
                        const Environment& environment) {
  if (!hashing::has(environment.gardener, ProfileFeature::architecture_synced)) return;
  const bool has_now = !spec.machine_capabilities.empty(), had = !old.empty();
  if (has_now && !had && defined_architectures(spec.machine_capabilities).size() > 1) migrate(spec);
  if (has_now || had) write_back(spec);
}

void to_parent_format(model::NamespacedCloudProfileSpec& spec, const CapabilityDefinitions& definitions,
                      const Environment& environment) {
  if (!hashing::has(environment.gardener, ProfileFeature::architecture_synced)) return;
  const bool by_capability = !definitions.empty();
  for_each_version(spec.machine_images, [&](model::MachineImageVersion& version) {
    if (by_capability) {
      if (version.capability_flavors.empty()) version.capability_flavors = one_flavor_each(version.architectures);
      return;
    }
    if (version.architectures.empty()) version.architectures = flavor_architectures(version.capability_flavors);
    version.capability_flavors.clear();
  });
  for (model::MachineType& type : spec.machine_types) {
    if (by_capability) {
      if (!type.capabilities.empty()) continue;
      const std::string architecture = type_architecture(type, definitions);
      type.capabilities[kArchitecture] = {architecture.empty() ? type.architecture.value_or(kDefaultArchitecture)
                                                               : architecture};
      continue;
    }
    const auto own = type.capabilities.find(kArchitecture);
    if (!type.architecture && own != type.capabilities.end() && !own->second.empty()) {
      type.architecture = own->second.front();
    }
    type.capabilities.clear();
  }
}

void complete_architectures(model::CloudProfileSpec& spec, const Environment& environment) {
  const CapabilityDefinitions& definitions = spec.machine_capabilities;
  for (model::MachineType& type : spec.machine_types) {
    const std::string architecture = type_architecture(type, definitions);
    if (architecture.empty()) {
      type.architecture = kDefaultArchitecture;
    } else if (!type.architecture) {
      type.architecture = architecture;
    }
  }
  if (!hashing::has(environment.gardener, ProfileFeature::architecture_synced)) return;
  for_each_version(spec.machine_images, [&](model::MachineImageVersion& version) {
    if (!version.architectures.empty()) return;
    version.architectures = effective_architectures(version.capability_flavors, definitions);
    if (version.architectures.empty()) version.architectures = {kDefaultArchitecture};
  });
}

}  // namespace gprov::gardener
