// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>

#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "analyzer/providers/profile_checks.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;

constexpr const char* kRule = "gcp/profile-config";
const std::string kImages = "spec.providerConfig.machineImages";

class Check {
 public:
  Check(const Validation& validation, const model::CloudProfileSpec& profile)
      : validation_(validation),
        profile_(profile),
        config_(read_cloud_profile_config(profile.provider_config).value_or(CloudProfileConfig{})),
        definitions_(validation.has(Feature::image_capabilities) ? profile.machine_capabilities : Definitions()) {}

  void run() {
    if (config_.images.empty() && validation_.has(Feature::image_capabilities)) {
      tell("Required", kImages, "must provide at least one machine image");
    }
    images();
    for (std::size_t i = 0; i < profile_.machine_images.size(); ++i) mapping(i);
  }

  void images() {
    for (std::size_t i = 0; i < config_.images.size(); ++i) provider_image(config_.images[i], at_index(kImages, i));
  }

 private:
  void tell(const char* type, const std::string& path, const std::string& message, const std::string& value = "") {
    validation_.refusals.add(kRule, type, path, message, value);
  }

  void known_architecture(const std::string& architecture, const std::string& path) {
    if (is_architecture(architecture)) return;
    tell("NotSupported", path, "supported values: \"amd64\", \"arm64\"", architecture);
  }

  /// Mirrors cloudprofile.go#ValidateProviderMachineImage@v1.54.1.
  void provider_image(const Image& image, const std::string& path) {
    const bool complete = validation_.has(Feature::image_capabilities);
    if (complete && image.name.empty()) tell("Required", path + ".name", "must provide a name");
    if (complete && image.versions.empty()) {
      tell("Required", path + ".versions",
           "must provide at least one version for machine image \"" + image.name + "\"");
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const ImageVersion& version = image.versions[j];
      const std::string here = at_index(path + ".versions", j);
      if (complete && version.version.empty()) tell("Required", here + ".version", "must provide a version");
      if (!validation_.has(Feature::image_mapping_by_architecture)) continue;
      if (definitions_.empty()) {
        plain_version(image, version, here);
      } else {
        flavored_version(image, version, here);
      }
    }
  }

  void plain_version(const Image& image, const ImageVersion& version, const std::string& path) {
    if (!version.flavors.empty()) {
      tell("Forbidden", path + ".capabilityFlavors",
           "capabilityFlavors must not be set when cloudprofile is not using capabilities");
    }
    if (version.image.empty()) {
      tell("Required", path + ".image",
           "must provide the image field for image version " + image.name + "@" + version.version +
               " and architecture: " + version.architecture);
    }
    known_architecture(version.architecture, path + ".architecture");
  }

  void flavored_version(const Image& image, const ImageVersion& version, const std::string& path) {
    if (version.flavors.empty()) {
      if (!version.image.empty()) return known_architecture(version.architecture, path + ".architecture");
      return tell(
          "Required", path + ".image",
          "must provide either image or capabilityFlavors for machine image " + image.name + "@" + version.version);
    }
    if (!version.image.empty()) {
      return tell("Forbidden", path + ".image",
                  "must not be set together with capabilityFlavors. Use one format per version.");
    }
    for (std::size_t k = 0; k < version.flavors.size(); ++k) {
      const std::string flavor = at_index(path + ".capabilityFlavors", k);
      check_capabilities(validation_.refusals, kRule, version.flavors[k].capabilities, definitions_,
                         flavor + ".capabilities");
      if (version.flavors[k].image.empty()) {
        tell("Required", flavor + ".image",
             "must provide the image field for image version " + image.name + "@" + version.version);
      }
    }
  }

