// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/admission_flavors.hpp"

#include <algorithm>
#include <array>

#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kRule = "azure/cloud-profile-config";

bool has_image(const Node& entry) {
  constexpr std::array<const char*, 4> kFields{"urn", "id", "communityGalleryImageID", "sharedGalleryImageID"};
  return std::any_of(kFields.begin(), kFields.end(), [&](const char* field) { return entry.get(field) != nullptr; });
}

const model::CapabilityDefinition* find(const Definitions& definitions, const std::string& name) {
  const auto found = std::find_if(definitions.begin(), definitions.end(),
                                  [&](const model::CapabilityDefinition& one) { return one.name == name; });
  return found == definitions.end() ? nullptr : &*found;
}

/// Mirrors gardener pkg/utils/gardener/capabilities.go#ValidateCapabilities@v1.144.2.
void check_capabilities(Complaints& complaints, const Definitions& definitions, const model::Capabilities& given,
                        const std::string& path) {
  std::vector<std::string> names;
  for (const model::CapabilityDefinition& definition : definitions) names.push_back(definition.name);
  for (const auto& [name, values] : given) {
    const model::CapabilityDefinition* definition = find(definitions, name);
    if (definition == nullptr) {
      complaints.not_supported(kRule, path, "\"" + name + "\"", names);
      continue;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      const auto& known = definition->values;
      if (std::find(known.begin(), known.end(), values[i]) != known.end()) continue;
      complaints.not_supported(kRule, indexed(path + "." + name, i), "\"" + values[i] + "\"", known);
    }
  }
  const model::CapabilityDefinition* architectures = find(definitions, std::string(kArchitecture));
  if (architectures == nullptr || architectures->values.size() <= 1) return;
  const auto own = given.find(std::string(kArchitecture));
  if (own != given.end() && own->second.size() == 1) return;
  complaints.invalid(kRule, path + ".architecture", "[]",
                     "must define exactly one architecture when multiple architectures are supported by the "
                     "cloud profile");
}

void check_flavors(Complaints& complaints, const Definitions& definitions, const Node& version,
                   const std::string& path) {
  if (!text(version, "architecture").empty()) {
    complaints.forbidden(kRule, path + ".architecture",
                         "architecture must not be set when cloudprofile capabilities are defined. Use "
                         "capabilityFlavors instead");
  }
  const std::span<const Node> flavors = list(version, "capabilityFlavors");
  for (std::size_t k = 0; k < flavors.size(); ++k) {
    const std::string at = indexed(path + ".capabilityFlavors", k);
    check_capabilities(complaints, definitions, capabilities(flavors[k]), at + ".capabilities");
    check_image_reference(complaints, flavors[k], at);
  }
}

}  // namespace

void check_version_with_capabilities(Complaints& complaints, const Definitions& definitions, const Node& version,
                                     const std::string& image, const std::string& path) {
  const bool flavored = !list(version, "capabilityFlavors").empty();
  const bool mixed = complaints.has(Feature::flavors_beside_images);
  if (!mixed) {
    if (has_image(version)) {
      complaints.forbidden(kRule, path,
                           "image references must not be set when cloudprofile capabilities are defined. Use reference "
                           "fields in capabilityFlavors instead");
    }
    return check_flavors(complaints, definitions, version, path);
  }
  if (flavored) {
    bool both = false;
    const auto refuse = [&](bool given, const char* field) {
      if (!given) return;
      both = true;
      complaints.forbidden(kRule, path + "." + field,
                           "must not be set together with capabilityFlavors. Use one format per version.");
    };
    refuse(has_image(version), "image");
    refuse(version.get("architecture") != nullptr, "architecture");
    refuse(version.get("acceleratedNetworking") != nullptr, "acceleratedNetworking");
    if (!both) check_flavors(complaints, definitions, version, path);
    return;
  }
  if (!has_image(version)) {
    return complaints.required(kRule, path + ".image",
                               "must provide either image or capabilityFlavors for machine "
                               "image " +
                                   image + "@" + text(version, "version"));
  }
  const std::string architecture = architecture_of(version);
  if (architecture != "amd64" && architecture != "arm64") {
    complaints.not_supported(kRule, path + ".architecture", "\"" + architecture + "\"", {"amd64", "arm64"});
  }
  check_image_reference(complaints, version, path);
}

void check_flavor_mapping(Complaints& complaints, const std::string& image, const std::string& version,
                          const Node& entry, const std::string& path) {
  const std::span<const Node> versions = list(entry, "versions");
  const bool mapped =
      std::any_of(versions.begin(), versions.end(), [&](const Node& one) { return has_text(one, "version", version); });
  if (mapped) return;
  complaints.required("azure/image-mapping", path,
                      "machine image version " + image + "@" + version + " is not defined in the providerConfig");
}

}  // namespace gprov::providers::azure
