// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/check.hpp"

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::alicloud {
namespace {

constexpr ConfigTypes kTypes{.provider = "alicloud",
                             .api_version = kApiVersion,
                             .infrastructure_config = &kInfrastructureConfig,
                             .infrastructure_status = &kInfrastructureStatus,
                             .worker_status = &kWorkerStatus,
                             .cloud_profile_config = &kCloudProfileConfig,
                             .mapped_images = mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::alicloud
