// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/infrastructure.hpp"
#include "analyzer/providers/aws/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

// The rendered MachineClass as far as it can differ under one class name.
// Mirrors pkg/controller/worker/machines.go#generateMachineConfig and charts/internal/machineclass by release.

namespace gprov::providers::aws {

struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  const InfrastructureState* infrastructure = nullptr;
  const WorkerConfig* config = nullptr;  ///< nullptr: the pool has none
  const PoolImage* image = nullptr;
};

[[nodiscard]] std::vector<ContentItem> class_content(const ClassInput& input, const std::string& zone);

/// The number at the beginning of a size. Mirrors extensions/pkg/controller/worker/machines.go#DiskSize@v1.145.0.
[[nodiscard]] std::string disk_size(const std::string& size);

}  // namespace gprov::providers::aws
