// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/admission.hpp"
#include "analyzer/providers/azure/admission_flavors.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/azure/decode.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/azure/text.hpp"
#include "analyzer/providers/config_node.hpp"

// Mirrors pkg/admission/validator/cloudprofile.go and pkg/apis/azure/validation/cloudprofile.go by release.

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kRule = "azure/cloud-profile-config";
constexpr const char* kMapping = "azure/image-mapping";
constexpr const char* kPath = "spec.providerConfig";

void check_counts(Complaints& complaints, const Node& config, const char* field) {
  const std::string path = std::string(kPath) + "." + field;
  const std::span<const Node> counts = list(config, field);
  if (counts.empty()) complaints.required(kRule, path, "must provide at least one domain count");
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const std::string at = indexed(path, i);
    if (text(counts[i], "region").empty()) complaints.required(kRule, at + ".region", "must provide a region");
    const std::int64_t count = integer(counts[i], "count");
    if (count >= 0) continue;
    complaints.invalid(kRule, at + ".count", std::to_string(count), "count must not be negative");
  }
}

std::size_t slashes(const std::string& value) {
  return static_cast<std::size_t>(std::count(value.begin(), value.end(), '/'));
}

struct Gallery {
  const char* field;
  const char* label;  ///< as upstream's sentences begin
  const char* kind;
  const char* format;
};

void check_gallery(Complaints& complaints, const Node& entry, const std::string& path, const Gallery& gallery) {
  const auto value = optional_text(entry, gallery.field);
  if (!value) return;
  const std::string at = path + "." + gallery.field;
  if (value->empty()) {
    complaints.required(kRule, at, std::string(gallery.label) + " cannot be empty when defined");
  } else if (slashes(*value) != 6) {
    complaints.invalid(kRule, at, *value,
                       "please use the format `" + std::string(gallery.format) + "` for the " + gallery.label);
  } else {
    const std::size_t begin = value->find('/') + 1;
    const std::string kind = value->substr(begin, value->find('/', begin) - begin);
    if (lower(kind) == lower(gallery.kind)) return;
    complaints.invalid(kRule, at, *value,
                       std::string(gallery.label) + " must start with '/" + gallery.kind + "/' prefix");
  }
}

const std::vector<std::string>& known_architectures() {
  static const std::vector<std::string> kKnown{"amd64", "arm64"};
  return kKnown;
}

void check_architecture(Complaints& complaints, const Node& version, const std::string& path) {
  const std::string architecture = architecture_of(version);
  const auto& known = known_architectures();
  if (std::find(known.begin(), known.end(), architecture) != known.end()) return;
  complaints.not_supported(kRule, path + ".architecture", "\"" + architecture + "\"", known);
}

void check_version(Complaints& complaints, const model::CloudProfileSpec& profile, const Node& version,
                   const std::string& image, const std::string& path) {
  if (text(version, "version").empty()) {
    complaints.required(kRule, path + ".version", "must provide a version");
  }
  if (!profile.machine_capabilities.empty() && complaints.has(Feature::capability_flavors)) {
    return check_version_with_capabilities(complaints, profile.machine_capabilities, version, image, path);
  }
  const bool flavored = complaints.has(Feature::capability_flavors) && !list(version, "capabilityFlavors").empty();
  if (flavored && !complaints.has(Feature::flavors_beside_images) && version.get("architecture") == nullptr) {
    // Defaulting leaves the architecture of a version with flavors empty, and v1.58 and v1.59 read it nevertheless.
    return complaints.plain(kRule, "panic: runtime error: invalid memory address or nil pointer dereference");
  }
  if (flavored) {
    complaints.forbidden(kRule, path + ".capabilityFlavors",
                         "capabilityFlavors must not be set when cloudprofile is not using capabilities");
  }
  check_image_reference(complaints, version, path);
  check_architecture(complaints, version, path);
}

void check_images(Complaints& complaints, const model::CloudProfileSpec& profile, const Node& config) {
  const std::string path = std::string(kPath) + ".machineImages";
  const std::span<const Node> images = list(config, "machineImages");
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string at = indexed(path, i);
    const std::string name = text(images[i], "name");
    if (name.empty()) complaints.required(kRule, at + ".name", "must provide a name");
    const std::span<const Node> versions = list(images[i], "versions");
    if (versions.empty()) {
      complaints.required(kRule, at + ".versions",
                          "must provide at least one version for machine image \"" + name + "\"");
    }
    for (std::size_t j = 0; j < versions.size(); ++j) {
      check_version(complaints, profile, versions[j], name, indexed(at + ".versions", j));
    }
  }
}

/// The versions of an image in the providerConfig, with their architectures.
using Mapped = std::set<std::pair<std::string, std::string>>;

Mapped mapped_versions(const Node& image) {
  Mapped mapped;
  for (const Node& version : list(image, "versions")) {
    mapped.emplace(text(version, "version"), architecture_of(version));
  }
  return mapped;
}

