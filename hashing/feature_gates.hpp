// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::hashing {

/// A feature gate of Kubernetes as a release of Gardener knows it; the numbers are minors of Kubernetes 1.
struct FeatureGate {
  std::optional<std::uint64_t> since, before;  ///< nothing: it always was, and still is
  std::optional<std::uint64_t> locked_since;
  bool locked_to = false;  ///< with `locked_since`
};

/// Nothing if that release knows no gate of the name.
/// Mirrors pkg/utils/validation/features/featuregates.go#featureGateVersionRanges@v1.83.0 and later.
[[nodiscard]] std::optional<FeatureGate> feature_gate(std::string_view name, const Version& gardener);

}  // namespace gprov::hashing
