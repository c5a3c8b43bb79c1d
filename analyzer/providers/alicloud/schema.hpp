// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

#include "analyzer/model/api_schema.hpp"
#include "hashing/semver.hpp"

// The types of alicloud.provider.extensions.gardener.cloud/v1alpha1 as tables for model::check(). Alicloud has no
// WorkerConfig.

namespace gprov::providers::alicloud {

inline constexpr std::string_view kApiVersion = "alicloud.provider.extensions.gardener.cloud/v1alpha1";

extern const model::TypeSpec kInfrastructureConfig, kInfrastructureStatus, kControlPlaneConfig, kWorkerStatus,
    kCloudProfileConfig;

/// The types as a release of the extension knows them.
[[nodiscard]] const model::TypeSpec& infrastructure_config_of(const hashing::Version& extension);
[[nodiscard]] const model::TypeSpec& cloud_profile_config_of(const hashing::Version& extension);

}  // namespace gprov::providers::alicloud
