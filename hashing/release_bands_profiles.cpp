// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/release_bands_profiles.hpp"

#include <array>

#include "hashing/release_band.hpp"

namespace gprov::hashing {
namespace {

using enum ProfileFeature;

// Found by comparing, over all releases v1.83.0 – v1.149.0, the functions of pkg/api(s)/core/validation/
// {cloudprofile,namespacedcloudprofile,utils}.go, the registry strategies of both kinds, the admission plugins
// ResourceReferenceManager and NamespacedCloudProfileValidator, and the merge in gardener-controller-manager.
constexpr std::array kRows{
    FeatureRow{capabilities_gate_default, {{146}}},  FeatureRow{qualified_names, {{125}}},
    FeatureRow{type_by_capability, {{126}}},         FeatureRow{architecture_synced, {{132}}},
    FeatureRow{duplicates_go_on, {{132}}},           FeatureRow{lifecycle, {{137}}},
    FeatureRow{lifecycles_overlap, {{137}, {149}}},  FeatureRow{reserved_capabilities, {{147}}},
    FeatureRow{limits_never_fall, {{115}, {136}}},   FeatureRow{limits_below_parent, {{115}, {117}}},
    FeatureRow{limits_by_maximum, {{}, {137}}},      FeatureRow{override_date_free, {{135}}},
    FeatureRow{override_type_free, {{145}}},         FeatureRow{capabilities_in_use, {{132}}},
    FeatureRow{capabilities_may_be_undone, {{146}}}, FeatureRow{selector_values_checked, {{127}}},
};

}  // namespace

bool has(const Version& gardener, ProfileFeature feature) { return has_feature<kRows>(gardener, feature); }

}  // namespace gprov::hashing
