// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/pool_images.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::alicloud {

struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  const PoolImage* image = nullptr;
  const InfrastructureStatus* status = nullptr;  ///< nullptr: not given
  std::string technical_id;
};

/// The number that a volume's size begins with, as the class holds it; nothing if it begins with none.
/// Mirrors extensions/pkg/controller/worker/machines.go#DiskSize@v1.136.0.
[[nodiscard]] std::optional<std::string> disk_size(const std::string& size);

/// The fields of the rendered MachineClass that can differ under an unchanged name, for one zone. Mirrors
/// pkg/controller/worker/machines.go#generateMachineConfig and
/// charts/internal/machineclass/templates/machineclass.yaml@v1.71.0.
[[nodiscard]] std::vector<ContentItem> class_content(const ClassInput& input, const std::string& zone);

}  // namespace gprov::providers::alicloud
