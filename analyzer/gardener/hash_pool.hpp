// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/worker_pools.hpp"

namespace gprov::gardener {

/// Fills what decides about the nodes of a pool: its data, hash version, frame and node_agent_secret_name (absent for
/// hash version 1, and where it cannot be computed). `generated.pool` is complete but for labels and that name. Returns
/// the key that the pool's nodes are labelled with, "" if it cannot be computed.
[[nodiscard]] std::string hash_pool(GeneratedPool& generated, const model::Shoot& shoot, const std::vector<Gap>& gaps,
                                    const HashRecords* records, const Environment& environment);

}  // namespace gprov::gardener
