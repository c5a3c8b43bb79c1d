// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/check.hpp"

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::aws {
namespace {

constexpr ConfigTypes kTypes{.provider = "aws",
                             .api_version = kApiVersion,
                             .infrastructure_config = &kInfrastructureConfig,
                             .infrastructure_status = &kInfrastructureStatus,
                             .control_plane_config = &kControlPlaneConfig,
                             .worker_config = &kWorkerConfig,
                             .worker_status = &kWorkerStatus,
                             .cloud_profile_config = &kCloudProfileConfig,
                             .mapped_images = mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::aws
