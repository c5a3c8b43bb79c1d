// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

namespace gprov::gardener {

/// What the registry refuses of a CloudProfile: of its creation (`old` is nullptr) or of an update. Both are defaulted
/// and prepared (profile_stored.hpp).
/// Mirrors pkg/api/core/validation/cloudprofile.go#ValidateCloudProfile, #ValidateCloudProfileUpdate@v1.149.3 and their
/// earlier releases.
[[nodiscard]] std::vector<Rejection> validate(const model::CloudProfile& profile, const model::CloudProfile* old,
                                              const Environment& environment);

/// The same of a NamespacedCloudProfile. Mirrors pkg/api/core/validation/namespacedcloudprofile.go
/// #ValidateNamespacedCloudProfile, #ValidateNamespacedCloudProfileUpdate@v1.149.3.
[[nodiscard]] std::vector<Rejection> validate(const model::NamespacedCloudProfile& profile,
                                              const model::NamespacedCloudProfile* old, const Environment& environment);

}  // namespace gprov::gardener
