// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/deployments.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/reasons.hpp"

namespace gprov::impact {

/// Why nodes stay although manifests differ: one reason with effect none for each field of the pool's worker, and of
/// the Shoot's version and kubelet where the pool has none of its own, that differs as written and that no reason of
/// `pool` names. Only for pools that keep their class names for certain, and sides that are both manifests or both
/// stored: the lists behind the names being equal is what makes these sentences true.
[[nodiscard]] std::vector<Reason> idle_changes(const ReasonContext& context, const Pool& pool, const PoolSide& before,
                                               const PoolSide& after);

}  // namespace gprov::impact
