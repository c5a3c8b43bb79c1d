// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/zones.hpp"

#include "hashing/zones.hpp"

namespace gprov::providers {

void give_all(Deployment& deployment, const model::WorkerPool& pool) {
  deployment.minimum = pool.minimum;
  deployment.maximum = pool.maximum;
  deployment.max_surge = pool.max_surge;
  deployment.max_unavailable = pool.max_unavailable;
}

void give_share(Deployment& deployment, const model::WorkerPool& pool, std::size_t index, std::size_t count) {
  const auto at = static_cast<std::int32_t>(index);
  const auto of = static_cast<std::int32_t>(count);
  deployment.minimum = hashing::distribute_over_zones(at, pool.minimum, of);
  deployment.maximum = hashing::distribute_over_zones(at, pool.maximum, of);
  deployment.max_surge = hashing::distribute_int_or_percent(at, pool.max_surge, of, pool.maximum);
  deployment.max_unavailable = hashing::distribute_int_or_percent(at, pool.max_unavailable, of, pool.minimum);
}

}  // namespace gprov::providers
