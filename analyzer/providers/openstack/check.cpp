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

constexpr ConfigTypes kTypes{.provider = "openstack",
                             .api_version = kApiVersion,
                             .infrastructure_config = &kInfrastructureConfig,
                             .infrastructure_status = &kInfrastructureStatus,
                             .control_plane_config = &kControlPlaneConfig,
                             .worker_config = &kWorkerConfig,
                             .worker_status = &kWorkerStatus,
                             .cloud_profile_config = &kCloudProfileConfig,
                             .add_hint = add_hint,
                             .mapped_images = mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::openstack
