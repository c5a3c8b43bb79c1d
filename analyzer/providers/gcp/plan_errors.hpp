// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/providers/gcp/infrastructure.hpp"
#include "analyzer/providers/gcp/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

// What makes the reconciliation of a Worker fail. One bad pool leaves all pools of the Shoot as they are.

namespace gprov::providers::gcp {

/// Errors before images are looked for, in upstream's order: of the CloudProfile, of the infrastructure, and of each
/// pool's providerConfig. Mirrors machines.go#generateMachineConfig@v1.54.1.
[[nodiscard]] std::vector<ReconcileError> early_errors(const Side& side, const InfrastructureState& infrastructure);

/// All errors. Each pool tells its first.
[[nodiscard]] std::vector<ReconcileError> errors_of(const Side& side, const InfrastructureState& infrastructure,
                                                    const PoolImages& images);

}  // namespace gprov::providers::gcp
