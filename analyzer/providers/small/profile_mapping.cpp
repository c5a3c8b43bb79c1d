// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/profile_mapping.hpp"

#include <algorithm>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/small/validate_parts.hpp"

namespace gprov::providers::small {
namespace {

using manifest::Node;

const std::string kImages = "spec.providerConfig.machineImages";
constexpr const char* kIroncore = "ironcore/cloud-profile";
constexpr const char* kLocal = "local/cloud-profile";
constexpr const char* kStackit = "stackit/cloud-profile";

std::string architecture_of(const Node& entry) { return optional_text(entry, "architecture").value_or("amd64"); }

/// Of two entries of one key the last one counts, as in upstream's maps.
const Node* last(std::span<const Node> all, const char* key, const std::string& value) {
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Node& one) { return has_text(one, key, value); });
  return found == all.rend() ? nullptr : &*found;
}

void known_architecture(Refusals& refusals, const char* rule, const std::string& name, const std::string& path) {
  if (is_architecture(name)) return;
  refusals.add(rule, "NotSupported", path, "supported values: \"amd64\", \"arm64\"", name);
}

/// Name, versions and their numbers; `of_version` for what else a version has.
template <class OfVersion>
void check_images(const ProfileValidation& validation, const char* rule, const OfVersion& of_version) {
  const auto images = list(validation.config, "machineImages");
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string path = at_index(kImages, i);
    need_text(validation.refusals, rule, images[i], "name", path, "must provide a name");
    const auto versions = list(images[i], "versions");
    if (versions.empty()) {
      validation.refusals.add(
          rule, "Required", path + ".versions",
          "must provide at least one version for machine image \"" + text(images[i], "name") + "\"");
    }
    for (std::size_t j = 0; j < versions.size(); ++j) {
      const std::string here = at_index(path + ".versions", j);
      need_text(validation.refusals, rule, versions[j], "version", here, "must provide a version");
      of_version(versions[j], here);
    }
  }
}

/// Each image of the CloudProfile that has versions, with its entry and its path.
template <class OfImage>
void check_mapping(const ProfileValidation& validation, const char* rule, const std::string& root,
                   const char* before_name, const char* behind_name, const OfImage& of_image) {
  const auto& images = validation.profile.machine_images;
  for (std::size_t i = 0; i < images.size(); ++i) {
    if (images[i].versions.empty()) continue;
    const std::string path = at_index(root, i);
    const Node* mapped = last(list(validation.config, "machineImages"), "name", images[i].name);
    if (mapped == nullptr) {
      validation.refusals.add(rule, "Required", path, before_name + ('"' + images[i].name + '"') + behind_name, "",
                              at_index("spec.machineImages", i));
      continue;
    }
    for (std::size_t j = 0; j < images[i].versions.size(); ++j) {
      of_image(images[i], images[i].versions[j], *mapped, at_index(path + ".versions", j));
    }
  }
}

bool has_region_of(const Node& entry, const std::string& architecture) {
  const auto regions = list(entry, "regions");
  return regions.empty() || std::any_of(regions.begin(), regions.end(),
                                        [&](const Node& region) { return architecture_of(region) == architecture; });
}

void check_local_flavors(const ProfileValidation& validation, const Node& version, const std::string& path) {
  Refusals& refusals = validation.refusals;
  const Definitions& definitions = validation.profile.machine_capabilities;
  if (!text(version, "image").empty()) {
    refusals.add(kLocal, "Forbidden", path + ".image",
                 "must not be set as CloudProfile defines capabilities. Use capabilityFlavors[].image instead.");
  }
  const auto flavors = list(version, "capabilityFlavors");
  for (std::size_t k = 0; k < flavors.size(); ++k) {
    const std::string here = at_index(path + ".capabilityFlavors", k);
    need_text(refusals, kLocal, flavors[k], "image", here, "must provide an image");
    check_capabilities(refusals, kLocal, capabilities(flavors[k]), definitions, here + ".capabilities");
  }
}

}  // namespace

void check_ironcore_images(const ProfileValidation& validation) {
  check_images(validation, kIroncore, [&](const Node& version, const std::string& path) {
    need_text(validation.refusals, kIroncore, version, "image", path, "must provide an image");
    known_architecture(validation.refusals, kIroncore, architecture_of(version), path + ".architecture");
  });
}

