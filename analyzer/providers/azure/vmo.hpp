// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/azure/infrastructure.hpp"
#include "analyzer/providers/provider.hpp"

// The scale sets (VMSS Flex, "VMO") of the pools of a Shoot without zones: their names are part of the hash.

namespace gprov::providers::azure {

struct Vmo {
  hashing::DatumValue name;
  std::optional<Cause> cause;  ///< new side only: why another one comes
};

struct VmoState {
  std::map<std::string, Vmo> by_pool;
  std::vector<ReconcileError> errors;
};

/// What vmo_states() needs of one side. `profile` is nullptr without CloudProfile, `status` without Worker.
struct VmoSide {
  const Side* side = nullptr;
  const CloudProfileConfig* profile = nullptr;
  const WorkerStatus* status = nullptr;
  MachineSets machine_sets = MachineSets::zones;
};

/// Names on the old side, and what the new side's reconciliation makes of them. The real scale set is compared with the
/// CloudProfile upstream; here the old CloudProfile stands for it.
/// Mirrors pkg/controller/worker/machine_dependencies.go#PreReconcileHook, machineset_vmo.go#reconcileVMO@v1.62.1.
[[nodiscard]] std::pair<VmoState, VmoState> vmo_states(const VmoSide& before, const VmoSide& after);

}  // namespace gprov::providers::azure
