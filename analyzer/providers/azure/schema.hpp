// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/api_schema.hpp"

// The types of azure.provider.extensions.gardener.cloud/v1alpha1 as tables for model::check().

namespace gprov::providers::azure {

inline constexpr std::string_view kApiVersion = "azure.provider.extensions.gardener.cloud/v1alpha1";

extern const model::TypeSpec kInfrastructureConfig, kInfrastructureStatus, kControlPlaneConfig, kWorkerConfig,
    kWorkerStatus, kCloudProfileConfig;

}  // namespace gprov::providers::azure
