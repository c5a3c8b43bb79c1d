// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/worker_rules.hpp"

// Mirrors pkg/apis/azure/validation/shoot.go by release.

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr std::size_t kMaxDataVolumes = 64;
constexpr const char* kVolumes = "azure/volumes";
constexpr const char* kZones = "azure/worker-zones";

template <class VolumeOrData>
void check_volume(Complaints& complaints, const VolumeOrData& volume, const std::string& path) {
  if (!volume.type) complaints.required(kVolumes, path + ".type", "must not be empty");
  if (volume.size.empty()) complaints.required(kVolumes, path + ".size", "must not be empty");
  if (volume.encrypted) {
    complaints.not_supported(kVolumes, path + ".encrypted", *volume.encrypted ? "true" : "false", {});
  }
}

void check_volumes(Complaints& complaints, const model::ShootWorker& worker, const std::string& path) {
  if (worker.volume) {
    check_volume(complaints, *worker.volume, path + ".volume");
  } else {
    complaints.required(kVolumes, path + ".volume", "must not be nil");
  }
  if (worker.data_volumes.size() > kMaxDataVolumes) {
    complaints.too_many(kVolumes, path + ".dataVolumes", kMaxDataVolumes);
  }
  for (std::size_t i = 0; i < worker.data_volumes.size(); ++i) {
    check_volume(complaints, worker.data_volumes[i], indexed(path + ".dataVolumes", i));
  }
}

void check_zones(Complaints& complaints, const model::ShootWorker& worker, const Node& infrastructure,
                 const std::string& path) {
  const bool zoned = flag(infrastructure, "zoned");
  if (zoned && worker.zones.empty()) {
    return complaints.required(kZones, path, "at least one zone must be configured for zoned clusters");
  }
  if (!zoned && !worker.zones.empty()) {
    return complaints.required(kZones, path, "zones must not be specified for non zoned clusters");
  }
  std::set<std::string> seen;
  for (std::size_t i = 0; i < worker.zones.size(); ++i) {
    if (seen.insert(worker.zones[i]).second) continue;
    complaints.invalid(kZones, indexed(path, i), worker.zones[i], "must only be specified once per worker group");
  }
  const std::span<const Node> subnets = list(member_or_empty(infrastructure, "networks"), "zones");
  if (subnets.empty()) return;
  for (std::size_t i = 0; i < worker.zones.size(); ++i) {
    const bool listed = std::any_of(subnets.begin(), subnets.end(), [&](const Node& zone) {
      return std::to_string(integer(zone, "name")) == worker.zones[i];
    });
    if (listed) continue;
    complaints.invalid(kZones, indexed(path, i), worker.zones[i],
                       "zone configuration must be specified in \"infrastructureConfig.networks.zones\"");
  }
}

void check_in_place(Complaints& complaints, const model::ShootWorker& before, const model::ShootWorker& after,
                    const std::string& path) {
  if (!complaints.has(Feature::in_place_immutability) || !gardener::is_in_place(after)) return;
  if (!model::equal(before.provider_config, after.provider_config)) {
    complaints.invalid("azure/in-place-immutable", path + ".providerConfig",
                       model::canonical_text(after.provider_config),
                       "providerConfig is immutable when update strategy is in-place");
  }
  if (!same_volumes(before, after)) {
    complaints.invalid("azure/in-place-immutable", path + ".dataVolumes",
                       std::to_string(after.data_volumes.size()) + " volumes",
                       "dataVolumes are immutable when update strategy is in-place");
  }
}

}  // namespace

void check_workers(Complaints& complaints, const model::Shoot& shoot, const Node& infrastructure) {
  const auto& workers = shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    check_volumes(complaints, workers[i], worker_path(i));
    check_zones(complaints, workers[i], infrastructure, worker_path(i) + ".zones");
  }
}

void check_workers_update(Complaints& complaints, const model::Shoot& old_shoot, const model::Shoot& shoot) {
  const auto& workers = shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const auto& old_workers = old_shoot.spec.provider.workers;
    const auto before = std::find_if(old_workers.begin(), old_workers.end(),
                                     [&](const model::ShootWorker& worker) { return worker.name == workers[i].name; });
    if (before == old_workers.end()) continue;
    if (!only_appended(before->zones, workers[i].zones)) {
      complaints.immutable(kZones, worker_path(i) + ".zones");
    }
    check_in_place(complaints, *before, workers[i], worker_path(i));
  }
}

}  // namespace gprov::providers::azure
