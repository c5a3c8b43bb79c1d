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

/// Mirrors pkg/apis/azure/validation/cloudprofile.go#ValidateCloudProfile@v1.62.1 as far as versions go.
std::vector<std::pair<std::string, std::string>> mapped_images(const model::RawExtension& raw) {
  std::vector<std::pair<std::string, std::string>> result;
  const auto config = read_cloud_profile_config(raw);
  if (!config) return result;
  for (const Image& image : config->images) {
    for (const ImageVersion& version : image.versions) result.emplace_back(image.name, version.version);
  }
  return result;
}

constexpr ConfigTypes kTypes{"azure",        kApiVersion,    &kInfrastructureConfig, &kInfrastructureStatus,
                             &kWorkerConfig, &kWorkerStatus, &kCloudProfileConfig,   add_hint,
                             mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::azure
