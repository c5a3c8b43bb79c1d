// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>
#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/provider.hpp"

// What the extensions' mutating webhooks make of a profile's providerConfig. All of them have it from one pattern; what
// differs, by provider and release, is in hashing/release_bands_profile_webhooks.

namespace gprov::providers {

/// A profile on its way into the store.
struct FlavorRequest {
  std::string kind, name;                         ///< CloudProfile or NamespacedCloudProfile
  const model::RawExtension& config;              ///< its own providerConfig
  const Definitions& definitions;                 ///< of the CloudProfile, or of the parent
  std::vector<model::CloudProfileImage>& images;  ///< written into
  const hashing::Version& extension;
  std::vector<gardener::Rejection>& rejections;  ///< by extension-mutator
};

/// Writes the flavors of the providerConfig into the images, where the profile has machineCapabilities.
/// Mirrors pkg/admission/mutator/cloudprofile.go#Mutate and namespacedcloudprofile.go#mutateSpecCapabilityFlavors,
/// provider-aws@v1.73.0 and the others' newest.
void write_flavors(const Provider& provider, const FlavorRequest& request);

struct MergedConfig {
  model::RawExtension config;  ///< nodes of both and of the arena
  std::string problem;         ///< why it cannot be known; "" if it is
};

/// providerConfig in the status of a NamespacedCloudProfile that has `own` and whose parent has `parent`.
/// `definitions`: the parent's. Mirrors pkg/admission/mutator/namespacedcloudprofile.go#Mutate, provider-aws@v1.73.0
/// and the others' newest.
[[nodiscard]] MergedConfig merge_config(const Provider& provider, const model::RawExtension& own,
                                        const model::RawExtension& parent, const Definitions& definitions,
                                        const hashing::Version& extension, std::pmr::memory_resource& arena);

}  // namespace gprov::providers
