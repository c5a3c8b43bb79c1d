// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <utility>

#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/azure/image.hpp"
#include "analyzer/providers/azure/infrastructure.hpp"
#include "analyzer/providers/worker_images.hpp"

// The images of all pools of a Shoot on both sides, and how much of them can be known.

namespace gprov::providers::azure {

struct PoolImage : WorkerImage<SelectedImage> {
  bool accelerated_networking = false;
};
using PoolImages = std::map<std::string, PoolImage>;  ///< by pool

struct ImageSide : providers::ImageSide<CloudProfileConfig, WorkerStatus> {
  MachineSets machine_sets = MachineSets::zones;
};

/// Since v1.60 a CloudProfile without providerConfig is dereferenced as soon as the first pool is looked at.
[[nodiscard]] bool lacks_config(const ImageSide& given);
/// Mirrors machines.go#isMachineTypeSupportingAcceleratedNetworking@v1.62.1, which does so. `pool`: "" if it is no
/// single one.
[[nodiscard]] ReconcileError no_profile_config(const std::string& pool);

[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

}  // namespace gprov::providers::azure
