// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/openstack/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

// The rendered MachineClass as far as it can differ under one class name.
// Mirrors pkg/controller/worker/machines.go#generateMachineConfig and charts/internal/machineclass@v1.57.0.

namespace gprov::providers::openstack {

struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  const InfrastructureStatus* infrastructure = nullptr;  ///< nullptr: known on neither side
  const WorkerConfig* config = nullptr;
  const PoolImage* image = nullptr;
  std::optional<hashing::DatumValue> server_group;  ///< where the hash does not have it: in-place pools
};

/// Of all deployments of the pool; each has its zone beside that.
[[nodiscard]] std::vector<ContentItem> class_content(const ClassInput& input);

/// The zone of the pool's deployment `index`.
[[nodiscard]] ContentItem zone_content(const gardener::GeneratedPool& pool, std::size_t index);

/// A label's name as metadata of OpenStack; values stay. Mirrors machines.go#NormalizeLabelsForMachineClass@v1.57.0.
[[nodiscard]] std::string normalized_label(const std::string& name);

}  // namespace gprov::providers::openstack
