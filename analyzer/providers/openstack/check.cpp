// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/check.hpp"

#include "analyzer/providers/config_check.hpp"
#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/openstack/schema.hpp"

namespace gprov::providers::openstack {
namespace {

/// The extension's own documentation calls the field triggerRollingUpdate.
void add_hint(model::FieldError& error) {
  if (error.reason != model::FieldError::Reason::unknown_field) return;
  if (error.path.ends_with(".triggerRollingUpdate")) error.hint = "did you mean 'triggerRollingOnUpdate'?";
}

constexpr ConfigTypes kTypes{"openstack",
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

}  // namespace gprov::providers::openstack
