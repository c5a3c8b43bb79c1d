// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/gardener/refusals.hpp"
#include "analyzer/model/shoot.hpp"
#include "hashing/release_bands_validation.hpp"

// The functions of validation, by topic. Each is named after its upstream function.

namespace gprov::gardener {

/// One request on its way through validation.
struct Review {
  const model::Shoot& shoot;
  const model::Shoot* old;  ///< nullptr on create
  const Environment& environment;
  Refusals& refusals;
};

[[nodiscard]] inline bool has(const Review& review, hashing::ValidationFeature feature) {
  return hashing::has(review.environment.gardener, feature);
}

[[nodiscard]] bool is_workerless(const model::Shoot& shoot);
[[nodiscard]] bool is_self_hosted(const model::Shoot& shoot);
[[nodiscard]] bool is_hibernated(const model::Shoot& shoot);
/// Gate InPlaceNodeUpdates of the API server; off unless told otherwise.
[[nodiscard]] bool in_place_gate(const Review& review);

/// Whether a required field is missing only now; a manifest whose old state lacks it as well is an excerpt.
[[nodiscard]] inline bool newly_missing(bool missing, bool was_missing, const Review& review) {
  return missing && (review.old == nullptr || !was_missing);
}

void validate_spec(const Review& review);
void validate_cloud_profile_reference(const Review& review);
void validate_provider(const Review& review);
void validate_worker(const Review& review, std::size_t index);
void validate_worker_list(const Review& review);
void validate_system_component_workers(const Review& review);
void validate_kubernetes(const Review& review);
void validate_kubelet(const Review& review, const model::Kubelet& kubelet, const std::string& kubernetes_version,
                      const std::string& path);
/// spec.kubernetes.<component>.featureGates, or a pool's
void validate_feature_gates(const Review& review, const model::FeatureGates& gates,
                            const std::string& kubernetes_version, const std::string& component);
void validate_networking(const Review& review);
void validate_maintenance(const Review& review);

// Of updates only: `review.old` is there.
void validate_spec_update(const Review& review);
void validate_provider_update(const Review& review);
void validate_worker_versions_update(const Review& review);
void validate_networking_update(const Review& review);
void validate_hibernation_update(const Review& review);
void validate_node_local_dns_update(const Review& review);
void validate_in_place_updates(const Review& review);
/// On create: the gate for every in-place pool.
void validate_in_place_creation(const Review& review);

}  // namespace gprov::gardener
