// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers {

/// A NamespacedCloudProfile before an extension's validating webhook.
struct NamespacedRequest {
  const model::NamespacedCloudProfileSpec& profile;  ///< as the API server's own admission left it
  const model::CloudProfileSpec& parent;
  const gardener::Environment& environment;
  std::string name;
  std::vector<gardener::Rejection>& rejections;  ///< by extension-validator
};

/// Whether its providerConfig has an entry for each image version that the parent lacks, and no others. The extensions
/// have it from one pattern; what differs is in hashing/release_bands_profile_webhooks.
/// Mirrors pkg/admission/validator/namespacedcloudprofile.go#Validate of the newest releases, and older ones as far as
/// the bands tell. Under a parent with capabilities, entries in the old format are not judged by releases that rewrite
/// them.
void validate_namespaced(const Provider& provider, const NamespacedRequest& request);

}  // namespace gprov::providers
