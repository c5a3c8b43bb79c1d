// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/sides.hpp"

#include <algorithm>
#include <utility>

namespace gprov::providers {

const gardener::GeneratedPool* find_pool(const Side* side, const std::string& name) {
  if (side == nullptr) return nullptr;
  const auto found = std::find_if(side->pools.begin(), side->pools.end(),
                                  [&](const gardener::GeneratedPool& pool) { return pool.pool.name == name; });
  return found == side->pools.end() ? nullptr : &*found;
}

Plans plans_of(std::optional<Plan> old_plan, std::optional<Plan> new_plan) {
  if (new_plan && !new_plan->errors.empty()) new_plan->pools.clear();
  return {std::move(old_plan), std::move(new_plan)};
}

}  // namespace gprov::providers
