// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <string>

#include "analyzer/providers/alicloud/admission.hpp"
#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/refusals.hpp"
#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

constexpr const char* kImages = "alicloud/profile-images";
constexpr const char* kMapping = "alicloud/profile-mapping";

std::string indexed(const std::string& path, const char* list, std::size_t index) {
  return path + "." + list + "[" + std::to_string(index) + "]";
}

void check_regions(const std::vector<RegionImage>& regions, const std::string& name, const std::string& version,
                   const std::string& path, Refusals& refusals) {
  if (regions.empty()) {
    refusals.add(kImages, "Required", path + ".regions",
                 "must provide at least one region for machine image \"" + name + "\" and version \"" + version + "\"");
  }
  for (std::size_t k = 0; k < regions.size(); ++k) {
    const std::string at = indexed(path, "regions", k);
    if (regions[k].name.empty()) refusals.add(kImages, "Required", at + ".name", "must provide a name");
    if (regions[k].id.empty()) refusals.add(kImages, "Required", at + ".id", "must provide an id");
  }
}

void check_version(const Image& image, const ImageVersion& version, const Definitions& definitions,
                   const std::string& path, bool knows_flavors, Refusals& refusals) {
  if (version.version.empty()) refusals.add(kImages, "Required", path + ".version", "must provide a version");
  if (!knows_flavors || definitions.empty()) {
    check_regions(version.regions, image.name, version.version, path, refusals);
    if (!version.flavors.empty() && knows_flavors) {
      refusals.add(kImages, "Forbidden", path + ".capabilityFlavors",
                   "must not be set as CloudProfile does not define capabilities. Use regions instead.");
    }
    return;
  }
  if (!version.regions.empty() && !version.flavors.empty()) {
    return refusals.add(kImages, "Forbidden", path + ".regions",
                        "must not be set together with capabilityFlavors. Use one format per version.");
  }
  if (version.flavors.empty()) return check_regions(version.regions, image.name, version.version, path, refusals);
  for (std::size_t k = 0; k < version.flavors.size(); ++k) {
    const std::string at = indexed(path, "capabilityFlavors", k);
    check_capabilities(refusals, kImages, version.flavors[k].capabilities, definitions, at + ".capabilities");
    check_regions(version.flavors[k].regions, image.name, version.version, at, refusals);
  }
}

/// Mirrors pkg/apis/alicloud/validation/cloudprofile.go#validateMachineImages@v1.71.0.
void check_images(const CloudProfileConfig& config, const Definitions& definitions, bool knows_flavors,
                  Refusals& refusals) {
  const std::string path = "spec.providerConfig";
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    const std::string at = indexed(path, "machineImages", i);
    if (image.name.empty()) refusals.add(kImages, "Required", at + ".name", "must provide a name");
    if (image.versions.empty()) {
      refusals.add(kImages, "Required", at + ".versions",
                   "must provide at least one version for machine image \"" + image.name + "\"");
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      check_version(image, image.versions[j], definitions, indexed(at, "versions", j), knows_flavors, refusals);
    }
  }
}

/// Of several entries of one name the last counts.
template <class Entry, class Key>
const Entry* last(const std::vector<Entry>& all, Key Entry::*key, const std::string& name) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Entry& one) { return one.*key == name; });
  return found == all.rend() ? nullptr : &*found;
}

