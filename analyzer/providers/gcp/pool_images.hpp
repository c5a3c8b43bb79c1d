// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/gcp/image.hpp"
#include "analyzer/providers/provider.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::gcp {

struct PoolImage {
  std::optional<SelectedImage> image;
  std::optional<hashing::Opaque> profile_unknown;  ///< no CloudProfile: nothing that it decides is known
  std::optional<hashing::Opaque> image_unknown;    ///< the CloudProfile lacks the image, and there is no Worker
  std::optional<ReconcileError> error;
};

using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

struct ImageSide {
  const Side* side = nullptr;
  const WorkerStatus* status = nullptr;  ///< nullptr: no Worker was given
  bool fails = false;                    ///< the reconciliation does, whatever the images: it writes no status
};

[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::gcp
