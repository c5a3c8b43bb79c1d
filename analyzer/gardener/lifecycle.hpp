// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

namespace gprov::gardener {

/// What a version of Kubernetes or of a machine image is now, as the release of the API server tells it:
///   since v1.137  supported, preview, deprecated, expired or unavailable; expired after the instant, not at it
///   v1.121-1.136  supported, preview, deprecated or expired; expired from the instant on
///   until v1.120  its classification field, "" without one: expiry is judged apart, see is_expired
/// Mirrors helper/cloudprofile.go#CurrentLifecycleClassification@v1.149.3 and @v1.136.0.
[[nodiscard]] std::string classification(const std::optional<std::string>& legacy_classification,
                                         const std::optional<std::string>& expiration_date,
                                         const std::vector<model::LifecycleStage>& lifecycle,
                                         const Environment& environment);

template <class VersionWithLifecycle>
[[nodiscard]] std::string classification(const VersionWithLifecycle& version, const Environment& environment) {
  return classification(version.classification, version.expiration_date, version.lifecycle, environment);
}

/// Whether the legacy expiration date has passed. Mirrors validator/admission.go#findLatestVersion@v1.120.0.
[[nodiscard]] bool is_expired(const std::optional<std::string>& expiration_date, long long now);

}  // namespace gprov::gardener
