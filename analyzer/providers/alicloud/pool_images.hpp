// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::alicloud {

/// The image of one pool.
struct PoolImage {
  std::optional<hashing::DatumValue> id;  ///< nothing: there is none, see `error`
  Subject subject = Subject::cloud_profile;
  std::string path;
  std::optional<ReconcileError> error;
};

struct ImageSide {
  const Side* side = nullptr;                    ///< nullptr: the Shoot does not exist on this side
  const CloudProfileConfig* profile = nullptr;   ///< nullptr: not given, or it has no providerConfig
  const InfrastructureStatus* status = nullptr;  ///< nullptr: not given
};

using PoolImages = std::map<std::string, PoolImage>;

/// The image of each pool on both sides. What the CloudProfile lacks, and every encrypted copy, comes from the status
/// of the Infrastructure, which remembers what the old side used.
/// Mirrors pkg/controller/worker/machine_images.go#findMachineImage@v1.71.0.
[[nodiscard]] std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after);

/// The CloudProfile's image for a machine type, as workers and the mutator look it up; `error` is set, and upstream's
/// text, if the lookup itself fails (the machine type is missing).
struct ProfileLookup {
  std::string image_name, image_version, region, machine_type;
};
struct ProfileAnswer {
  std::optional<std::string> id;
  std::string path;
  std::string error;
};
[[nodiscard]] ProfileAnswer look_up(const CloudProfileConfig* config, const model::CloudProfileSpec& profile,
                                    const std::string& profile_name, const ProfileLookup& lookup,
                                    const hashing::Version& extension);

}  // namespace gprov::providers::alicloud
