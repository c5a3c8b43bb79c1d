// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/check.hpp"

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_check.hpp"

namespace gprov::providers::alicloud {
namespace {

std::vector<std::pair<std::string, std::string>> mapped_images(const model::RawExtension& raw) {
  std::vector<std::pair<std::string, std::string>> result;
  const auto config = read_cloud_profile_config(raw);
  if (!config) return result;
  for (const Image& image : config->images) {
    for (const ImageVersion& version : image.versions) result.emplace_back(image.name, version.version);
  }
  return result;
}

constexpr ConfigTypes kTypes{"alicloud",   kApiVersion,    &kInfrastructureConfig, &kInfrastructureStatus,
                             nullptr,      &kWorkerStatus, &kCloudProfileConfig,   nullptr,
                             mapped_images};

}  // namespace

std::vector<manifest::Problem> check(const model::Objects& objects) { return check_configs(objects, kTypes); }

}  // namespace gprov::providers::alicloud
