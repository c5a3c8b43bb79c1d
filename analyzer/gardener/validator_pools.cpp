// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/validator_parts.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands.hpp"

// Volumes, zones and reservations of a pool.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

const model::Region* region_of(const PoolReview& pool) {
  for (const model::Region& region : pool.profile.regions) {
    if (region.name == pool.review.shoot.spec.region) return &region;
  }
  return nullptr;
}

/// #validateVolumeTypes@v1.149.3. False: refused.
bool validate_volume_type(const PoolReview& pool) {
  if (!pool.worker.volume || !pool.worker.volume->type) return true;
  const std::string& type = *pool.worker.volume->type;
  if (pool.old != nullptr && pool.old->volume && pool.old->volume->type == type) return true;
  bool known = false, available = false, usable = false;
  std::vector<std::string> fitting;
  for (const model::VolumeType& candidate : pool.profile.volume_types) {
    const bool everywhere = !is_missing_in_a_zone(pool, &model::RegionZone::unavailable_volume_types, candidate.name);
    const bool free = candidate.usable.value_or(true);
    if (everywhere && free) fitting.push_back(candidate.name);
    if (candidate.name != type) continue;
    known = true;
    available = available || everywhere;
    usable = usable || free;
  }
  fitting = sorted(std::move(fitting));
  Refusals& refusals = pool.review.refusals;
  const std::string path = pool.path + ".volume.type";
  if (!known) {
    not_supported(refusals, "core/volume-type-not-offered", path, type, fitting);
    return false;
  }
  if (available && usable) return true;
  std::string detail = "volume type " + quoted(type) + " ";
  if (!usable) detail += "is unusable, ";
  if (!available) detail += "is unavailable in at least one zone, ";
  invalid(refusals, "core/volume-type-unfit", path, type, detail + "supported types are " + listed(fitting));
  return false;
}

/// #validateVolumeSize@v1.149.3: the machine type's own minimum first, then the volume type's.
const std::string* minimum_size(const PoolReview& pool) {
  const auto& volume = pool.worker.volume;
  if (!volume || !volume->type) return nullptr;
  const auto below = [&](const std::optional<std::string>& minimum) {
    return minimum && hashing::compare_quantities(volume->size, *minimum).value_or(0) < 0;
  };
  for (const model::MachineType& type : pool.profile.machine_types) {
    if (type.name != pool.worker.machine.type || !type.storage || type.storage->type != *volume->type) continue;
    if (below(type.storage->min_size)) return &*type.storage->min_size;
  }
  for (const model::VolumeType& type : pool.profile.volume_types) {
    if (type.name == *volume->type && below(type.min_size)) return &*type.min_size;
  }
  return nullptr;
}

/// Whether what is reserved is at least what the machine has; nothing is 0.
bool exceeds(const std::optional<std::string>& reserved, const std::string& capacity) {
  return hashing::compare_quantities(reserved.value_or("0"), capacity).value_or(-1) >= 0;
}

std::optional<std::string> sum(const std::optional<std::string>& a, const std::optional<std::string>& b) {
  if (!a || !b) return a ? a : b;
  return hashing::add_quantities(*a, *b);
}

}  // namespace

bool is_missing_in_a_zone(const PoolReview& pool, std::vector<std::string> model::RegionZone::*missing,
                          const std::string& name) {
  const model::Region* region = region_of(pool);
  if (region == nullptr) return false;
  return std::any_of(region->zones.begin(), region->zones.end(), [&](const model::RegionZone& zone) {
    const auto& wanted = pool.worker.zones;
    const auto& lacking = zone.*missing;
    return std::find(wanted.begin(), wanted.end(), zone.name) != wanted.end() &&
           std::find(lacking.begin(), lacking.end(), name) != lacking.end();
  });
}

/// #validateWorkerVolume@v1.149.3
void validate_worker_volume(const PoolReview& pool) {
  if (!validate_volume_type(pool) && has(pool.review, volume_errors_stop)) return;
  if (const std::string* minimum = minimum_size(pool)) {
    invalid(pool.review.refusals, "core/volume-too-small", pool.path + ".volume.size", pool.worker.volume->size,
            "size must be >= " + *minimum);
  }
}

