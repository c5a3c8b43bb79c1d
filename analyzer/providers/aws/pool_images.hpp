// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/image.hpp"
#include "analyzer/providers/worker_images.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::aws {

using PoolImage = WorkerImage<SelectedImage>;
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

using ImageSide = providers::ImageSide<CloudProfileConfig, WorkerStatus>;

/// The new side builds on the images that the old side's reconciliation left in the Worker's status.
[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::aws
