// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

namespace gprov::gardener {

/// What the plugin NamespacedCloudProfileValidator refuses: overrides that the parent does not allow, and a merge that
/// would not be valid as a CloudProfile. `old` (nullptr on creation) holds the former merge in its status; `parent` is
/// nullptr if there is no CloudProfile of that name.
/// Mirrors plugin/pkg/namespacedcloudprofile/validator/admission.go#Validate@v1.149.3 and its earlier releases.
[[nodiscard]] std::vector<Rejection> validate_overrides(model::NamespacedCloudProfile profile,
                                                        const model::NamespacedCloudProfile* old,
                                                        const model::CloudProfileSpec* parent,
                                                        const Environment& environment);

}  // namespace gprov::gardener
