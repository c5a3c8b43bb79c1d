// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/model/shoot.hpp"

// What the extensions' webhooks ask of a changed worker alike.

namespace gprov::providers {

/// Whether new zones only follow the old ones.
/// Mirrors pkg/utils/validation/validation.go#ShouldEnforceImmutability@v1.149.3.
[[nodiscard]] bool only_appended(const std::vector<std::string>& before, const std::vector<std::string>& after);

/// Whether the data volumes are the same, in the same order.
[[nodiscard]] bool same_volumes(const model::ShootWorker& before, const model::ShootWorker& after);

}  // namespace gprov::providers
