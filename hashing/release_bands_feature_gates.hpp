// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <span>
#include <string_view>

#include "hashing/release_band.hpp"

namespace gprov::hashing {

/// What a release of Gardener changed in featureGateVersionRanges of pkg/utils/validation/features/featuregates.go.
/// Entries stand between blanks: NAME; behind "=" the minors of Kubernetes 1 that brought and took the gate away, a "-"
/// between them; behind "/" the minor that locked it, to true (+) or false (-). NAME! is known no more.
struct FeatureGateEdition {
  Release since;
  std::string_view gates;
};

/// The first one stands for all older releases, too.
[[nodiscard]] std::span<const FeatureGateEdition> feature_gate_editions();

}  // namespace gprov::hashing
