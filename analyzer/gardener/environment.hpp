// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "hashing/semver.hpp"

namespace gprov::gardener {

/// What an extension that this program does not know adds to the hash of a pool, if its user says so.
enum class ProviderRule : std::uint8_t {
  untold,
  raw,   ///< the providerConfig as a whole, as canonical JSON
  none,  ///< nothing
};

/// What one side of a comparison runs on, beyond the manifests.
struct Environment {
  hashing::Version gardener;   ///< gardenlet and API server
  hashing::Version extension;  ///< the Shoot's provider extension
  hashing::Version library;    ///< the Gardener release that the extension was built with
  long long now = 0;           ///< seconds since the epoch: which versions are expired

  // Feature gates; nothing: the release's default.
  std::optional<bool> new_worker_pool_hash;   ///< NewWorkerPoolHash of gardenlet
  std::optional<bool> in_place_node_updates;  ///< InPlaceNodeUpdates of the API server
  std::optional<bool> profile_capabilities;   ///< CloudProfileCapabilities of the API server
  std::optional<bool> version_lifecycle;      ///< VersionClassificationLifecycle of the API server

  // What manifests cannot tell.
  std::map<std::string, int> hash_versions;  ///< 1 or 2, of pools whose version is told; "*": of all others
  std::map<std::string, std::set<int>> recorded_by_pool;  ///< the same of pools of which it is known
  std::set<int> recorded_hash_versions;   ///< whose keys the old state's secret holds; empty: as a reconcile leaves it
  bool gke_reservations = false;          ///< the resource-reservation plugin uses GKE's formula
  bool node_local_dns_default = false;    ///< plugin ShootNodeLocalDNSEnabledByDefault is on
  bool images_owned_by_alicloud = false;  ///< what Alicloud answers about the owner of every image
  ProviderRule provider_rule = ProviderRule::untold;  ///< of an extension that this program does not know

  [[nodiscard]] bool operator==(const Environment&) const = default;
};

}  // namespace gprov::gardener
