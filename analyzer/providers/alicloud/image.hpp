// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/capabilities.hpp"

// Which image a CloudProfile has for a pool. Mirrors pkg/apis/alicloud/helper/helper.go@v1.71.0.

namespace gprov::providers::alicloud {

struct ImageRequest {
  std::string name, version, region;
};

struct ProfileImage {
  std::string id, path;  ///< field path of the id in the CloudProfile
};

/// Mirrors #FindImageForRegionFromCloudProfile: without machineCapabilities, and in all releases until v1.69.
[[nodiscard]] std::optional<ProfileImage> find_by_region(const CloudProfileConfig& config, const ImageRequest& request);

/// Mirrors #FindImageInCloudProfileFlavor: with machineCapabilities since v1.70. `machine` are the capabilities of the
/// machine type as written.
[[nodiscard]] std::optional<ProfileImage> find_by_flavor(const CloudProfileConfig& config, const ImageRequest& request,
                                                         const model::Capabilities& machine,
                                                         const Definitions& definitions);

}  // namespace gprov::providers::alicloud
