// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/environment.hpp"

#include "hashing/go_time.hpp"

namespace gprov::tests {

gardener::Environment environment_of(const VectorSide& side, const Vector& vector) {
  gardener::Environment environment;
  environment.gardener = hashing::parse_version(side.gardener).value();
  environment.extension = hashing::parse_version(side.extension).value();
  environment.library = hashing::parse_version(side.library).value();
  environment.now = hashing::unix_seconds(vector.now).value();
  const auto gate = [&](const char* key) {
    return side.settings.contains(key) ? std::optional<bool>(side.settings.at(key).get<bool>()) : std::nullopt;
  };
  environment.new_worker_pool_hash = gate("newWorkerPoolHash");
  environment.in_place_node_updates = gate("inPlaceNodeUpdates");
  environment.gke_reservations = gate("useGKEFormula").value_or(false);
  environment.node_local_dns_default = gate("nodeLocalDNSEnabledByDefault").value_or(false);
  environment.images_owned_by_alicloud = gate("imagesOwnedByAlicloud").value_or(false);
  const Json versions = side.settings.value("hashVersions", Json::object());
  for (const auto& [pool, version] : versions.items()) {
    environment.hash_versions[pool] = version.get<int>();
  }
  for (const Json& version : side.settings.value("recordedHashVersions", Json::array())) {
    environment.recorded_hash_versions.insert(version.get<int>());
  }
  return environment;
}

}  // namespace gprov::tests
