// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/check.hpp"

#include "analyzer/providers/config_check.hpp"
#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/gcp/schema.hpp"

namespace gprov::providers::gcp {
namespace {

/// Names that the extension's own documentation uses for other ones.
void add_hint(model::FieldError& error) {
  if (error.reason != model::FieldError::Reason::unknown_field) return;
  if (error.path.ends_with(".providerConfig.dataVolume")) error.hint = "did you mean 'dataVolumes'?";
  if (error.path.ends_with(".encryption.kmsKeyServiceAccountName")) error.hint = "did you mean 'kmsKeyServiceAccount'?";
  if (error.path.ends_with(".volume.localSsdInterface")) error.hint = "did you mean 'interface'?";
}

constexpr ConfigTypes kTypes{.provider = "gcp",
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

}  // namespace gprov::providers::gcp
