// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <memory_resource>
#include <string>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/gardener/profile_references.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/index.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::impact {

/// The profiles of one side as Shoots see them: CloudProfiles as stored, NamespacedCloudProfiles merged. Made once a
/// run, since many Shoots share a profile.
struct ProfileBook {
  std::map<std::string, ProfileReference> profiles;  ///< by profile_key
  std::deque<model::CloudProfileSpec> specs;         ///< what they point to
  /// Nodes of merged providerConfigs.
  std::shared_ptr<std::pmr::monotonic_buffer_resource> arena = std::make_shared<std::pmr::monotonic_buffer_resource>();
};

/// The release of each provider's extension, by provider type.
using ExtensionReleases = std::map<std::string, hashing::Version, std::less<>>;

/// "CloudProfile az", "NamespacedCloudProfile garden-dev/team"
[[nodiscard]] std::string profile_key(const gardener::ProfileName& name, const std::string& ns);

/// A manifest that differs from what the old side has is a request: it is stored as the API server does. A
/// NamespacedCloudProfile has its status, unless the other side shows that it is from before the change; then it is
/// merged with its parent, as Gardener and the extension do. `extensions`: of a type that is not there,
/// `environment.extension` is the release.
[[nodiscard]] Sides<ProfileBook> read_profiles(const model::Objects& before, const model::Objects& after,
                                               const Sides<gardener::Environment>& environment,
                                               const Sides<ExtensionReleases>& extensions = {});

/// The CloudProfile that a Shoot sees: spec.cloudProfile, else spec.cloudProfileName. Without a spec if it was not
/// given. Mirrors pkg/utils/gardener/cloudprofile.go#GetCloudProfile@v1.149.3.
[[nodiscard]] ProfileReference profile_of(const model::Shoot& shoot, const ProfileBook& book);

}  // namespace gprov::impact