/// Mirrors cloudprofile.go#validateImageFlavorMapping@v1.71.0.
void check_flavors(const model::MachineImageVersion& version, const ImageVersion& mapped,
                   const Definitions& definitions, const std::string& label, const std::string& path,
                   Refusals& refusals) {
  const std::vector<model::Capabilities> flavors = defaulted_flavors(version.capability_flavors, definitions);
  for (std::size_t k = 0; k < flavors.size(); ++k) {
    const model::Capabilities& wanted = flavors[k];
    const std::string at = indexed(path, "capabilityFlavors", k);
    const std::string missing = "missing providerConfig mapping for machine image version " + label;
    if (mapped.flavors.empty() && !mapped.regions.empty()) {
      const auto architectures = wanted.find(std::string(kArchitecture));
      if (architectures == wanted.end()) continue;
      for (const std::string& architecture : architectures->second) {
        if (architecture == "amd64") continue;
        refusals.add(kMapping, "Required", at, missing + " and architecture: " + architecture);
      }
      continue;
    }
    const bool found = std::any_of(mapped.flavors.begin(), mapped.flavors.end(), [&](const ImageFlavor& flavor) {
      return equal(wanted, with_defaults(flavor.capabilities, definitions));
    });
    if (!found) refusals.add(kMapping, "Required", at, missing + " and capabilitySet " + go_text(wanted));
  }
}

/// Mirrors cloudprofile.go#validateMachineImageMapping@v1.71.0.
void check_mapping(const model::CloudProfileSpec& profile, const CloudProfileConfig& config, Refusals& refusals) {
  for (std::size_t i = 0; i < profile.machine_images.size(); ++i) {
    const model::CloudProfileImage& image = profile.machine_images[i];
    if (image.versions.empty()) continue;
    const std::string path = indexed("spec", "machineImages", i);
    const Image* mapped_image = last(config.images, &Image::name, image.name);
    if (mapped_image == nullptr) {
      refusals.add(kMapping, "Required", path,
                   "must provide an image mapping for image \"" + image.name + "\" in providerConfig");
      continue;
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const model::MachineImageVersion& version = image.versions[j];
      const std::string at = indexed(path, "versions", j);
      const std::string label = image.name + "@" + version.version;
      const ImageVersion* mapped = last(mapped_image->versions, &ImageVersion::version, version.version);
      if (mapped == nullptr) {
        refusals.add(kMapping, "Required", at,
                     "machine image version " + label + " is not defined in the providerConfig");
        continue;
      }
      if (profile.machine_capabilities.empty()) continue;
      check_flavors(version, *mapped, profile.machine_capabilities, label, at, refusals);
    }
  }
}

}  // namespace

std::optional<std::string> decode_profile_config(const model::RawExtension& raw, const hashing::Version& extension,
                                                 Reader reader) {
  return decode_error(raw, cloud_profile_config_of(extension), kApiVersion, Strictness::strict, reader);
}

void validate_profile(const ProfileRequest& request) {
  const hashing::Version& extension = request.environment.extension;
  Refusals refusals(request.rejections, "CloudProfile");
  const model::RawExtension& raw = request.profile.provider_config;
  if (!is_given(raw)) {
    return refusals.add("alicloud/profile-config", "Required", "spec.providerConfig",
                        "providerConfig must be set for Alicloud cloud profiles");
  }
  const auto error = decode_profile_config(raw, extension, Reader::admission);
  if (error) return refusals.add("alicloud/profile-config", "", "", *error, "", "spec.providerConfig");
  const CloudProfileConfig config = read_cloud_profile_config(raw).value_or(CloudProfileConfig{});
  const bool knows_flavors = has(extension, hashing::alicloud::Feature::capability_flavors);
  if (config.images.empty()) {
    refusals.add(kImages, "Required", "spec.providerConfig.machineImages", "must provide at least one machine image");
  }
  check_images(config, request.profile.machine_capabilities, knows_flavors, refusals);
  if (knows_flavors) check_mapping(request.profile, config, refusals);
}

void check_profile_images(const ProfileRequest& request) {
  Refusals refusals(request.rejections, "CloudProfile");
  const auto config = read_cloud_profile_config(request.profile.provider_config);
  const bool knows_flavors = has(request.environment.extension, hashing::alicloud::Feature::capability_flavors);
  if (config) check_images(*config, request.profile.machine_capabilities, knows_flavors, refusals);
}

}  // namespace gprov::providers::alicloud
