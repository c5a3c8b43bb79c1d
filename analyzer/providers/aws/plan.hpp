// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::aws {

/// MachineDeployments and classes of both sides, one a zone. The new state builds on the images that the old one left
/// in the Worker's status. A plan with errors has no pools on the new side: one bad pool stops the whole
/// reconciliation. Mirrors pkg/controller/worker/machines.go#generateMachineConfig by release.
[[nodiscard]] Plans plan(const Side* old_side, const Side* new_side);

}  // namespace gprov::providers::aws
