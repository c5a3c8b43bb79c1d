// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <set>

#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"

// spec.provider as a whole: the pools taken together.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

constexpr const char* workerless_field = "this field should not be set for workerless Shoot clusters";

/// #ValidateNodeCIDRMaskWithMaxPod@v1.149.3: the Pods of the fullest node need addresses.
void validate_node_cidr(const Review& review) {
  const model::Kubernetes& kubernetes = review.shoot.spec.kubernetes;
  if (!kubernetes.kube_controller_manager || !kubernetes.kube_controller_manager->node_cidr_mask_size ||
      !review.shoot.spec.networking) {
    return;
  }
  std::int32_t max_pods = 0;
  if (!is_workerless(review.shoot)) {
    if (kubernetes.kubelet && kubernetes.kubelet->max_pods) max_pods = *kubernetes.kubelet->max_pods;
    for (const model::ShootWorker& worker : review.shoot.spec.provider.workers) {
      if (!worker.kubernetes || !worker.kubernetes->kubelet) continue;
      max_pods = std::max(max_pods, worker.kubernetes->kubelet->max_pods.value_or(0));
    }
  }
  if (max_pods == 0) max_pods = 110;
  const std::int32_t mask = *kubernetes.kube_controller_manager->node_cidr_mask_size;
  const auto& families = review.shoot.spec.networking->ip_families;
  const bool only_v6 = families.size() == 1 && families.front() == "IPv6";
  const std::int32_t bits = (only_v6 ? 128 : 32) - mask;
  if (bits >= 32) return;  // more addresses than a number of Pods can be
  const std::int64_t addresses = bits < 0 ? -2 : (std::int64_t{1} << bits) - 2;
  if (addresses >= max_pods) return;
  const std::string pods = std::to_string(max_pods);
  const std::string available = std::to_string(addresses);
  invalid_number(review.refusals, "core/node-cidr-mask", "spec.kubernetes.kubeControllerManager.nodeCIDRMaskSize", mask,
                 "kubelet or kube-controller-manager configuration incorrect. Please adjust the nodeCIDRMaskSize to "
                 "support the highest maxPod on any worker pool. The nodeCIDRMaskSize of " +
                     std::to_string(mask) + " (default: " + (only_v6 ? "64" : "24") + ") only supports " + available +
                     " IP addresses. The highest maxPod setting is " + pods +
                     " (default: 110). Please choose a nodeCIDRMaskSize that at least supports " + pods +
                     " IP addresses");
}

std::string zones_key(const model::ShootWorker& worker) {
  std::string key;
  for (const std::string& zone : sorted(worker.zones)) key += zone + "--";
  return key;
}

}  // namespace

/// #ValidateWorkers@v1.149.3
void validate_worker_list(const Review& review) {
  std::set<std::string> names;
  bool control_plane = false;
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (!names.insert(workers[i].name).second) {
      duplicate(review.refusals, "core/duplicate-name", worker_path(i) + ".name", workers[i].name);
    }
    if (!workers[i].control_plane || !has(review, self_hosted)) continue;
    if (control_plane) {
      invalid(review.refusals, "core/self-hosted", worker_path(i) + ".controlPlane", workers[i].name,
              "cannot have more than one worker pool marked for control plane components");
    }
    control_plane = true;
  }
}

/// #ValidateSystemComponentWorkers@v1.149.3: one pool of each set of zones must reach a node per zone.
void validate_system_component_workers(const Review& review) {
  std::set<std::string> sufficient;
  std::map<std::string, std::size_t> insufficient;
  bool any = false;
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker& worker = workers[i];
    if ((worker.system_components && !worker.system_components->allow) || worker.maximum == 0) continue;
    any = true;
    const std::string key = zones_key(worker);
    if (worker.maximum >= static_cast<std::int64_t>(worker.zones.size())) {
      sufficient.insert(key);
      insufficient.erase(key);
    } else if (sufficient.count(key) == 0) {
      insufficient[key] = i;
    }
  }
  const bool asked = !has(review, system_component_zones) || at_least(review.shoot.spec.kubernetes.version, 1, 27);
  for (const auto& [key, index] : insufficient) {
    if (!asked) break;
    forbidden(review.refusals, "core/system-component-pools", worker_path(index) + ".maximum",
              "maximum node count should be greater than or equal to the number of zones specified for this pool");
  }
  if (!any) {
    forbidden(review.refusals, "core/system-component-pools", "spec.provider.workers",
              "at least one active (workers[i].maximum > 0) worker pool with systemComponents.allow=true needed");
  }
}

/// #validateProvider@v1.149.3
void validate_provider(const Review& review) {
  const model::Provider& provider = review.shoot.spec.provider;
  const bool was_missing = review.old != nullptr && review.old->spec.provider.type.empty();
  if (newly_missing(provider.type.empty(), was_missing, review)) {
    required(review.refusals, "core/required-field", "spec.provider.type", "must specify a provider type");
  }
  if (is_workerless(review.shoot)) {
    const auto refuse_field = [&](bool given, const char* name) {
      if (!given) return;
      forbidden(review.refusals, "core/workerless-field", std::string("spec.provider.") + name, workerless_field);
    };
    refuse_field(static_cast<bool>(provider.infrastructure_config), "infrastructureConfig");
    refuse_field(static_cast<bool>(provider.control_plane_config), "controlPlaneConfig");
    refuse_field(provider.workers_settings.has_value(), "workersSettings");
  } else {
    for (std::size_t i = 0; i < provider.workers.size(); ++i) validate_worker(review, i);
    validate_worker_list(review);
    validate_system_component_workers(review);
  }
  validate_node_cidr(review);
}

}  // namespace gprov::gardener
