// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/shoot_parts.hpp"
#include "hashing/semver.hpp"

namespace gprov::gardener {

/// Whether that version of Kubernetes has the feature gate, by what a release of Gardener knows of it. A name that it
/// does not know is none. Mirrors pkg/utils/validation/features/featuregates.go#IsFeatureGateSupported@v1.149.3.
[[nodiscard]] bool supports_feature_gate(std::string_view name, const hashing::Version& kubernetes,
                                         const hashing::Version& gardener);

/// A feature gate that may not be set so: type and detail of the error at its name.
struct RefusedGate {
  std::string name;
  const char* type;
  std::string detail;
};

/// By name; none for a version that cannot be read, which others refuse. `gardener` is the release whose library
/// validates: of the API server, or the one that an extension was built with.
/// Mirrors pkg/utils/validation/features/featuregates.go#ValidateFeatureGates@v1.149.3.
[[nodiscard]] std::vector<RefusedGate> refused_feature_gates(const model::FeatureGates& gates,
                                                             const std::string& kubernetes,
                                                             const hashing::Version& gardener);

/// The same of admission plugins of the kube-apiserver.
/// Mirrors pkg/utils/validation/admissionplugins/admissionplugins.go#IsAdmissionPluginSupported@v1.149.3.
[[nodiscard]] bool supports_admission_plugin(std::string_view name, const hashing::Version& kubernetes);

}  // namespace gprov::gardener
