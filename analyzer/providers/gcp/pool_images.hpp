// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/gcp/image.hpp"
#include "analyzer/providers/worker_images.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::gcp {

using PoolImage = WorkerImage<SelectedImage>;
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

using ImageSide = providers::ImageSide<CloudProfileConfig, WorkerStatus>;

[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::gcp
