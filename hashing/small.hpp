// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "hashing/openstack.hpp"
#include "hashing/pool_hash.hpp"
#include "hashing/release_bands_small.hpp"

// What the extensions hash that have next to nothing of their own: the rest hash nothing at all.

namespace gprov::hashing::small {

struct DataVolume {
  std::string name, size;
  std::optional<std::string> type;
  std::optional<bool> encrypted;
  std::string path;  ///< spec.provider.workers[i].dataVolumes[j]
};

struct HashInput {
  std::optional<bool> volume_encrypted;                 ///< ironcore
  std::string volume_path;                              ///< spec.provider.workers[i].volume
  std::vector<DataVolume> data_volumes;                 ///< ironcore; in the Shoot's order
  std::vector<openstack::MachineLabel> machine_labels;  ///< stackit; those with triggerRollingOnUpdate
};

/// The list of a pool's hash. Mirrors WorkerPoolHash's callers:
/// provider-ironcore pkg/controller/worker/machines.go#computeAdditionalHashDataV1@v0.6.0 (hash version 1 alone has
/// it), provider-stackit pkg/controller/worker/machines.go#generateWorkerPoolHash@v2.20.0 (no providerConfig in any
/// version), and machines.go#generateMachineConfig of the others, which hand over nothing.
[[nodiscard]] HashData pool_data(PoolHashFrame frame, const HashInput& input, Extension extension,
                                 const Version& release);

}  // namespace gprov::hashing::small
