// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/gcp/infrastructure.hpp"
#include "analyzer/providers/gcp/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

// The rendered MachineClass. All of it: what is hashed, too, can differ under one name, for the hash knows values
// without their fields. Mirrors pkg/controller/worker/machines.go#generateMachineConfig and
// charts/internal/machineclass@v1.54.1.

namespace gprov::providers::gcp {

struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  const InfrastructureState* infrastructure = nullptr;
  std::optional<WorkerConfig> config;
  PoolImage image;
};

/// What the classes of all zones of a pool share.
[[nodiscard]] std::vector<ContentItem> class_content(const ClassInput& input);

/// Mirrors machines.go#SanitizeGcpLabel and #SanitizeGcpLabelValue@v1.54.1.
[[nodiscard]] std::string sanitize_label(std::string_view label);
[[nodiscard]] std::string sanitize_label_value(std::string_view value);

/// Whether disks of a type take provisioned iops, or throughput. Mirrors machines.go#AllowedTypesIops and
/// #AllowedTypesThroughput.
[[nodiscard]] bool takes_iops(std::string_view type, const hashing::Version& extension);
[[nodiscard]] bool takes_throughput(std::string_view type, const hashing::Version& extension);

/// The digits that a disk's size begins with; "" if there are none, which is an error.
/// Mirrors extensions/pkg/controller/worker/machines.go#DiskSize@v1.145.0.
[[nodiscard]] std::string disk_size(std::string_view size);

}  // namespace gprov::providers::gcp