  /// Mirrors #validateProviderImagesMapping@v1.54.1. Of several entries of one name the last one counts.
  void mapping(std::size_t index) {
    const model::CloudProfileImage& image = profile_.machine_images[index];
    if (image.versions.empty()) return;
    const bool by_architecture = validation_.has(Feature::image_mapping_by_architecture);
    const auto found = std::find_if(config_.images.rbegin(), config_.images.rend(),
                                    [&](const Image& one) { return one.name == image.name; });
    const std::string path = at_index("spec.machineImages", index);
    if (found == config_.images.rend()) {
      return tell("Required", by_architecture ? path : kImages,
                  "must provide an image mapping for image \"" + image.name + "\"" +
                      (by_architecture ? " in providerConfig" : ""));
    }
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const std::string here = at_index(path + ".versions", j);
      if (!by_architecture) {
        mapping_of_old(image.name, image.versions[j].version);
      } else if (definitions_.empty()) {
        mapping_by_architecture(*found, image.versions[j], here);
      } else {
        mapping_by_flavor(*found, image.versions[j], here);
      }
    }
  }

  /// Mirrors #validateVersions@v1.41.1: the first entry of a name and of a version.
  void mapping_of_old(const std::string& name, const std::string& version) {
    const auto image =
        std::find_if(config_.images.begin(), config_.images.end(), [&](const Image& one) { return one.name == name; });
    const std::string path = at_index(kImages, static_cast<std::size_t>(image - config_.images.begin())) + ".versions";
    const auto found = std::find_if(image->versions.begin(), image->versions.end(),
                                    [&](const ImageVersion& one) { return one.version == version; });
    if (found == image->versions.end()) {
      return tell("Required", path, "must provide an image mapping for version \"" + version + "\"");
    }
    const std::string here = at_index(path, static_cast<std::size_t>(found - image->versions.begin()));
    if (found->image.empty()) tell("Required", here + ".image", "must provide an image");
    known_architecture(found->architecture, here + ".architecture");
  }

  void mapping_by_architecture(const Image& image, const model::MachineImageVersion& version, const std::string& path) {
    for (const std::string& architecture : version.architectures) {
      known_architecture(architecture, path + ".architectures");
      const bool mapped = std::any_of(image.versions.begin(), image.versions.end(), [&](const ImageVersion& one) {
        return one.version == version.version && one.architecture == architecture;
      });
      if (mapped) continue;
      tell("Required", path,
           "machine image version " + image.name + "@" + version.version + " and architecture: " + architecture +
               " is not defined in the providerConfig");
    }
  }

  /// Mirrors #validateImageFlavorMappingMixed@v1.54.1.
  void mapping_by_flavor(const Image& image, const model::MachineImageVersion& version, const std::string& path) {
    std::vector<const ImageVersion*> entries;
    for (const ImageVersion& one : image.versions) {
      if (one.version == version.version) entries.push_back(&one);
    }
    const std::string name = "machine image version " + image.name + "@" + version.version;
    if (entries.empty()) return tell("Required", path, name + " is not defined in the providerConfig");
    const auto flavored =
        std::find_if(entries.begin(), entries.end(), [](const ImageVersion* one) { return !one->flavors.empty(); });
    const std::vector<model::Capabilities> wanted = defaulted_flavors(version.capability_flavors, definitions_);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      const model::Capabilities& all = wanted[k];
      const std::string here = at_index(path + ".capabilityFlavors", k);
      const auto missing = [&] {
        tell("Required", here,
             name + " and capabilityFlavor " + go_text(all) + " is not defined in the providerConfig");
      };
      if (flavored != entries.end()) {
        const auto& flavors = (*flavored)->flavors;
        const bool mapped = std::any_of(flavors.begin(), flavors.end(), [&](const ImageFlavor& one) {
          return equal(all, with_defaults(one.capabilities, definitions_));
        });
        if (!mapped) missing();
        continue;
      }
      const auto architectures = all.find(std::string(kArchitecture));
      if (architectures == all.end()) continue;
      for (const std::string& architecture : architectures->second) {
        const bool mapped = std::any_of(entries.begin(), entries.end(),
                                        [&](const ImageVersion* one) { return one->architecture == architecture; });
        if (!mapped) missing();
      }
    }
  }

  const Validation& validation_;
  const model::CloudProfileSpec& profile_;
  CloudProfileConfig config_;
  Definitions definitions_;
};

}  // namespace

void validate_profile_config(const Validation& validation, const model::CloudProfileSpec& profile) {
  Check(validation, profile).run();
}

void validate_profile_images(const Validation& validation, const model::CloudProfileSpec& profile) {
  // They are looked at since there are capabilities.
  if (validation.has(Feature::image_capabilities)) Check(validation, profile).images();
}

}  // namespace gprov::providers::gcp
