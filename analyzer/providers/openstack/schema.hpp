// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

#include "analyzer/model/api_schema.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::openstack {

inline constexpr std::string_view kApiVersion = "openstack.provider.extensions.gardener.cloud/v1alpha1";

/// As the newest release has them, and what older ones had beside that.
extern const model::TypeSpec kInfrastructureConfig, kInfrastructureStatus, kControlPlaneConfig, kWorkerConfig,
    kWorkerStatus, kCloudProfileConfig;

// The same as one release of the extension decodes them.
[[nodiscard]] const model::TypeSpec& worker_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& infrastructure_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& cloud_profile_config_of(const hashing::Version& extension);

}  // namespace gprov::providers::openstack
