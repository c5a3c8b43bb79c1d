// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hashing/hash_data.hpp"
#include "hashing/pool_hash.hpp"
#include "hashing/semver.hpp"

namespace gprov::hashing::aws {

using OptionalText = std::optional<std::string>;
using OptionalNumber = std::optional<std::int64_t>;

struct DataVolume {
  std::string name, size;
  OptionalText type;
  std::optional<bool> encrypted;
};

struct ConfigVolume {
  OptionalNumber iops, throughput;
};
struct ConfigDataVolume {
  std::string name;
  ConfigVolume volume;
  OptionalText snapshot_id;
};
struct InstanceProfile {
  OptionalText name, arn;
};
struct MetadataOptions {
  OptionalText http_tokens;
  OptionalNumber hop_limit;
};
struct CpuOptions {
  OptionalNumber core_count, threads_per_core;
  OptionalText amd_sev_snp;  ///< not hashed
};
struct CapacityReservation {
  OptionalText preference, id, resource_group_arn;
};
struct IndexRange {
  std::int64_t from = 0, to = 0;
};
struct NetworkInterface {
  OptionalText type, subnet_id;
  OptionalText description;  ///< not hashed
  std::int64_t device_index = 0;
  OptionalNumber card_index;
  std::optional<IndexRange> card_range;
};
struct Placement {
  OptionalText group_id, tenancy, host_id, affinity;
  OptionalNumber partition_number;
};
struct NodeTemplate {
  std::vector<std::pair<std::string, std::string>> capacity, virtual_capacity;  ///< resource, quantity text
  bool has_capacity = false, has_virtual_capacity = false;  ///< decodes to non-nil: {} counts, null does not
};

/// A WorkerConfig; `raw` is the canonical JSON of the whole. Mirrors pkg/apis/aws/types_worker.go@v1.73.0.
struct WorkerConfig {
  std::string raw;
  std::string path;  ///< spec.provider.workers[i].providerConfig
  std::optional<NodeTemplate> node_template;
  std::optional<ConfigVolume> volume;
  bool has_data_volumes = false;  ///< decodes to non-nil
  std::vector<ConfigDataVolume> data_volumes;
  std::optional<InstanceProfile> instance_profile;
  std::optional<MetadataOptions> metadata;
  std::optional<CpuOptions> cpu;
  std::optional<CapacityReservation> reservation;
  std::vector<NetworkInterface> interfaces;
  std::optional<Placement> placement;
  OptionalText market_type;  ///< of instanceMarketOptions
};

struct HashInput {
  std::string pool_path;           ///< spec.provider.workers[i]
  std::string kubernetes_version;  ///< of the Worker's pool; "": it has none
  bool in_place = false;           ///< updateStrategy is an in-place one, whatever the scheme
  std::optional<bool> encrypted;   ///< of the root volume
  std::vector<DataVolume> data_volumes;
  std::optional<WorkerConfig> config;
};

/// The extension's data of one pool, in order.
/// Mirrors pkg/controller/worker/machines.go#ComputeAdditionalHashDataV1, …V2 and …InPlace by release.
[[nodiscard]] HashData extension_data(const HashInput& input, HashScheme scheme, const Version& extension);

/// Go's JSON of the internal WorkerConfig without virtualCapacity, which v1.66 hashed.
[[nodiscard]] std::string struct_json(const WorkerConfig& config);

}  // namespace gprov::hashing::aws
