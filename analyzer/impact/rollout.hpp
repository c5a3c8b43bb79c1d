// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// How many machines may be added beyond the wanted number, and be missing from it, while a MachineDeployment rolls.
struct Fenceposts {
  std::int64_t surge = 0, unavailable = 0;
};

/// Of `nodes` wanted machines: percentages of surge are rounded up, of unavailable down; where both come out as 0, one
/// machine may be missing. Mirrors machine-controller-manager
/// pkg/controller/deployment_util.go#ResolveFenceposts@v0.60.0.
[[nodiscard]] Fenceposts resolve_fenceposts(const hashing::IntOrString& max_surge,
                                            const hashing::IntOrString& max_unavailable, std::int64_t nodes);

/// Fills the rollouts of a pool and its deployments that roll, and what people should hear of before.
void add_rollout(Pool& pool, const Pair& pair);

}  // namespace gprov::impact
