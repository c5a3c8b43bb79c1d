// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/providers/provider.hpp"

// What the plans of several providers have in common.

namespace gprov::providers {

/// nullptr if there is no side, or no such pool on it.
[[nodiscard]] const gardener::GeneratedPool* find_pool(const Side* side, const std::string& name);

/// Nodes of a Shoot whose reconciliation fails stay as they are: a new plan with errors has no pools.
[[nodiscard]] Plans plans_of(std::optional<Plan> old_plan, std::optional<Plan> new_plan);

}  // namespace gprov::providers
