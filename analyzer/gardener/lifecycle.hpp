// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"

namespace gprov::gardener {

/// supported, preview, deprecated, expired or unavailable, at `now` (seconds since the epoch). A version expires after
/// its instant, not at it. Mirrors helper/cloudprofile.go#CurrentLifecycleClassification@v1.149.3.
[[nodiscard]] std::string classification(const std::optional<std::string>& legacy_classification,
                                         const std::optional<std::string>& expiration_date,
                                         const std::vector<model::LifecycleStage>& lifecycle, long long now);

/// The same for a Kubernetes or machine image version.
template <class VersionWithLifecycle>
[[nodiscard]] std::string classification(const VersionWithLifecycle& version, long long now) {
  return classification(version.classification, version.expiration_date, version.lifecycle, now);
}

}  // namespace gprov::gardener
