// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/api_schema.hpp"
#include "hashing/semver.hpp"

// The types of aws.provider.extensions.gardener.cloud/v1alpha1 as tables for model::check().

namespace gprov::providers::aws {

inline constexpr std::string_view kApiVersion = "aws.provider.extensions.gardener.cloud/v1alpha1";

/// As in the newest release.
extern const model::TypeSpec kInfrastructureConfig, kInfrastructureStatus, kWorkerConfig, kWorkerStatus,
    kCloudProfileConfig, kControlPlaneConfig;

/// One of them as a release of the extension knows it. Lives as long as the program.
[[nodiscard]] const model::TypeSpec& as_of(const model::TypeSpec& type, const hashing::Version& extension);

}  // namespace gprov::providers::aws