void check_local_images(const ProfileValidation& validation) {
  if (list(validation.config, "machineImages").empty()) {
    return validation.refusals.add(kLocal, "Required", kImages, "must provide at least one machine image");
  }
  check_images(validation, kLocal, [&](const Node& version, const std::string& path) {
    if (!validation.profile.machine_capabilities.empty()) return check_local_flavors(validation, version, path);
    need_text(validation.refusals, kLocal, version, "image", path, "must provide an image");
    if (list(version, "capabilityFlavors").empty()) return;
    validation.refusals.add(
        kLocal, "Forbidden", path + ".capabilityFlavors",
        "must not be set as CloudProfile does not define capabilities. Use the image field directly.");
  });
}

void check_stackit_images(const ProfileValidation& validation) {
  check_images(validation, kStackit, [&](const Node& version, const std::string& path) {
    const auto regions = list(version, "regions");
    for (std::size_t k = 0; k < regions.size(); ++k) {
      const std::string here = at_index(path + ".regions", k);
      need_text(validation.refusals, kStackit, regions[k], "name", here, "must provide a name");
      need_text(validation.refusals, kStackit, regions[k], "id", here, "must provide an image ID");
      known_architecture(validation.refusals, kStackit, architecture_of(regions[k]), here + ".architecture");
    }
  });
}

void check_ironcore_mapping(const ProfileValidation& validation) {
  check_mapping(validation, kIroncore, "spec.machineImages", "must provide a provider image mapping for image ", "",
                [&](const auto& /*image*/, const model::MachineImageVersion& version, const Node& mapped,
                    const std::string& path) {
                  const auto entries = list(mapped, "versions");
                  for (const std::string& architecture : version.architectures) {
                    const bool found = std::any_of(entries.begin(), entries.end(), [&](const Node& one) {
                      return has_text(one, "version", version.version) && architecture_of(one) == architecture;
                    });
                    if (found) continue;
                    validation.refusals.add(kIroncore, "Required", path,
                                            "must provide an image mapping for version \"" + version.version +
                                                "\" and architecture: " + architecture);
                  }
                });
}

void check_stackit_mapping(const ProfileValidation& validation) {
  check_mapping(
      validation, kStackit, "spec.machineImages", "must provide an image mapping for image ", " in providerConfig",
      [&](const auto& image, const model::MachineImageVersion& version, const Node& mapped, const std::string& path) {
        const std::string name = image.name + "@" + version.version;
        const Node* entry = last(list(mapped, "versions"), "version", version.version);
        for (const std::string& architecture : version.architectures) {
          known_architecture(validation.refusals, kStackit, architecture, path + ".architectures");
          if (entry == nullptr) {
            validation.refusals.add(kStackit, "Required", path,
                                    "machine image version " + name + " is not defined in the providerConfig");
          } else if (!has_region_of(*entry, architecture)) {
            validation.refusals.add(kStackit, "Required", path,
                                    "missing providerConfig mapping for machine image version " + name +
                                        " and architecture: " + architecture);
          }
        }
      });
}

void check_local_mapping(const ProfileValidation& validation) {
  const Definitions& definitions = validation.profile.machine_capabilities;
  // Upstream's paths have the image's index in the CloudProfile behind the providerConfig's list.
  check_mapping(
      validation, kLocal, kImages, "must provide an image mapping for image ", " in providerConfig",
      [&](const auto& image, const model::MachineImageVersion& version, const Node& mapped, const std::string& path) {
        if (definitions.empty()) return;
        const std::string name = "machine image version " + image.name + "@" + version.version;
        const Node* entry = last(list(mapped, "versions"), "version", version.version);
        if (entry == nullptr) {
          return validation.refusals.add(kLocal, "Required", path, name + " is not defined in the providerConfig");
        }
        const auto flavors = list(*entry, "capabilityFlavors");
        const auto wanted = defaulted_flavors(version.capability_flavors, definitions);
        for (std::size_t k = 0; k < wanted.size(); ++k) {
          const bool found = std::any_of(flavors.begin(), flavors.end(), [&](const Node& one) {
            return equal(wanted[k], with_defaults(capabilities(one), definitions));
          });
          if (found) continue;
          validation.refusals.add(kLocal, "Required", at_index(path + ".capabilityFlavors", k),
                                  "missing providerConfig mapping for " + name + " and flavor " + go_text(wanted[k]));
        }
      });
}

}  // namespace gprov::providers::small
