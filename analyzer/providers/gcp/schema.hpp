// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

#include "analyzer/model/api_schema.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::gcp {

inline constexpr std::string_view kApiVersion = "gcp.provider.extensions.gardener.cloud/v1alpha1";

/// As the newest release has them: no field was ever dropped.
extern const model::TypeSpec kInfrastructureConfig, kInfrastructureStatus, kControlPlaneConfig, kWorkerConfig,
    kWorkerStatus, kCloudProfileConfig;

// The same as one release of the extension decodes them.
[[nodiscard]] const model::TypeSpec& infrastructure_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& control_plane_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& worker_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& cloud_profile_config_of(const hashing::Version& extension);

}  // namespace gprov::providers::gcp
