// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hashing/hash_data.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing::gcp {

struct DataVolume {
  std::string name, size;
  std::optional<std::string> type;
  bool encrypted = false;
  std::string path;  ///< spec.provider.workers[i].dataVolumes[j]
};

struct Gpu {
  std::string accelerator_type;
  std::int64_t count = 0;
};

struct Encryption {
  std::optional<std::string> kms_key_name, kms_key_service_account;
};

struct VolumeConfig {
  std::optional<std::string> interface;
  std::optional<Encryption> encryption;
};

struct DiskSettings {
  std::optional<std::int64_t> provisioned_iops, provisioned_throughput;
  std::optional<std::string> storage_pool;
};

struct DataVolumeConfig {
  std::string name;
  std::optional<std::string> source_image;
  DiskSettings settings;
};

struct ServiceAccount {
  std::string email;
  std::vector<std::string> scopes;
};

/// The decoded fields of a WorkerConfig; `raw` is the canonical JSON of the whole.
struct WorkerConfig {
  std::string raw;
  bool has_node_template = false;
  bool has_virtual_capacity = false;  ///< nodeTemplate.virtualCapacity decodes to non-nil; {} counts, null does not
  std::vector<std::pair<std::string, std::string>> capacity;  ///< nodeTemplate.capacity: resource, quantity text
  std::optional<Gpu> gpu;
  std::optional<VolumeConfig> volume;
  std::optional<DiskSettings> boot_volume;
  std::vector<DataVolumeConfig> data_volumes;  ///< in the order given
  std::optional<std::string> min_cpu_platform;
  std::optional<ServiceAccount> service_account;
  std::string path;  ///< spec.provider.workers[i].providerConfig
};

struct HashInput {
  std::string kubernetes_version;
  std::vector<DataVolume> data_volumes;  ///< in any order: hashed by name
  std::optional<WorkerConfig> worker_config;
};

/// The extension's data of one pool, in order, for rolling pools of hash version 2; version 1 and in-place pools have
/// none. Mirrors pkg/controller/worker/machines.go#generateWorkerPoolHash, #WorkerPoolHashDataV2 and
/// #hashDataForWorkerConfig@v1.54.1, and what they were in v1.38 – v1.53.
[[nodiscard]] HashData extension_data(const HashInput& input, const Version& extension);

}  // namespace gprov::hashing::gcp
