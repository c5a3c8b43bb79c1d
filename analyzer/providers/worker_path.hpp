// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string>

#include "analyzer/gardener/worker_pools.hpp"

namespace gprov::providers {

/// Where the Shoot has a worker: spec.provider.workers[2]
[[nodiscard]] inline std::string worker_path(std::size_t index) {
  return "spec.provider.workers[" + std::to_string(index) + "]";
}
[[nodiscard]] inline std::string worker_path(const gardener::GeneratedPool& pool) { return worker_path(pool.index); }

}  // namespace gprov::providers
