// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/infrastructure.hpp"
#include "analyzer/providers/aws/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::aws {

/// What stops the reconciliation before the first pool: the CloudProfile's configuration, the nodes' security group.
void add_cluster_errors(const Side& side, const InfrastructureState& infrastructure,
                        std::vector<ReconcileError>& errors);

/// What stops it at one pool, in upstream's order. `config` is nullptr if the pool has none.
/// Mirrors machines.go#generateMachineConfig, #computeBlockDevices and #computeIAMInstanceProfile by release.
void add_pool_errors(const Side& side, const InfrastructureState& infrastructure,
                     const gardener::GeneratedPool& generated, const WorkerConfig* config, const PoolImage* image,
                     std::vector<ReconcileError>& errors);

}  // namespace gprov::providers::aws
