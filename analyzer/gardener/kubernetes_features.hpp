// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::gardener {

/// Whether that version of Kubernetes has the feature gate. A name that no version has is none.
/// Mirrors pkg/utils/validation/features/featuregates.go#IsFeatureGateSupported@v1.149.3.
[[nodiscard]] bool supports_feature_gate(std::string_view name, const hashing::Version& kubernetes);

/// The same of admission plugins of the kube-apiserver.
/// Mirrors pkg/utils/validation/admissionplugins/admissionplugins.go#IsAdmissionPluginSupported@v1.149.3.
[[nodiscard]] bool supports_admission_plugin(std::string_view name, const hashing::Version& kubernetes);

}  // namespace gprov::gardener
