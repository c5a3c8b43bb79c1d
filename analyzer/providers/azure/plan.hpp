// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// MachineDeployments and classes of both sides. The new state builds on what the old one left: scale sets and images
/// in the Worker's status. A plan with errors has no pools on the new side: one bad pool stops the whole
/// reconciliation. Mirrors pkg/controller/worker/machines.go#generateMachineConfig@v1.62.1.
[[nodiscard]] Plans plan(const Side* old_side, const Side* new_side);

}  // namespace gprov::providers::azure
