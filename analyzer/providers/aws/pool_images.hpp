// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/image.hpp"
#include "analyzer/providers/provider.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::aws {

struct PoolImage {
  std::optional<SelectedImage> image;
  std::optional<hashing::Opaque> profile_unknown;  ///< no CloudProfile: nothing that it decides is known
  std::optional<hashing::Opaque> image_unknown;    ///< the CloudProfile lacks the image, and there is no Worker
  std::optional<ReconcileError> error;
};

using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

struct ImageSide {
  const Side* side = nullptr;
  const CloudProfileConfig* profile = nullptr;  ///< nullptr: no CloudProfile, or none with a providerConfig
  const WorkerStatus* status = nullptr;         ///< nullptr: no Worker was given
};

/// The new side builds on the images that the old side's reconciliation left in the Worker's status.
[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::aws
