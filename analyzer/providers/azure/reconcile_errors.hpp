// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/providers/azure/infrastructure.hpp"
#include "analyzer/providers/azure/pool_images.hpp"
#include "analyzer/providers/azure/vmo.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// What makes the worker reconciliation of one side fail, in the order in which upstream comes across it: the first one
/// ends it. A CloudProfile that the release cannot decode stops every Worker of it before anything else.
/// Mirrors pkg/controller/worker/actuator.go#NewWorkerDelegate, machine_dependencies.go#PreReconcileHook and
/// machines.go#generateMachineConfig by release.
[[nodiscard]] std::vector<ReconcileError> reconcile_errors(const Side& side, const InfrastructureState& infrastructure,
                                                           const VmoState& vmos, const PoolImages& images);

}  // namespace gprov::providers::azure
