// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/refusals.hpp"

// Mirrors pkg/apis/aws/validation/cloudprofile.go by release.

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kImages = "aws/profile-images";
constexpr const char* kMapping = "aws/profile-mapping";
const std::string kPath = "spec.providerConfig";

class ProfileValidation {
 public:
  ProfileValidation(const ProfileRequest& request, CloudProfileConfig config)
      : profile_(request.profile),
        config_(std::move(config)),
        extension_(request.environment.extension),
        definitions_(has(Feature::profile_flavors) ? request.profile.machine_capabilities : Definitions()),
        refusals_(request.rejections, "CloudProfile") {}

  void run() {
    const std::string path = kPath + ".machineImages";
    if (config_.images.empty()) refuse("Required", path, "must provide at least one machine image");
    images();
    if (has(Feature::profile_mapping)) mappings();
  }

  void images() {
    for (std::size_t i = 0; i < config_.images.size(); ++i) {
      image(config_.images[i], at_index(kPath + ".machineImages", i));
    }
  }

 private:
  [[nodiscard]] bool has(Feature feature) const { return hashing::aws::has(extension_, feature); }

  void refuse(const char* type, const std::string& path, const std::string& message) {
    refusals_.add(kImages, type, path, message);
  }
  void missing(const std::string& path, const std::string& message) {
    refusals_.add(kMapping, "Required", path, message);
  }

  void image(const Image& image, const std::string& path) {
    if (image.name.empty()) refuse("Required", path + ".name", "must provide a name");
    if (image.versions.empty()) {
      refuse("Required", path + ".versions",
             "must provide at least one version for machine image " + quoted(image.name));
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      version(image, image.versions[j], at_index(path + ".versions", j));
    }
  }

  void version(const Image& image, const ImageVersion& version, const std::string& path) {
    if (version.version.empty()) refuse("Required", path + ".version", "must provide a version");
    const std::string name = quoted(image.name) + " and version " + quoted(version.version);
    if (definitions_.empty()) {
      regions(version.regions, name, path, ArchitectureIn::region);
      if (version.flavors.empty()) return;
      return refuse("Forbidden", path + ".capabilityFlavors",
                    "must not be set as CloudProfile does not define capabilities. Use regions instead.");
    }
    const bool mixed = has(Feature::mixed_image_formats);
    if (mixed && version.flavors.empty()) return regions(version.regions, name, path, ArchitectureIn::region);
    if (!version.regions.empty()) {
      refuse("Forbidden", path + ".regions",
             mixed ? "must not be set together with capabilityFlavors. Use one format per version."
                   : "must not be set as CloudProfile defines capabilities. Use capabilityFlavors.regions instead.");
      if (mixed) return;
    }
    for (std::size_t k = 0; k < version.flavors.size(); ++k) {
      const std::string at = at_index(path + ".capabilityFlavors", k);
      check_capabilities(refusals_, kImages, version.flavors[k].capabilities, definitions_, at + ".capabilities");
      regions(version.flavors[k].regions, name, at, ArchitectureIn::capabilities);
    }
  }

  enum class ArchitectureIn : bool { region, capabilities };

  void regions(const std::vector<RegionMapping>& regions, const std::string& name, const std::string& path,
               ArchitectureIn where) {
    if (regions.empty()) {
      refuse("Required", path + ".regions", "must provide at least one region for machine image " + name);
    }
    for (std::size_t k = 0; k < regions.size(); ++k) {
      const RegionMapping& region = regions[k];
      const std::string at = at_index(path + ".regions", k);
      if (region.name.empty()) refuse("Required", at + ".name", "must provide a name");
      if (region.ami.empty()) refuse("Required", at + ".ami", "must provide an ami");
      if (where == ArchitectureIn::region) {
        if (is_architecture(region.architecture.value_or("amd64"))) continue;
        refuse("NotSupported", at + ".architecture", "supported values: \"amd64\", \"arm64\"");
      } else if (region.architecture.value_or("ignore") != "ignore") {
        // "ignore" is what defaulting writes there.
        refuse("Forbidden", at + ".architecture",
               has(Feature::mixed_image_formats)
                   ? "must not be set in capability flavor regions as architecture is defined via capabilities"
                   : "must be defined in .capabilities.architecture");
      }
    }
  }

