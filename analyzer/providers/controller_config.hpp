// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/node.hpp"
#include "analyzer/model/api_schema.hpp"

// The configuration file of an extension's controllers.

namespace gprov::providers {

extern const model::TypeSpec kClientConnection, kEtcd, kHealthCheckConfig;

struct LoadedConfiguration {
  bool starts = false;
  std::string error;                  ///< why the controller does not come up
  std::string path;                   ///< what of the file is to blame; "" for all of it
  std::vector<std::string> ignored;   ///< fields that the loader passes over silently
  std::map<std::string, bool> gates;  ///< in effect
};

/// `root`: nullptr for an empty file, which is an empty configuration. `gates`: names that the release knows, all alpha
/// and off by default. Mirrors pkg/apis/config/loader/loader.go#Load of the extensions, which is not strict, and
/// k8s.io/component-base/featuregate/feature_gate.go#SetFromMap@v0.35.
[[nodiscard]] LoadedConfiguration load_configuration(const manifest::Node* root, const model::TypeSpec& type,
                                                     std::string_view api_version,
                                                     const std::vector<std::string>* gates);

}  // namespace gprov::providers
