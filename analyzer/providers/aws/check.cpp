// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/check.hpp"

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::aws {
namespace {

/// Mirrors pkg/apis/aws/validation/cloudprofile.go#ValidateCloudProfileConfig@v1.73.0 as far as versions go.
std::vector<std::pair<std::string, std::string>> mapped_images(const model::RawExtension& raw) {
  std::vector<std::pair<std::string, std::string>> result;
  const auto config = read_cloud_profile_config(raw);
  if (!config) return result;
  for (const Image& image : config->images) {
    for (const ImageVersion& version : image.versions) result.emplace_back(image.name, version.version);
  }
  return result;
}

constexpr ConfigTypes kTypes{"aws",          kApiVersion,    &kInfrastructureConfig, &kInfrastructureStatus,
                             &kWorkerConfig, &kWorkerStatus, &kCloudProfileConfig,   nullptr,
                             mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::aws