  /// Of several entries of one name the last counts.
  template <class Entry, class Key>
  static const Entry* last(const std::vector<Entry>& all, Key Entry::*key, const std::string& name) {
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Entry& one) { return one.*key == name; });
    return found == all.rend() ? nullptr : &*found;
  }

  /// Mirrors #validateMachineImageMapping.
  void mappings() {
    for (std::size_t i = 0; i < profile_.machine_images.size(); ++i) {
      const model::CloudProfileImage& image = profile_.machine_images[i];
      if (image.versions.empty()) continue;
      const std::string path = at_index("spec.machineImages", i);
      const Image* mapped = last(config_.images, &Image::name, image.name);
      if (mapped == nullptr) {
        missing(path, "must provide an image mapping for image " + quoted(image.name) + " in providerConfig");
        continue;
      }
      for (std::size_t j = 0; j < image.versions.size(); ++j) {
        const model::MachineImageVersion& version = image.versions[j];
        const std::string at = at_index(path + ".versions", j), name = image.name + "@" + version.version;
        const ImageVersion* entry = last(mapped->versions, &ImageVersion::version, version.version);
        if (definitions_.empty()) {
          by_architecture(version, entry, name, at);
        } else if (entry == nullptr) {
          missing(at, "machine image version " + name + " is not defined in the providerConfig");
        } else {
          by_flavor(version, *entry, name, at);
        }
      }
    }
  }

  static std::set<std::string> architectures_of(const ImageVersion& entry) {
    std::set<std::string> result;
    for (const RegionMapping& region : entry.regions) result.insert(region.architecture.value_or("amd64"));
    return result;
  }

  void by_architecture(const model::MachineImageVersion& version, const ImageVersion* entry, const std::string& name,
                       const std::string& path) {
    for (const std::string& architecture : version.architectures) {
      const bool looked_at = entry != nullptr || !has(Feature::mapping_before_architectures);
      if (looked_at && !is_architecture(architecture)) {
        refusals_.add(kMapping, "NotSupported", path + ".architectures", "supported values: \"amd64\", \"arm64\"",
                      architecture);
      }
      if (entry == nullptr) {
        missing(path, "machine image version " + name + " is not defined in the providerConfig");
      } else if (!architectures_of(*entry).contains(architecture)) {
        missing(path, "missing providerConfig mapping for machine image version " + name +
                          " and architecture: " + architecture);
      }
    }
  }

  /// Mirrors #validateImageFlavorMapping.
  void by_flavor(const model::MachineImageVersion& version, const ImageVersion& entry, const std::string& name,
                 const std::string& path) {
    const std::vector<model::Capabilities> wanted = defaulted_flavors(version.capability_flavors, definitions_);
    const bool by_regions = entry.flavors.empty() && !entry.regions.empty() && has(Feature::mixed_image_formats);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      const std::string at = at_index(path + ".capabilityFlavors", k);
      const std::string sentence = "missing providerConfig mapping for machine image version " + name + " and ";
      if (by_regions) {
        const std::set<std::string> offered = architectures_of(entry);
        const auto architectures = wanted[k].find(std::string(kArchitecture));
        if (architectures == wanted[k].end()) continue;
        for (const std::string& architecture : architectures->second) {
          if (!offered.contains(architecture)) missing(at, sentence + "architecture: " + architecture);
        }
        continue;
      }
      const bool found = std::any_of(entry.flavors.begin(), entry.flavors.end(), [&](const ImageFlavor& flavor) {
        return equal(wanted[k], with_defaults(flavor.capabilities, definitions_));
      });
      if (!found) missing(at, sentence + "capabilitySet " + go_text(wanted[k]));
    }
  }

  const model::CloudProfileSpec& profile_;
  CloudProfileConfig config_;
  const hashing::Version& extension_;
  Definitions definitions_;
  Refusals refusals_;
};

}  // namespace

std::optional<std::string> decode_profile_config(const model::RawExtension& raw, const hashing::Version& extension,
                                                 Reader reader) {
  return decode_error(raw, as_of(kCloudProfileConfig, extension), kApiVersion, Strictness::strict, reader);
}

void validate_profile(const ProfileRequest& request) {
  const hashing::Version& extension = request.environment.extension;
  const model::RawExtension& raw = request.profile.provider_config;
  Refusals refusals(request.rejections, "CloudProfile");
  if (!is_given(raw)) {
    return refusals.add("aws/profile-config", "Required", kPath, "providerConfig must be set for AWS cloud profiles");
  }
  if (const auto error = decode_profile_config(raw, extension, Reader::admission)) {
    const bool named = hashing::aws::has(extension, Feature::named_profile_errors);
    return refusals.add(
        "aws/profile-config", "", "",
        (named ? "could not decode providerConfig of CloudProfile " + quoted(request.name) + ": " : "") + *error);
  }
  ProfileValidation(request, read_cloud_profile_config(raw).value_or(CloudProfileConfig{})).run();
}

void check_profile_images(const ProfileRequest& request) {
  const auto config = read_cloud_profile_config(request.profile.provider_config);
  if (config) ProfileValidation(request, *config).images();
}

}  // namespace gprov::providers::aws
