// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/validator.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/lifecycle.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/validator_parts.hpp"
#include "analyzer/gardener/version_order.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

template <class VersionWithLifecycle>
bool expired(const Review& review, const VersionWithLifecycle& version) {
  const Environment& environment = review.environment;
  if (!hashing::has(environment.gardener, hashing::GardenerFeature::version_classification)) {
    return is_expired(version.expiration_date, environment.now);
  }
  return classification(version, environment) == "expired";
}

template <class VersionWithLifecycle>
bool active(const Review& review, const VersionWithLifecycle& version) {
  return !expired(review, version) && classification(version, review.environment) != "unavailable";
}

/// #validateScheduling@v1.149.3, what it says without the Seed: a Shoot on the move does not change. False: refused.
bool validate_scheduling(const Review& review) {
  if (review.old == nullptr || model::equal_struct(review.shoot.spec, review.old->spec)) return true;
  const model::ShootStatus& status = review.shoot.status;
  const auto& operation = status.last_operation;
  if (!operation) return true;
  const auto& seed = review.shoot.spec.seed_name;
  if (operation->type != "Migrate" && seed && status.seed_name && *seed != *status.seed_name) {
    refuse(review.refusals, "core/spec-frozen", "spec",
           "shoot spec cannot be changed because shoot has been rescheduled to a new seed");
    return false;
  }
  if (operation->type == "Migrate" || (operation->type == "Restore" && operation->state != "Succeeded")) {
    refuse(review.refusals, "core/spec-frozen", "spec",
           "cannot change shoot spec during " + operation->type + " operation that is in state " + operation->state);
    return false;
  }
  return true;
}

/// #validateShootHibernation@v1.149.3. False: refused.
bool validate_hibernation(const Review& review) {
  if (!is_hibernated(review.shoot) || (review.old != nullptr && is_hibernated(*review.old))) return true;
  for (const model::Condition& constraint : review.shoot.status.constraints) {
    if (constraint.type != "HibernationPossible" || constraint.status == "True") continue;
    refuse(review.refusals, "core/hibernation", "spec.hibernation.enabled",
           "'HibernationPossible' constraint is '" + constraint.status + "': " + constraint.message);
    return false;
  }
  return true;
}

/// #validateShootNetworks@v1.149.3; until v1.145 only once a Seed is chosen.
void validate_networks(const Review& review) {
  const auto& networking = review.shoot.spec.networking;
  if (!networking || (!has(review, networks_disjoint) && !review.shoot.spec.seed_name)) return;
  const auto& families = networking->ip_families;
  if (std::find(families.begin(), families.end(), "IPv4") == families.end()) return;
  const auto check = [&](const auto& a, const auto& b, const auto& blamed, const char* name, const char* detail) {
    if (!a || !b || !overlap(*a, *b)) return;
    invalid(review.refusals, "core/network-overlap", std::string("spec.networking.") + name, *blamed, detail);
  };
  const auto& [pods, services, nodes] = std::tie(networking->pods, networking->services, networking->nodes);
  check(pods, services, services, "services", "shoot pod network intersects with shoot service network");
  check(pods, nodes, pods, "pods", "shoot pod network intersects with shoot node network");
  check(services, nodes, services, "services", "shoot service network intersects with shoot node network");
}

void validate_region(const Review& review, const model::CloudProfileSpec& profile) {
  const std::string& region = review.shoot.spec.region;
  if (region == (review.old == nullptr ? std::string() : review.old->spec.region)) return;
  std::vector<std::string> regions;
  for (const model::Region& candidate : profile.regions) {
    if (candidate.name == region) return;
    regions.push_back(candidate.name);
  }
  not_supported(review.refusals, "core/region-not-offered", "spec.region", region, regions);
}

/// #validateMaxNodesTotal@v1.149.3
void validate_limits(const Review& review, const model::CloudProfileSpec& profile) {
  if (!has(review, nodes_limit) || !profile.limits || !profile.limits->max_nodes_total) return;
  if (review.shoot.metadata.deletion_timestamp) return;
  const std::int32_t limit = *profile.limits->max_nodes_total;
  const auto& workers = review.shoot.spec.provider.workers;
  std::int64_t minimum = 0;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    minimum += workers[i].minimum;
    if (workers[i].maximum <= limit || !has(review, nodes_limit_maximum)) continue;
    forbidden(review.refusals, "core/nodes-limit", worker_path(i) + ".maximum",
              "the maximum node count of a worker pool must not exceed the limit of " + std::to_string(limit) +
                  " configured in the CloudProfile");
  }
  if (minimum <= limit) return;
  forbidden(review.refusals, "core/nodes-limit", "spec.provider.workers",
            "the total minimum node count of all worker pools must not exceed the limit of " + std::to_string(limit) +
                " configured in the CloudProfile");
}

