// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/manifest/node.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"
#include "analyzer/providers/refusals.hpp"
#include "hashing/release_bands_gcp.hpp"

// The parts of admission, each by the release of the extension. Errors stand in the order of upstream's code.

namespace gprov::providers::gcp {

/// One run of validation.
struct Validation {
  Refusals& refusals;
  const hashing::Version& extension;

  [[nodiscard]] bool has(hashing::gcp::Feature feature) const { return hashing::gcp::has(extension, feature); }
};

/// What a field must look like. Mirrors pkg/apis/gcp/validation/filter.go@v1.54.1.
enum class Pattern : std::uint8_t {
  resource_name,
  accelerator_type,
  cpu_platform,
  source_image,
  kms_key_name,
  service_account,
  scope,
};
void check_pattern(const Validation& validation, const char* rule, Pattern pattern, const std::string& text,
                   const std::string& path, const std::string& place = "");

/// pkg/apis/gcp/validation/shoot.go#ValidateNetworking@v1.54.1
void validate_networking(const Validation& validation, const model::Shoot& shoot);
/// shoot.go#ValidateWorkers, #ValidateWorkersUpdate@v1.54.1
void validate_workers(const Validation& validation, const model::Shoot& shoot);
void validate_workers_update(const Validation& validation, const model::Shoot& before, const model::Shoot& after);
/// infrastructure.go#ValidateInfrastructureConfig@v1.54.1; the configs are maps.
void validate_infrastructure(const Validation& validation, const manifest::Node& config,
                             const model::Networking& networking);
void validate_infrastructure_update(const Validation& validation, const manifest::Node& before,
                                    const manifest::Node& after);
/// controlplane.go#ValidateControlPlaneConfig@v1.54.1; `profile` may be nullptr: then nobody knows the region's zones.
void validate_control_plane(const Validation& validation, const manifest::Node& config, const model::Shoot& shoot,
                            const model::CloudProfileSpec* profile);
/// worker.go#ValidateWorkerConfig@v1.54.1; `config` is nullptr for a worker without one. `worker_path` tells people
/// which worker upstream's paths mean.
void validate_worker_config(const Validation& validation, const manifest::Node* config,
                            const model::ShootWorker& worker, const std::string& worker_path);
/// cloudprofile.go#ValidateCloudProfileConfig@v1.54.1
void validate_profile_config(const Validation& validation, const model::CloudProfileSpec& profile);
/// #ValidateProviderMachineImage@v1.54.1 of each image, as for a NamespacedCloudProfile.
void validate_profile_images(const Validation& validation, const model::CloudProfileSpec& profile);

}  // namespace gprov::providers::gcp
