// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/check.hpp"

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::aws {
namespace {

constexpr ConfigTypes kTypes{"aws",
                             kApiVersion,
                             &kInfrastructureConfig,
                             &kInfrastructureStatus,
                             &kWorkerConfig,
                             &kWorkerStatus,
                             &kCloudProfileConfig,
                             nullptr,
                             images_mapped<read_cloud_profile_config>};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::aws
