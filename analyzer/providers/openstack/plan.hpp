// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::openstack {

/// MachineDeployments and classes of both sides. The new state builds on what the old one left: server groups and
/// images in the Worker's status. A plan with errors has no pools on the new side: one bad pool stops the whole
/// reconciliation. Mirrors pkg/controller/worker/machines.go#generateMachineConfig@v1.57.0.
[[nodiscard]] Plans plan(const Side* old_side, const Side* new_side);

}  // namespace gprov::providers::openstack
