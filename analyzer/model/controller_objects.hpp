// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "analyzer/model/shoot.hpp"

// Objects that tell what runs beside the Shoot: releases of extensions, and the hash versions that gardenlet keeps.

namespace gprov::model {

/// core.gardener.cloud ControllerDeployment, v1 and v1beta1: how an extension is installed.
struct ControllerDeployment {
  ObjectMeta metadata;
  std::string version;  ///< tag of its image or chart, as written; "" if it has none
};

/// core.gardener.cloud/v1beta1 ControllerRegistration: for which provider types an extension reconciles Workers, and
/// which ControllerDeployments install it.
struct ControllerRegistration {
  ObjectMeta metadata;
  std::vector<std::string> worker_types, deployments;
};

/// One entry of Secret worker-pools-operatingsystemconfig-hashes.
struct RecordedPool {
  std::string name;
  int current = 0;
  std::set<int> recorded;  ///< versions whose keys it holds
};

/// v1 Secret of that name in the Shoot's namespace of the seed. Other Secrets are not read.
struct HashSecret {
  ObjectMeta metadata;
  std::vector<RecordedPool> pools;
};

inline constexpr std::string_view kHashSecretName = "worker-pools-operatingsystemconfig-hashes";

[[nodiscard]] ControllerDeployment decode_controller_deployment(const manifest::Node& node);
[[nodiscard]] ControllerRegistration decode_controller_registration(const manifest::Node& node);
/// Nothing if `data.pools` is not base64 of the YAML that gardenlet writes
/// (operatingsystemconfig.go#updateHashVersioningSecret@v1.145.0).
[[nodiscard]] std::optional<HashSecret> decode_hash_secret(const manifest::Node& node);

}  // namespace gprov::model
