// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "analyzer/gardener/refusals.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "hashing/release_bands_profiles.hpp"
#include "hashing/semver.hpp"

// The functions of profile validation, by topic. Each is named after its upstream function.

namespace gprov::gardener {

/// One request on its way through validation.
struct ProfileReview {
  const Environment& environment;
  Refusals& refusals;
};

[[nodiscard]] inline bool has(const ProfileReview& review, hashing::ProfileFeature feature) {
  return hashing::has(review.environment.gardener, feature);
}

[[nodiscard]] inline std::string indexed(const std::string& path, std::size_t index) {
  return path + "[" + std::to_string(index) + "]";
}

/// A version of an image by what it shares with one of Kubernetes.
[[nodiscard]] model::ExpirableVersion expirable(const model::MachineImageVersion& version);

/// Both are text in JSON, "null" if absent.
[[nodiscard]] std::string json_text(const std::string& text);
[[nodiscard]] std::string json_text(const std::optional<std::string>& text);

/// Invalid with what is wrong with a name, if something is. `what` begins the sentence. Since v1.125.
void validate_unprefixed_name(const ProfileReview& review, std::string_view rule, const std::string& path,
                              const std::string& name, std::string_view what);
/// Not below zero; a text that is no quantity was refused by the decoder.
void validate_quantity(const ProfileReview& review, std::string_view rule, const std::string& path,
                       const std::string& quantity);

// profile_versions.cpp
void validate_kubernetes_settings(const ProfileReview& review, const model::CloudProfileKubernetes& kubernetes,
                                  const std::string& path);
void validate_kubernetes_versions(const ProfileReview& review, const std::vector<model::ExpirableVersion>& versions,
                                  const std::string& path);
void validate_expirable_version(const ProfileReview& review, const model::ExpirableVersion& version,
                                std::string_view rule, const std::string& path);
/// A version that is supported at some time, as the others of its list see it. Points into that list.
struct EverSupported {
  const model::ExpirableVersion* version = nullptr;
  std::optional<hashing::Version> parsed;  ///< nothing if it is no version
};
[[nodiscard]] std::vector<EverSupported> ever_supported(const std::vector<model::ExpirableVersion>& all);
void validate_supported_versions(const ProfileReview& review, const model::ExpirableVersion& version,
                                 const std::vector<EverSupported>& all, std::string_view rule, const std::string& path);
void validate_versions_update(const ProfileReview& review, const std::vector<model::ExpirableVersion>& versions,
                              const std::vector<model::ExpirableVersion>& old, std::string_view rule,
                              const std::string& path);
/// What keeps the newest of `versions` from being told, or "".
[[nodiscard]] std::string latest_version_error(const std::vector<model::ExpirableVersion>& versions);

// profile_images.cpp
enum class EmptyVersions : std::uint8_t { refused, allowed };
struct SeenImages {
  std::set<std::string> names, versions;
};
using Definitions = std::vector<model::CapabilityDefinition>;
void validate_machine_images(const ProfileReview& review, const std::vector<model::CloudProfileImage>& images,
                             const Definitions& definitions, const std::string& path, EmptyVersions empty);
void validate_machine_image(const ProfileReview& review, const model::CloudProfileImage& image,
                            const Definitions& definitions, SeenImages& seen, EmptyVersions empty,
                            const std::string& path);
void validate_machine_image_version(const ProfileReview& review, const model::CloudProfileImage& image,
                                    const model::MachineImageVersion& version, const Definitions& definitions,
                                    std::set<std::string>& seen, const std::string& path);
/// What an image of a whole profile needs beyond validate_machine_images.
void validate_profile_images(const ProfileReview& review, const std::vector<model::CloudProfileImage>& images,
                             const Definitions& definitions, const std::string& path);
/// Runtimes, classifications and lifecycle of one version; `all` are those of its image.
void validate_additional_config(const ProfileReview& review, const model::MachineImageVersion& version,
                                const std::vector<EverSupported>& all, const Definitions& definitions,
                                const std::string& path);
[[nodiscard]] std::vector<model::ExpirableVersion> expirable_versions(const model::CloudProfileImage& image);

// profile_machine_types.cpp
void validate_machine_types(const ProfileReview& review, const std::vector<model::MachineType>& types,
                            const Definitions& definitions, const std::string& path);
void validate_profile_machine_types(const ProfileReview& review, const std::vector<model::MachineType>& types,
                                    const Definitions& definitions, const std::string& path);
void validate_volume_types(const ProfileReview& review, const std::vector<model::VolumeType>& types,
                           const std::string& path);

// profile_capabilities.cpp
void validate_capability_definitions(const ProfileReview& review, const Definitions& definitions,
                                     const std::string& path);
/// Names and values must be defined. `path`: of the map.
void validate_capabilities(const ProfileReview& review, const model::Capabilities& capabilities,
                           const Definitions& definitions, const std::string& path);
/// The values of a name, of the last definition; nullptr if there is none.
[[nodiscard]] const std::vector<std::string>* find_definition(const Definitions& definitions, std::string_view name);

// profile_regions.cpp
void validate_regions(const ProfileReview& review, const std::vector<model::Region>& regions, const std::string& path);
void validate_bastion(const ProfileReview& review, const model::CloudProfileSpec& spec, const std::string& path);
void validate_limits(const ProfileReview& review, const std::optional<model::CloudProfileLimits>& limits,
                     const std::string& path);
void validate_limits_update(const ProfileReview& review, const std::optional<model::CloudProfileLimits>& limits,
                            const std::optional<model::CloudProfileLimits>& old, const std::string& path);
/// k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go#ValidateLabelSelector@v0.35.
void validate_seed_selector(const ProfileReview& review, const std::optional<model::SeedSelector>& selector,
                            const std::string& path);
void validate_ca_bundle(const ProfileReview& review, const std::optional<std::string>& bundle, const std::string& path);

/// status.cloudProfileSpec of a NamespacedCloudProfile. Mirrors #ValidateNamespacedCloudProfileStatus@v1.149.3.
void validate_merged(const ProfileReview& review, const model::CloudProfileSpec& spec, const std::string& path);

}  // namespace gprov::gardener
