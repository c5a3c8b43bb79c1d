// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/azure/image.hpp"
#include "analyzer/providers/azure/infrastructure.hpp"
#include "analyzer/providers/provider.hpp"

// The rendered MachineClass as far as it can differ under one class name.
// Mirrors pkg/controller/worker/machines.go#generateMachineConfig and charts/internal/machineclass@v1.62.1.

namespace gprov::providers::azure {

struct ClassInput {
  const Side* side = nullptr;
  const gardener::GeneratedPool* pool = nullptr;
  std::shared_ptr<const InfrastructureState> infrastructure;
  std::optional<WorkerConfig> config;
  std::optional<SelectedImage> image;
  bool accelerated_networking = false;
  /// Set where what the CloudProfile decides cannot be known: stands for all of it.
  std::optional<hashing::Opaque> profile_unknown;
  /// Set where only the image is not known: it is one that the Worker's status remembers.
  std::optional<hashing::Opaque> image_unknown;
};

[[nodiscard]] std::vector<ContentItem> class_content(const ClassInput& input);

/// Mirrors machines.go#SanitizeAzureVMTag@v1.62.1.
[[nodiscard]] std::string sanitize_tag(const std::string& label);

}  // namespace gprov::providers::azure
