// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/provider.hpp"

// Which image a pool gets. Mirrors pkg/controller/worker/machine_images.go and pkg/apis/gcp/helper/helper.go.

namespace gprov::providers::gcp {

struct ImageRequest {
  std::string name, version, architecture;
  model::Capabilities machine;  ///< of the machine type, normalised
};

struct SelectedImage {
  StatusImage image;
  Subject subject = Subject::cloud_profile;
  std::string path;  ///< of the entry that won
};

struct ImageChoice {
  std::optional<SelectedImage> image;
  std::string error;  ///< upstream's text; empty if there is an image
};

/// The CloudProfile first, then the images that the Worker's status remembers (nullptr: it has no status). An
/// ambiguous or incompatible CloudProfile counts as no entry: upstream drops that error.
/// Mirrors machine_images.go#selectMachineImageForWorkerPool@v1.54.1.
[[nodiscard]] ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                                       const ImageRequest& request, const Definitions& definitions);

/// The same before images had capabilities: by architecture alone. Mirrors #findMachineImage@v1.49.6.
[[nodiscard]] ImageChoice select_image_by_architecture(const CloudProfileConfig& config,
                                                       const std::vector<StatusImage>* status,
                                                       const ImageRequest& request);

/// What a reconciliation leaves in the Worker's status, pool by pool. `raw_definitions` are the CloudProfile's own.
/// Mirrors machines.go#ensureUniformMachineImages and machine_images.go#appendMachineImage@v1.54.1.
void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions);

}  // namespace gprov::providers::gcp