/// #validateKubeletConfig@v1.149.3; until v1.140 systemReserved counts as well.
void validate_reservations(const PoolReview& pool, const model::Kubelet* kubelet) {
  if (kubelet == nullptr) return;
  const bool both = hashing::has(pool.review.environment.gardener, hashing::GardenerFeature::system_reserved);
  const model::KubeletReserved none;
  const model::KubeletReserved& kube = kubelet->kube_reserved ? *kubelet->kube_reserved : none;
  const model::KubeletReserved& system = both && kubelet->system_reserved ? *kubelet->system_reserved : none;
  const auto cpu = sum(kube.cpu, system.cpu);
  const auto memory = sum(kube.memory, system.memory);
  const std::string path = pool.path + ".kubernetes.kubelet";
  const std::string what = both ? "(kubeReserved + systemReserved)" : "(kubeReserved)";
  const auto refuse_sum = [&](const std::string& name, const std::string& title, const std::string& amount,
                              const std::string& capacity) {
    const std::string system_name = both ? " + systemReserved " + name : "";
    invalid(pool.review.refusals, "core/reserved-above-capacity", path,
            "kubeReserved " + name + system_name + ": " + amount,
            "total reserved " + title + " " + what + " cannot be more than the Node's " + title + " capacity '" +
                capacity + "'");
  };
  for (const model::MachineType& type : pool.profile.machine_types) {
    if (type.name != pool.worker.machine.type) continue;
    if (exceeds(cpu, type.cpu)) refuse_sum("CPU", "CPU", cpu.value_or("0"), type.cpu);
    if (exceeds(memory, type.memory)) refuse_sum("memory", "memory", memory.value_or("0"), type.memory);
  }
}

/// #validateZones@v1.149.3
void validate_zones(const PoolReview& pool) {
  const model::Shoot* old_shoot = pool.review.old;
  const bool same_region = old_shoot != nullptr && old_shoot->spec.region == pool.review.shoot.spec.region;
  const auto& zones = pool.worker.zones;
  if (same_region && zones == (pool.old == nullptr ? std::vector<std::string>() : pool.old->zones)) return;
  std::vector<std::string> offered;
  if (const model::Region* region = region_of(pool)) {
    for (const model::RegionZone& zone : region->zones) offered.push_back(zone.name);
  }
  std::set<std::string> used;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::string path = pool.path + ".zones[" + std::to_string(i) + "]";
    if (offered.empty()) {
      invalid(pool.review.refusals, "core/zone", path, pool.review.shoot.spec.region,
              "this region does not support availability zones, please do not configure them");
    } else if (std::find(offered.begin(), offered.end(), zones[i]) == offered.end()) {
      not_supported(pool.review.refusals, "core/zone", path, zones[i], offered);
    }
    if (!used.insert(zones[i]).second) duplicate(pool.review.refusals, "core/zone", path, zones[i]);
  }
}

/// pkg/utils/gardener/cloudprofile.go#ValidateCloudProfileChanges@v1.149.3
bool validate_cloud_profile_changes(const Review& review, const ReferencedProfile& profile,
                                    const ReferencedProfile& old_profile) {
  if (review.old == nullptr || !has(review, cloud_profile_hierarchy)) return true;
  const std::string name = profile_name(review.shoot);
  const std::string old_name = profile_name(*review.old);
  if (name == old_name) return true;
  const auto refuse_change = [&](const std::string& message) {
    refuse(review.refusals, "core/cloud-profile-reference", "spec.cloudProfile", message);
    return false;
  };
  if (!profile.root.empty() && !old_profile.root.empty() && profile.root != old_profile.root) {
    return refuse_change("cloud profile reference change is invalid: cannot change from " + old_name +
                         " (root: " + quoted(old_profile.root) + ") to " + name + " (root: " + quoted(profile.root) +
                         "). The cloud profile reference must remain within the same hierarchy");
  }
  if (profile.spec == nullptr || old_profile.spec == nullptr || !has(review, cloud_profile_contents)) return true;
  const std::string lacks = "newly referenced cloud profile does not contain the ";
  for (const model::ShootWorker& worker : review.shoot.spec.provider.workers) {
    const std::string user = " currently in use by worker " + quoted(worker.name);
    const auto& image = worker.machine.image;
    if (image && find_image_version(*old_profile.spec, *image) != nullptr &&
        find_image_version(*profile.spec, *image) == nullptr) {
      return refuse_change(lacks + "machine image version \"" + image->name + "@" + image->version.value_or("") + "\"" +
                           user);
    }
    const auto named = [](const auto& all, const std::string& wanted) {
      return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.name == wanted; });
    };
    if (!named(profile.spec->machine_types, worker.machine.type)) {
      return refuse_change(lacks + "machine type " + quoted(worker.machine.type) + user);
    }
    if (worker.volume && worker.volume->type && !named(profile.spec->volume_types, *worker.volume->type)) {
      return refuse_change(lacks + "volume type " + quoted(*worker.volume->type) + user);
    }
  }
  return true;
}

}  // namespace gprov::gardener
