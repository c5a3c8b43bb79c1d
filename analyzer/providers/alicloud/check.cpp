// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/check.hpp"

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::alicloud {
namespace {

constexpr ConfigTypes kTypes{"alicloud",
                             kApiVersion,
                             &kInfrastructureConfig,
                             &kInfrastructureStatus,
                             nullptr,
                             &kWorkerStatus,
                             &kCloudProfileConfig,
                             nullptr,
                             images_mapped<read_cloud_profile_config>};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::alicloud
