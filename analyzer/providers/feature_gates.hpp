// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refused_setting.hpp"

namespace gprov::providers {

/// cloudControllerManager.featureGates of the Shoot's controlPlaneConfig, held against the Shoot's Kubernetes version;
/// `library` is the Gardener release that the extension was built with.
/// Mirrors pkg/apis/<provider>/validation/controlplane.go#ValidateControlPlaneConfig of every extension that has it.
[[nodiscard]] std::vector<RefusedSetting> refused_manager_gates(const model::Shoot& shoot,
                                                                const hashing::Version& library);

}  // namespace gprov::providers
