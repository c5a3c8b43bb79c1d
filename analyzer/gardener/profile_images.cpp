// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/profile_architectures.hpp"
#include "analyzer/gardener/profile_validation_parts.hpp"
#include "hashing/semver.hpp"
#include "hashing/semver_constraint.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ProfileFeature;

constexpr const char* kRule = "core/profile-image";

bool contains(const std::vector<std::string>& values, const std::string& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ",") + value;
  return text;
}

/// Flavors name one architecture each, and the plain field none that they lack. False: nothing else is looked at.
bool validate_flavor_architectures(const ProfileReview& review, const model::MachineImageVersion& version,
                                   const std::vector<std::string>& defined, const std::string& path) {
  const bool may_be_implied = has(review, architecture_synced);
  const auto& flavors = version.capability_flavors;
  if (may_be_implied && defined.size() > 1 && flavors.empty()) {
    required(review.refusals, kRule, path + ".capabilityFlavors",
             "must provide at least one image flavor when multiple architectures are defined in "
             "spec.machineCapabilities");
    return false;
  }
  for (std::size_t i = 0; i < flavors.size(); ++i) {
    const auto found = flavors[i].capabilities.find(kArchitecture);
    const std::size_t count = found == flavors[i].capabilities.end() ? 0 : found->second.size();
    const std::string at = indexed(path + ".capabilityFlavors", i) + ".architecture";
    if (count > 1) {
      invalid_json(review.refusals, kRule, at, json_list(found->second),
                   "must not define more than one architecture within an image flavor");
    } else if (count == 0 && !may_be_implied) {
      required(review.refusals, kRule, at, "must provide at least one architecture");
    } else if (count == 0 && defined.size() > 1) {
      required(review.refusals, kRule, at,
               "must specify one architecture explicitly as multiple architectures are defined in "
               "spec.machineCapabilities");
    }
  }
  std::vector<std::string> all = flavor_architectures(flavors);
  if (may_be_implied && all.empty() && defined.size() == 1) all = defined;
  const auto& own = version.architectures;
  if (!std::all_of(own.begin(), own.end(), [&](const std::string& one) { return contains(all, one); })) {
    invalid_json(review.refusals, kRule, path + ".architectures", json_list(own),
                 "architecture field values set (" + joined(own) + ") conflict with the capability architectures (" +
                     joined(all) + ")");
  }
  return true;
}

/// #validateMachineImageVersionArchitecture@v1.149.3
void validate_architectures(const ProfileReview& review, const model::MachineImageVersion& version,
                            const Definitions& definitions, const std::string& path) {
  static const std::vector<std::string> kValid{"amd64", "arm64"}, kNone;
  const std::vector<std::string>* supported = &kValid;
  if (!definitions.empty()) {
    const auto* defined = find_definition(definitions, kArchitecture);
    supported = defined == nullptr ? &kNone : defined;
    if (!validate_flavor_architectures(review, version, *supported, path)) return;
  }
  for (std::size_t i = 0; i < version.architectures.size(); ++i) {
    if (contains(*supported, version.architectures[i])) continue;
    not_supported(review.refusals, kRule, indexed(path + ".architectures", i), version.architectures[i],
                  has(review, architecture_synced) ? *supported : kValid);
  }
}

/// #validateContainerRuntimesInterfaces, #validateContainerRuntimes@v1.149.3
void validate_runtimes(const ProfileReview& review, const std::vector<model::Cri>& cris, const std::string& path) {
  if (cris.empty()) {
    required(review.refusals, kRule, path, "must provide at least one supported container runtime");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < cris.size(); ++i) {
    const std::string at = indexed(path, i);
    if (!names.insert(cris[i].name).second) duplicate(review.refusals, kRule, at, cris[i].name);
    if (cris[i].name != "containerd") {
      not_supported(review.refusals, kRule, at + ".name", cris[i].name, {"containerd"});
    }
    std::set<std::string> types;
    const auto& runtimes = cris[i].container_runtimes;
    for (std::size_t j = 0; j < runtimes.size(); ++j) {
      const std::string type_path = indexed(at + ".containerRuntimes", j) + ".type";
      validate_unprefixed_name(review, kRule, type_path, runtimes[j].type,
                               "container runtime type must be a qualified name: ");
      if (!types.insert(runtimes[j].type).second) duplicate(review.refusals, kRule, type_path, runtimes[j].type);
    }
  }
}

}  // namespace

void validate_machine_images(const ProfileReview& review, const std::vector<model::CloudProfileImage>& images,
                             const Definitions& definitions, const std::string& path, EmptyVersions empty) {
  for (const model::CloudProfileImage& image : images) {
    if (image.versions.empty()) continue;
    std::vector<model::ExpirableVersion> versions;
    for (const auto& version : image.versions) versions.push_back(expirable(version));
    const std::string error = latest_version_error(versions);
    if (error.empty()) continue;
    invalid_json(review.refusals, kRule, path, "null",
                 "failed to determine latest machine image version for image '" + image.name + "': " + error);
    break;
  }
  SeenImages seen;
  for (std::size_t i = 0; i < images.size(); ++i) {
    validate_machine_image(review, images[i], definitions, seen, empty, indexed(path, i));
  }
}

