// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/openstack/image.hpp"
#include "analyzer/providers/worker_images.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::openstack {

using PoolImage = WorkerImage<SelectedImage>;
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

using ImageSide = providers::ImageSide<CloudProfileConfig, WorkerStatus>;
using OpenedSide = providers::OpenedSide<CloudProfileConfig, WorkerStatus>;

[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::openstack
