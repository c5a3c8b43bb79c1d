// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "hashing/semver.hpp"

// What the API server does with CloudProfiles and NamespacedCloudProfiles, by release of Gardener.

namespace gprov::hashing {

/// Each has one row in release_bands_profiles.cpp with its versions.
enum class ProfileFeature {
  capabilities_gate_default,   ///< gate CloudProfileCapabilities is on unless told otherwise (since v1.146)
  qualified_names,             ///< names of images, types, volumes and capabilities are qualified names (since v1.125)
  type_by_capability,          ///< a machine type needs the field architecture only without capabilities (since v1.126)
  architecture_synced,         ///< architectures are kept in step with capabilities, and NamespacedCloudProfiles in the
                               ///< parent's format (since v1.132)
  duplicates_go_on,            ///< what follows a machine type whose name was there before is looked at (since v1.132)
  lifecycle,                   ///< versions may have lifecycle stages (since v1.137)
  lifecycles_overlap,          ///< lifecycle stages "supported" of one minor must not overlap (v1.137 – v1.148)
  reserved_capabilities,       ///< capabilities may not begin with gardener- (since v1.147)
  limits_never_fall,           ///< a NamespacedCloudProfile's limit is not lowered either (v1.115 – v1.135)
  limits_below_parent,         ///< … nor above its parent's (v1.115 – v1.116)
  limits_by_maximum,           ///< a new limit is compared with the maximum of each pool of a Shoot (until v1.136)
  override_date_free,          ///< the date of an own image version that the parent got may change (since v1.135)
  override_type_free,          ///< a machine type of the parent may be overridden (since v1.145)
  capabilities_in_use,         ///< a capability that a NamespacedCloudProfile uses is not removed (since v1.132)
  selector_values_checked,     ///< values in seedSelector must be label values (since v1.127)
  capabilities_may_be_undone,  ///< … unless none of them uses more than architecture (since v1.146)
};
[[nodiscard]] bool has(const Version& gardener, ProfileFeature feature);

}  // namespace gprov::hashing
