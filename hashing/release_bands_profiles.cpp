// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_profiles.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

struct ProfileRow {
  ProfileFeature feature;
  Band band;
};

using enum ProfileFeature;

// Found by comparing, over all releases v1.83.0 – v1.149.0, the functions of pkg/api(s)/core/validation/
// {cloudprofile,namespacedcloudprofile,utils}.go, the registry strategies of both kinds, the admission plugins
// ResourceReferenceManager and NamespacedCloudProfileValidator, and the merge in gardener-controller-manager.
constexpr std::array kRows{
    ProfileRow{capabilities_gate_default, {{146}}},  ProfileRow{qualified_names, {{125}}},
    ProfileRow{type_by_capability, {{126}}},         ProfileRow{architecture_synced, {{132}}},
    ProfileRow{duplicates_go_on, {{132}}},           ProfileRow{lifecycle, {{137}}},
    ProfileRow{lifecycles_overlap, {{137}, {149}}},  ProfileRow{reserved_capabilities, {{147}}},
    ProfileRow{limits_never_fall, {{115}, {136}}},   ProfileRow{limits_below_parent, {{115}, {117}}},
    ProfileRow{limits_by_maximum, {{}, {137}}},      ProfileRow{override_date_free, {{135}}},
    ProfileRow{override_type_free, {{145}}},         ProfileRow{capabilities_in_use, {{132}}},
    ProfileRow{capabilities_may_be_undone, {{146}}},
};

}  // namespace

bool has(const Version& gardener, ProfileFeature feature) {
  for (const ProfileRow& row : kRows) {
    if (row.feature == feature) return contains(row.band, gardener);
  }
  return false;
}

}  // namespace gprov::hashing
