// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/semver.hpp"

// Which image a pool gets. Mirrors pkg/controller/worker/machine_images.go and pkg/apis/aws/helper/helper.go by
// release.

namespace gprov::providers::aws {

struct ImageRequest {
  std::string name, version, region, architecture;
  model::Capabilities machine;               ///< of the machine type, as the CloudProfile has them
  const Definitions* definitions = nullptr;  ///< the CloudProfile's own
  hashing::Version extension;
};

struct SelectedImage {
  StatusImage image;
  Subject subject = Subject::cloud_profile;
  std::string path;  ///< of the AMI that won
};

struct ImageChoice {
  std::optional<SelectedImage> image;
  std::string error;  ///< upstream's text; empty if there is an image
};

/// Mirrors helper.go#FindImageInCloudProfile@v1.73.0, #FindAMIForRegionFromCloudProfile@v1.57.0.
[[nodiscard]] ImageChoice find_in_profile(const CloudProfileConfig& config, const ImageRequest& request);

/// The CloudProfile first, then the images that the Worker's status remembers (nullptr: it has no status).
/// Mirrors machine_images.go#selectMachineImageForWorkerPool@v1.73.0, #findMachineImage@v1.57.0.
[[nodiscard]] ImageChoice select_image(const CloudProfileConfig* config, const std::vector<StatusImage>* status,
                                       const ImageRequest& request);

/// What a reconciliation leaves in the Worker's status, pool by pool.
/// Mirrors machines.go#EnsureUniformMachineImages and machine_images.go#appendMachineImage@v1.73.0.
void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions);

}  // namespace gprov::providers::aws
