// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/openstack/image.hpp"
#include "analyzer/providers/provider.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::openstack {

struct PoolImage {
  std::optional<SelectedImage> image;
  std::optional<hashing::Opaque> profile_unknown;  ///< no CloudProfile: nothing that it decides is known
  std::optional<hashing::Opaque> image_unknown;    ///< the CloudProfile lacks the image, and there is no Worker
  std::optional<ReconcileError> error;
};
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

/// One side with its closed configs opened.
struct OpenedSide {
  const Side* side = nullptr;
  SharedConfig<CloudProfileConfig> profile;  ///< nothing: no CloudProfile, or none with a providerConfig
  std::optional<WorkerStatus> status;        ///< nothing: no Worker was given
};

[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const OpenedSide& before, const OpenedSide& after);

}  // namespace gprov::providers::openstack
