// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>

#include "analyzer/providers/provider.hpp"

namespace gprov::providers {

/// Minimum, maximum, surge and unavailable of a pool's deployment that stands alone.
void give_all(Deployment& deployment, const model::WorkerPool& pool);

/// The share of zone `index` of `count`. Mirrors extensions/pkg/controller/worker/machines.go#DistributeOverZones and
/// #DistributePositiveIntOrPercent@v1.149.3 with the totals that every provider passes: the pool's maximum for the
/// surge, its minimum for what may be unavailable.
void give_share(Deployment& deployment, const model::WorkerPool& pool, std::size_t index, std::size_t count);

}  // namespace gprov::providers
