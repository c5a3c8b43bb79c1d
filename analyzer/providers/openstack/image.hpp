// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/provider.hpp"

// Which image a pool gets. Mirrors pkg/controller/worker/machine_images.go and pkg/apis/openstack/helper/helper.go@
// v1.33.0 – v1.57.0.

namespace gprov::providers::openstack {

struct ImageRequest {
  std::string name, version, region, architecture;
  model::Capabilities machine;  ///< of the machine type, as the CloudProfile has them
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

/// The CloudProfile's entries first, then the images that the Worker's status remembers. `raw_definitions` are the
/// CloudProfile's own.
[[nodiscard]] ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>& status,
                                       const ImageRequest& request, const Definitions& raw_definitions,
                                       const hashing::Version& extension);

/// Adds an image to those that a reconciliation leaves in the Worker's status, in the format that fits the
/// CloudProfile. Mirrors machines.go#EnsureUniformMachineImages and machine_images.go#appendMachineImage@v1.57.0.
void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions,
                    const hashing::Version& extension);

/// As the class has it: "imageID: …" or "imageName: …".
[[nodiscard]] std::string rendered(const StatusImage& image);

}  // namespace gprov::providers::openstack
