// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hashing/hash_data.hpp"
#include "hashing/pool_hash.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing::openstack {

/// A machine label with triggerRollingOnUpdate.
struct MachineLabel {
  std::string name, value;
  std::string path;  ///< spec.provider.workers[i].providerConfig.machineLabels[j]
};

struct SecurityGroup {
  std::string name, path;
};

/// What becomes of the core's own datum, the providerConfig as a whole, in hash version 1.
enum class RawConfig : std::uint8_t {
  dropped,
  kept,  ///< by the Shoot's annotation worker-preserve-hash
};

struct HashInput {
  std::optional<DatumValue> server_group;  ///< its OpenStack id
  std::string server_group_path;
  std::vector<MachineLabel> labels;            ///< in any order
  std::vector<SecurityGroup> security_groups;  ///< in any order
  RawConfig raw_config = RawConfig::dropped;   ///< heeded by releases that know the annotation
};

/// Sorted by what is hashed: "name=value".
void append_machine_labels(HashData& data, const std::vector<MachineLabel>& labels, Trigger trigger);

/// The list of a pool's hash. Hash versions 1 and 2 have the same data of the extension, in-place pools have none.
/// Mirrors pkg/controller/worker/machines.go#generateWorkerPoolHash@v1.57.0 and the bands in release_bands_openstack.
[[nodiscard]] HashData pool_data(PoolHashFrame frame, const HashInput& input, const Version& extension);

/// The name of a server group: the first 18 characters of the Shoot's uid and 8 hex digits that stand for pool and
/// policy. Mirrors pkg/controller/worker/server_groups.go#generateServerGroupNameV2@v1.57.0.
[[nodiscard]] std::string server_group_name(const std::string& uid, const std::string& pool, const std::string& policy);

}  // namespace gprov::hashing::openstack
