// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/check.hpp"

#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::azure {
namespace {

/// Mistakes that the extension's own documentation makes.
void add_hint(model::FieldError& error) {
  if (error.reason != model::FieldError::Reason::unknown_field) return;
  if (error.path.ends_with(".volume.cachingType")) error.hint = "did you mean 'caching'?";
  if (error.path.ends_with(".networks.zoned")) error.hint = "it belongs one level higher, beside 'networks'";
}

constexpr ConfigTypes kTypes{"azure",
                             kApiVersion,
                             &kInfrastructureConfig,
                             &kInfrastructureStatus,
                             &kWorkerConfig,
                             &kWorkerStatus,
                             &kCloudProfileConfig,
                             add_hint,
                             images_mapped<read_cloud_profile_config>};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::azure