/// #validateArchitectureMapping
void check_architectures(Complaints& complaints, const model::CloudProfileImage& image,
                         const model::MachineImageVersion& version, const Mapped& mapped, const std::string& path) {
  const bool new_words = complaints.has(Feature::flavors_beside_images);
  for (const std::string& architecture : version.architectures) {
    const auto& known = known_architectures();
    if (new_words && std::find(known.begin(), known.end(), architecture) == known.end()) {
      complaints.not_supported(kMapping, path + ".architectures", "\"" + architecture + "\"", known);
    }
    if (mapped.contains({version.version, architecture})) continue;
    complaints.required(kMapping, path,
                        new_words ? "machine image version " + image.name + "@" + version.version +
                                        " and architecture: " + architecture + " is not defined in the providerConfig"
                                  : "must provide an image mapping for version \"" + version.version +
                                        "\" and architecture: " + architecture);
  }
}

/// #validateProviderImagesMapping. Of two entries of an image the last one counts.
void check_mapping(Complaints& complaints, const model::CloudProfileSpec& profile, const Node& config) {
  std::map<std::string, const Node*> mapped;
  for (const Node& image : list(config, "machineImages")) mapped[text(image, "name")] = &image;
  for (std::size_t i = 0; i < profile.machine_images.size(); ++i) {
    const model::CloudProfileImage& image = profile.machine_images[i];
    const std::string path = indexed("spec.machineImages", i);
    const auto entry = mapped.find(image.name);
    if (entry == mapped.end()) {
      complaints.required(kMapping, path, "must provide a provider image mapping for image \"" + image.name + "\"");
      continue;
    }
    const bool by_architecture = profile.machine_capabilities.empty() || !complaints.has(Feature::capability_flavors);
    const Mapped versions = by_architecture ? mapped_versions(*entry->second) : Mapped();
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const std::string at = indexed(path + ".versions", j);
      if (by_architecture) {
        check_architectures(complaints, image, image.versions[j], versions, at);
      } else {
        check_flavor_mapping(complaints, image.name, image.versions[j].version, *entry->second, at);
      }
    }
  }
}

}  // namespace

void check_image_reference(Complaints& complaints, const Node& entry, const std::string& path) {
  int references = 0;
  for (const char* field : {"urn", "id", "communityGalleryImageID", "sharedGalleryImageID"}) {
    if (entry.get(field) != nullptr) ++references;
  }
  if (references != 1) {
    complaints.required(kRule, path, "must provide either urn, id, sharedGalleryImageID or communityGalleryImageID");
  }
  if (const auto urn = optional_text(entry, "urn")) {
    if (urn->empty()) {
      complaints.required(kRule, path + ".urn", "urn cannot be empty when defined");
    } else if (std::count(urn->begin(), urn->end(), ':') != 3) {
      complaints.invalid(kRule, path + ".urn", *urn, "please use the format `Publisher:Offer:Sku:Version` for the urn");
    }
  }
  if (optional_text(entry, "id") == "") {
    complaints.required(kRule, path + ".id", "id cannot be empty when defined");
  }
  check_gallery(complaints, entry, path,
                {"communityGalleryImageID", "communityGalleryImageID", "CommunityGalleries",
                 "/CommunityGalleries/<gallery id>/Images/<image id>/versions/<version id>"});
  check_gallery(complaints, entry, path,
                {"sharedGalleryImageID", "SharedGalleryImageID", "SharedGalleries",
                 "/SharedGalleries/<sharedGalleryName>/Images/<sharedGalleryImageName>/Versions/"
                 "<sharedGalleryImageVersionName>"});
}

std::optional<std::string> decode_profile_config(const model::RawExtension& raw, const hashing::Version& extension,
                                                 Reader reader) {
  return decode_error(raw, kCloudProfileConfig, reader, extension);
}

void validate_profile(const ProfileRequest& request) {
  Complaints complaints(request.rejections, "CloudProfile", request.environment.extension);
  const model::RawExtension& raw = request.profile.provider_config;
  if (!is_given(raw)) {
    return complaints.required(kRule, kPath, "providerConfig must be set for Azure cloud profiles");
  }
  if (const auto error = decode_profile_config(raw, complaints.extension(), Reader::admission)) {
    return complaints.plain(kRule,
                            (complaints.has(Feature::named_profile_errors)
                                 ? "could not decode providerConfig of CloudProfile \"" + request.name + "\": "
                                 : "") +
                                *error,
                            kPath);
  }
  const Node* config = map_of(raw);
  if (config == nullptr) return;
  check_counts(complaints, *config, "countFaultDomains");
  check_counts(complaints, *config, "countUpdateDomains");
  if (list(*config, "machineImages").empty()) {
    complaints.required(kRule, std::string(kPath) + ".machineImages", "must provide at least one machine image");
  }
  check_images(complaints, request.profile, *config);
  if (!complaints.has(Feature::image_mapping)) return;
  const bool in_spite = complaints.has(Feature::image_mapping_after_errors) && !list(*config, "machineImages").empty();
  if (!complaints.any() || in_spite) check_mapping(complaints, request.profile, *config);
}

void check_profile_images(const ProfileRequest& request) {
  Complaints complaints(request.rejections, "CloudProfile", request.environment.extension);
  if (const Node* config = map_of(request.profile.provider_config)) check_images(complaints, request.profile, *config);
}

}  // namespace gprov::providers::azure
