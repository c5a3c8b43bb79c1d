// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/azure/capabilities.hpp"
#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/provider.hpp"

// Which image a pool gets. Mirrors pkg/controller/worker/machine_images.go and pkg/apis/azure/helper/helper.go@v1.62.1.

namespace gprov::providers::azure {

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

/// extensions/pkg/controller/worker/machines.go#ErrorMachineImageNotFound@v1.144.2
[[nodiscard]] std::string image_not_found(const ImageRequest& request);
/// helper.go#FindImageInWorkerStatus@v1.62.1
[[nodiscard]] std::string flavor_not_found(const ImageRequest& request);

/// Mirrors machines.go#isMachineTypeSupportingAcceleratedNetworking@v1.62.1.
[[nodiscard]] bool is_accelerated_type(const CloudProfileConfig& config, const std::string& machine_type);

/// The CloudProfile's flavors first, then the images that the Worker's status remembers (nullptr: it has no status).
/// An ambiguous or incompatible CloudProfile counts as no entry: upstream drops that error.
/// Mirrors machine_images.go#selectMachineImageForWorkerPool@v1.62.1.
[[nodiscard]] ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                                       const ImageRequest& request, const Definitions& definitions,
                                       const Networking& networking);

/// What a reconciliation leaves in the Worker's status, pool by pool. `raw_definitions` are the CloudProfile's own.
/// Mirrors machines.go#ensureUniformMachineImages and machine_images.go#appendMachineImage@v1.62.1.
void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions);

/// Field and text of the reference that the class gets: urn, community gallery, shared gallery, id.
struct RenderedImage {
  std::string field, value;
};
[[nodiscard]] RenderedImage rendered(const ImageReference& image);

/// Whether the class asks for accelerated networking. `machine` is changed as upstream changes it.
/// Mirrors machines.go#generateMachineConfig@v1.62.1.
[[nodiscard]] bool accelerated(const CloudProfileConfig& config, const Definitions& raw_definitions,
                               const std::string& machine_type, model::Capabilities machine,
                               const model::Capabilities& image, const Networking& networking);

}  // namespace gprov::providers::azure
