// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hashing/hash_data.hpp"
#include "hashing/pool_hash.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing::azure {

struct DataVolume {
  std::string name, size;
  std::optional<std::string> type;
  std::string path;  ///< spec.provider.workers[i].dataVolumes[j]
};

struct ImageReference {
  std::optional<std::string> urn, id, community_gallery_image_id, shared_gallery_image_id;
};

struct WorkerConfigDataVolume {
  std::string name;
  std::optional<ImageReference> image;
};

/// The decoded fields of a WorkerConfig that the per-field list reads; `raw` is the canonical JSON of the whole.
struct WorkerConfig {
  std::string raw;
  bool has_virtual_capacity = false;  ///< nodeTemplate.virtualCapacity decodes to non-nil; {} counts, null does not
  std::vector<std::pair<std::string, std::string>> capacity;  ///< nodeTemplate.capacity: resource, quantity text
  std::optional<std::string> caching;
  std::vector<WorkerConfigDataVolume> data_volumes;  ///< in the order given
  std::optional<bool> diagnostics_enabled;           ///< set (false when left out) if there is a diagnosticsProfile
  std::optional<std::string> diagnostics_storage_uri;
  std::optional<std::string> capacity_reservation_group_id;
  std::string path;  ///< spec.provider.workers[i].providerConfig
};

struct HashInput {
  std::string kubernetes_version;
  std::vector<DataVolume> data_volumes;  ///< in any order: hashed by name
  std::optional<DatumValue> identity;    ///< infrastructureStatus.identity.id
  std::optional<DatumValue> vmo;         ///< name of the pool's VMO dependency (non-zoned)
  std::optional<DatumValue> subnet;      ///< multi-subnet layout, zone not migrated
  std::optional<WorkerConfig> worker_config;
};

/// The extension's data of one pool (and zone), in order, for the list that the Gardener library in it hashes.
/// Mirrors pkg/controller/worker/machines.go#generateWorkerPoolHash, #WorkerPoolHashDataV2 (before v1.54.0:
/// #workerPoolHashDataV2) of each release.
[[nodiscard]] HashData extension_data(const HashInput& input, HashScheme scheme, const Version& extension);

}  // namespace gprov::hashing::azure