void validate_machine_image(const ProfileReview& review, const model::CloudProfileImage& image,
                            const Definitions& definitions, SeenImages& seen, EmptyVersions empty,
                            const std::string& path) {
  static const std::vector<std::string> kStrategies{"major", "minor", "patch"};
  if (!seen.names.insert(image.name).second) duplicate(review.refusals, kRule, path, image.name);
  if (image.name.empty()) {
    required(review.refusals, kRule, path + ".name", "machine image name must not be empty");
  } else {
    validate_unprefixed_name(review, kRule, path + ".name", image.name,
                             "machine image name must be a qualified name: ");
  }
  if (image.versions.empty() && empty == EmptyVersions::refused) {
    required(review.refusals, kRule, path + ".versions",
             "must provide at least one version for the machine image '" + image.name + "'");
  }
  if (image.update_strategy && !contains(kStrategies, *image.update_strategy)) {
    not_supported(review.refusals, kRule, path + ".updateStrategy", *image.update_strategy, kStrategies);
  }
  for (std::size_t i = 0; i < image.versions.size(); ++i) {
    validate_machine_image_version(review, image, image.versions[i], definitions, seen.versions,
                                   indexed(path + ".versions", i));
  }
}

void validate_machine_image_version(const ProfileReview& review, const model::CloudProfileImage& image,
                                    const model::MachineImageVersion& version, const Definitions& definitions,
                                    std::set<std::string>& seen, const std::string& path) {
  const std::string key = image.name + "-" + version.version;
  if (!seen.insert(key).second) duplicate(review.refusals, kRule, path, key);
  if (version.version.empty()) required(review.refusals, kRule, path + ".version", "");
  if (!hashing::parse_version(version.version)) {
    invalid(review.refusals, kRule, path + ".version", version.version,
            "could not parse version. Use a semantic version. In case there is no semantic version for this image use "
            "the extensibility provider (define mapping in the CloudProfile) to map to the actual non semantic "
            "version");
  }
  if (version.in_place_updates && version.in_place_updates->min_version_for_update) {
    const std::string& minimum = *version.in_place_updates->min_version_for_update;
    if (!hashing::parse_version(minimum)) {
      invalid(review.refusals, kRule, path + ".minVersionForInPlaceUpdate", minimum,
              "could not parse version. Use a semantic version.");
    }
  }
  // Later it is a matter of the additional configuration.
  if (!has(review, lifecycle)) validate_expirable_version(review, expirable(version), kRule, path);
  validate_architectures(review, version, definitions, path);
  if (!definitions.empty()) {
    for (std::size_t i = 0; i < version.capability_flavors.size(); ++i) {
      validate_capabilities(review, version.capability_flavors[i].capabilities, definitions,
                            indexed(path + ".capabilityFlavors", i));
    }
  }
  const auto& constraint = version.kubelet_version_constraint;
  if (constraint && !hashing::meets({}, *constraint)) {
    invalid_json(review.refusals, kRule, path + ".kubeletVersionConstraint", json_text(*constraint),
                 "cannot parse the kubeletVersionConstraint: improper constraint: \"" + *constraint + "\"");
  }
}

void validate_profile_images(const ProfileReview& review, const std::vector<model::CloudProfileImage>& images,
                             const Definitions& definitions, const std::string& path) {
  if (images.empty()) required(review.refusals, kRule, path, "must provide at least one machine image");
  validate_machine_images(review, images, definitions, path, EmptyVersions::refused);
  for (std::size_t i = 0; i < images.size(); ++i) {
    const std::string at = indexed(path, i);
    if (!images[i].update_strategy) {
      required(review.refusals, kRule, at + ".updateStrategy", "must provide an update strategy");
    }
    const std::vector<model::ExpirableVersion> versions = expirable_versions(images[i]);
    const std::vector<EverSupported> all = ever_supported(versions);
    for (std::size_t j = 0; j < images[i].versions.size(); ++j) {
      validate_additional_config(review, images[i].versions[j], all, definitions, indexed(at + ".versions", j));
    }
  }
}

std::vector<model::ExpirableVersion> expirable_versions(const model::CloudProfileImage& image) {
  std::vector<model::ExpirableVersion> all;
  for (const model::MachineImageVersion& version : image.versions) all.push_back(expirable(version));
  return all;
}

void validate_additional_config(const ProfileReview& review, const model::MachineImageVersion& version,
                                const std::vector<EverSupported>& all, const Definitions& definitions,
                                const std::string& path) {
  validate_runtimes(review, version.cri, path + ".cri");
  validate_supported_versions(review, expirable(version), all, kRule, path);
  if (has(review, lifecycle)) validate_expirable_version(review, expirable(version), kRule, path);
  if (!definitions.empty()) return;
  if (version.architectures.empty()) {
    required(review.refusals, kRule, path + ".architectures", "must provide at least one architecture");
  }
  if (!version.capability_flavors.empty()) {
    forbidden(review.refusals, kRule, path + ".capabilityFlavors",
              "must not provide capabilities without global definition");
  }
}

}  // namespace gprov::gardener