void validate_worker_version(const PoolReview& pool) {
  if (!pool.worker.kubernetes || !pool.worker.kubernetes->version) return;
  const model::Shoot* old_shoot = pool.review.old;
  std::string old = old_shoot == nullptr ? std::string() : old_shoot->spec.kubernetes.version;
  if (pool.old != nullptr && pool.old->kubernetes && pool.old->kubernetes->version)
    old = *pool.old->kubernetes->version;
  validate_profile_version(pool.review, pool.profile, *pool.worker.kubernetes->version, old, pool.old == nullptr,
                           pool.path + ".kubernetes.version");
}

/// #validateProvider@v1.149.3
void validate_pools(const Review& review, const model::CloudProfileSpec& profile) {
  const std::string& type = review.shoot.spec.provider.type;
  if (type != profile.type) {
    return invalid(
        review.refusals, "core/provider-type", "spec.provider.type", type,
        "provider type in shoot must equal provider type of referenced CloudProfile: " + quoted(profile.type));
  }
  const auto& kubernetes = review.shoot.spec.kubernetes;
  const model::Kubelet* kubelet = kubernetes.kubelet ? &*kubernetes.kubelet : nullptr;
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const PoolReview pool{review, profile, workers[i], find_worker(review.old, workers[i].name), worker_path(i)};
    validate_machine(pool);
    validate_worker_volume(pool);
    if (workers[i].kubernetes) {
      // Upstream keeps the block of one pool for all that follow and have none of their own.
      if (workers[i].kubernetes->kubelet) kubelet = &*workers[i].kubernetes->kubelet;
      validate_reservations(pool, kubelet);
      validate_worker_version(pool);
    }
    validate_zones(pool);
  }
}

/// Nothing is asked of a request that changes nothing.
bool changes_nothing(const model::Shoot& shoot, const model::Shoot& old) {
  return model::equal_struct(shoot.spec, old.spec) && shoot.metadata.annotations == old.metadata.annotations &&
         shoot.metadata.labels == old.metadata.labels;
}

}  // namespace

bool is_active(const Review& review, const model::MachineImageVersion& version) { return active(review, version); }
bool is_active(const Review& review, const model::ExpirableVersion& version) { return active(review, version); }
bool is_expired(const Review& review, const model::MachineImageVersion& version) { return expired(review, version); }

/// #validateKubernetesVersionConstraints@v1.149.3: exact text; an expired version is taken on an update, for that is
/// how forced updates work.
void validate_profile_version(const Review& review, const model::CloudProfileSpec& profile, const std::string& version,
                              const std::string& old_version, bool only_active, const std::string& path) {
  // What admission could not complete it has refused already.
  if (version == old_version || !is_full_version(version)) return;
  std::vector<std::string> offered;
  for (const model::ExpirableVersion& candidate : profile.kubernetes.versions) {
    if ((review.old == nullptr || only_active) && !is_active(review, candidate)) continue;
    if (candidate.version == version) return;
    offered.push_back(candidate.version + (candidate.classification == "preview" ? " (preview)" : ""));
  }
  not_supported(review.refusals, "core/kubernetes-not-offered", path, version, offered);
}

std::vector<Rejection> validate_against(const ReferencedProfile& profile, const ReferencedProfile& old_profile,
                                        const model::Shoot& shoot, const model::Shoot* old,
                                        const Environment& environment) {
  Refusals refusals{"validator", {}};
  const Review review{shoot, old, environment, refusals};
  if (old != nullptr && changes_nothing(shoot, *old)) return {};
  const bool goes_on = validate_cloud_profile_changes(review, profile, old_profile) && validate_scheduling(review) &&
                       validate_hibernation(review);
  if (!goes_on) return std::move(refusals.all);
  validate_networks(review);
  if (profile.spec == nullptr) return std::move(refusals.all);
  validate_profile_version(review, *profile.spec, shoot.spec.kubernetes.version,
                           old == nullptr ? std::string() : old->spec.kubernetes.version, false,
                           "spec.kubernetes.version");
  validate_region(review, *profile.spec);
  validate_pools(review, *profile.spec);
  validate_limits(review, *profile.spec);
  return std::move(refusals.all);
}

}  // namespace gprov::gardener
