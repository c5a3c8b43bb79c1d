// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/shoot.hpp"
#include "hashing/semver.hpp"

// What somebody asks Gardener to do with a Shoot by annotation: rotate credentials, replace nodes. Names of operations
// are those of types_constants.go@v1.149.3.

namespace gprov::gardener {

inline constexpr std::string_view kOperation = "gardener.cloud/operation";
inline constexpr std::string_view kMaintenanceOperation = "maintenance.gardener.cloud/operation";

/// The operations in an annotation: several separated by ";" since v1.133, one as it stands before.
/// Mirrors helper/shoot.go#GetShootGardenerOperations@v1.149.3.
[[nodiscard]] std::vector<std::string> operations_in(const model::Shoot& shoot, std::string_view annotation,
                                                     const hashing::Version& gardener);

/// The pools behind "rollout-workers=" or "rotate-rollout-workers="; nothing if `operation` begins otherwise. "*"
/// stays.
[[nodiscard]] std::vector<std::string> pools_in(std::string_view operation, std::string_view name);

struct StartedOperations {
  bool rotation = false;            ///< a rotation began: its time is part of the keys
  std::set<std::string> rolled;     ///< pools whose machines are replaced under their present class
  std::set<std::string> undecided;  ///< pools that roll if a rotation waits for them, which only the status tells
};

/// What gardenlet writes into `shoot`'s status when it begins `operations` at `moment` (RFC 3339), and does beside it.
/// Operations that the release does not know do nothing. Of a Shoot whose status was not shown (`last_operation` is
/// absent), pools with a pending rollout cannot be known. Mirrors
/// pkg/gardenlet/controller/shoot/shoot/reconciler.go#updateShootStatusOperationStart@v1.149.3.
[[nodiscard]] StartedOperations start_operations(model::Shoot& shoot, const std::vector<std::string>& operations,
                                                 const std::string& moment, const hashing::Version& gardener);

/// Every reconciliation forgets pending rollouts of pools that are gone, and of all pools once the Shoot is hibernated:
/// they get the rotation's time. Mirrors reconciler.go#removeNonExistentPoolsFromPendingWorkersRollouts@v1.149.3.
void forget_pending_rollouts(model::Shoot& shoot);

}  // namespace gprov::gardener
