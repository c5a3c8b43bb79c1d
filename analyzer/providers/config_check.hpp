// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/manifest/position.hpp"
#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::providers {

/// The configurations of one provider, for strict decoding. nullptr: it has no such type.
struct ConfigTypes {
  std::string_view provider;     ///< Shoot.spec.provider.type
  std::string_view api_version;  ///< azure.provider.extensions.gardener.cloud/v1alpha1
  const model::TypeSpec* infrastructure_config = nullptr;
  const model::TypeSpec* infrastructure_status = nullptr;
  const model::TypeSpec* control_plane_config = nullptr;
  const model::TypeSpec* worker_config = nullptr;
  const model::TypeSpec* worker_status = nullptr;
  const model::TypeSpec* cloud_profile_config = nullptr;
  /// Mistakes that people make, as hints. nullptr: none are known.
  void (*add_hint)(model::FieldError& error) = nullptr;
  /// Name and version of every image that a CloudProfileConfig maps. nullptr: images need no mapping.
  std::vector<std::pair<std::string, std::string>> (*mapped_images)(const model::RawExtension& config) = nullptr;
  /// Why the extension's documents advise against a volume type of a CloudProfile; "" if they do not. nullptr: they do
  /// not tell.
  std::string_view (*volume_advice)(std::string_view volume_type) = nullptr;
};

/// Of machineImages[].versions[], also below regions[].
[[nodiscard]] std::vector<std::pair<std::string, std::string>> mapped_images(const model::RawExtension& config);

/// Every configuration of the provider in `objects`, decoded as strictly as its admission does (pkg/apis/<provider>/
/// helper/scheme.go), and warnings for the image versions of a CloudProfile that have no mapping, and for volume types
/// that the extension's documents advise against.
[[nodiscard]] std::vector<manifest::Problem> check_configs(const model::Objects& objects, const ConfigTypes& types);

}  // namespace gprov::providers
