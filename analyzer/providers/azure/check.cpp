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

/// provider-azure docs/operations/operations.md@v1.62.1.
std::string_view volume_advice(std::string_view type) {
  if (type.empty() || type == "Standard_LRS" || type == "StandardSSD_LRS" || type == "Premium_LRS") return "";
  if (type == "UltraSSD_LRS") {
    return "cannot be the disk of an operating system, says the documentation of provider-azure";
  }
  return "is none of those that the documentation of provider-azure names, Standard_LRS, StandardSSD_LRS and "
         "Premium_LRS: a machine gets the default of its machine type instead";
}

constexpr ConfigTypes kTypes{.provider = "azure",
                             .api_version = kApiVersion,
                             .infrastructure_config = &kInfrastructureConfig,
                             .infrastructure_status = &kInfrastructureStatus,
                             .control_plane_config = &kControlPlaneConfig,
                             .worker_config = &kWorkerConfig,
                             .worker_status = &kWorkerStatus,
                             .cloud_profile_config = &kCloudProfileConfig,
                             .add_hint = add_hint,
                             .mapped_images = mapped_images,
                             .volume_advice = volume_advice};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::azure
