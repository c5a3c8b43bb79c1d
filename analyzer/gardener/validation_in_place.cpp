// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/gardener/validation_parts.hpp"
#include "analyzer/gardener/version_order.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/model/equal_struct.hpp"
#include "analyzer/model/shoot_fields.hpp"

// What in-place update strategies forbid.

namespace gprov::gardener {

namespace {

using enum hashing::ValidationFeature;

void refuse_gate(const Review& review, std::size_t index) {
  invalid(review.refusals, "core/in-place-gate", worker_path(index) + ".updateStrategy",
          review.shoot.spec.provider.workers[index].update_strategy.value_or(""),
          "can not configure `AutoInPlaceUpdate` or `ManualInPlaceUpdate` update strategies when the "
          "`InPlaceNodeUpdates` feature gate is disabled.");
}

/// What stays as it is while the strategy is the same in-place one.
void validate_kept_fields(const Review& review, const model::ShootWorker& worker, const model::ShootWorker& old,
                          const std::string& path) {
  constexpr const char* kRule = "core/in-place-field";
  const std::string why = " cannot be changed if update strategy is AutoInPlaceUpdate/ManualInPlaceUpdate";
  if (worker.machine.type != old.machine.type) {
    invalid(review.refusals, kRule, path + ".machine.type", worker.machine.type, "machine type" + why);
  }
  if (worker.machine.image && old.machine.image && worker.machine.image->name != old.machine.image->name) {
    invalid(review.refusals, kRule, path + ".machine.image.name", worker.machine.image->name,
            "machine image name" + why);
  }
  if (worker.cri && old.cri && worker.cri->name != old.cri->name) {
    invalid(review.refusals, kRule, path + ".cri.name", worker.cri->name, "CRI name" + why);
  }
  if (!model::equal_value(worker.volume, old.volume)) {
    invalid(review.refusals, kRule, path + ".volume", worker.volume ? worker.volume->size : "null", "volume" + why);
  }
}

/// The names of the pools whose nodes are being updated.
bool is_pending(const model::Shoot& shoot, const std::string& pool) {
  const auto& updates = shoot.status.in_place_updates;
  if (!updates || !updates->pending_worker_updates) return false;
  const auto contains = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), pool) != names.end();
  };
  return contains(updates->pending_worker_updates->auto_in_place_update) ||
         contains(updates->pending_worker_updates->manual_in_place_update);
}

bool same_kubelet(const model::Kubelet* a, const model::Kubelet* b) {
  return a == nullptr || b == nullptr ? a == b : model::equal_struct(*a, *b);
}

}  // namespace

/// #ValidateProviderUpdate@v1.149.3
void validate_provider_update(const Review& review) {
  const model::Provider& provider = review.shoot.spec.provider;
  if (provider.type != review.old->spec.provider.type) {
    invalid(review.refusals, "core/immutable-field", "spec.provider.type", provider.type, "field is immutable");
  }
  const bool in_place_exists = has(review, in_place_gate_on_workers) || has(review, in_place_gate_on_new_pools);
  for (std::size_t i = 0; in_place_exists && i < provider.workers.size(); ++i) {
    const model::ShootWorker& worker = provider.workers[i];
    const model::ShootWorker* old = find_worker(review.old, worker.name);
    if (old == nullptr) {
      if (is_in_place(worker) && has(review, in_place_gate_on_new_pools) && !in_place_gate(review)) {
        refuse_gate(review, i);
      }
      continue;
    }
    const std::string path = worker_path(i);
    if (is_in_place(*old) != is_in_place(worker)) {
      invalid(review.refusals, "core/in-place-strategy", path + ".updateStrategy", worker.update_strategy.value_or(""),
              is_in_place(*old)
                  ? "update strategy cannot be changed from AutoInPlaceUpdate/ManualInPlaceUpdate to AutoRollingUpdate"
                  : "update strategy cannot be changed from AutoRollingUpdate to "
                    "AutoInPlaceUpdate/ManualInPlaceUpdate");
    }
    // Upstream asks for the very same strategy, so from one in-place strategy to the other all may change.
    if (is_in_place(worker) && worker.update_strategy == old->update_strategy) {
      validate_kept_fields(review, worker, *old, path);
    }
  }
  if (!has(review, self_hosted)) return;
  if (is_self_hosted(review.shoot) != is_self_hosted(*review.old)) {
    return forbidden(review.refusals, "core/self-hosted", "spec.provider.workers",
                     "cannot switch a Shoot between self-hosted and hosted mode");
  }
  if (!is_self_hosted(review.shoot)) return;
  const auto pool_of = [](const model::Shoot& shoot) {
    const auto& workers = shoot.spec.provider.workers;
    return std::find_if(workers.begin(), workers.end(), [](const auto& worker) { return worker.control_plane; })->name;
  };
  if (pool_of(review.shoot) != pool_of(*review.old)) {
    forbidden(review.refusals, "core/self-hosted", "spec.provider.workers", "cannot change control plane worker pool");
  }
}

/// #ValidateInPlaceUpdateStrategyOnCreation@v1.149.3; until v1.117 ValidateWorker asks for the gate of every pool.
void validate_in_place_creation(const Review& review) {
  if (in_place_gate(review) || !has(review, in_place_gate_on_new_pools)) return;
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (is_in_place(workers[i])) refuse_gate(review, i);
  }
}

/// #validateNodeLocalDNSUpdate@v1.149.3
void validate_node_local_dns_update(const Review& review) {
  if (!has(review, in_place_gate_on_workers) && !has(review, in_place_gate_on_new_pools)) return;
  const auto enabled = [](const model::Shoot& shoot) {
    const auto& components = shoot.spec.system_components;
    return components && components->node_local_dns && components->node_local_dns->enabled;
  };
  if (enabled(review.shoot) == enabled(*review.old)) return;
  const bool by_version = has(review, node_local_dns_by_version);
  const auto& proxy = review.old->spec.kubernetes.kube_proxy;
  const bool ipvs = proxy && proxy->enabled.value_or(true) && proxy->mode == "IPVS";
  for (const model::ShootWorker& worker : review.old->spec.provider.workers) {
    if (!is_in_place(worker)) continue;
    if (by_version && !ipvs && at_least(effective_kubernetes_version(*review.old, worker), 1, 34)) continue;
    return forbidden(review.refusals, "core/in-place-node-local-dns", "spec.systemComponents.nodeLocalDNS",
                     by_version
                         ? "the node-local-dns setting cannot be changed if the shoot has at least one worker pool "
                           "with an update strategy of either AutoInPlaceUpdate or ManualInPlaceUpdate, and is running "
                           "a Kubernetes version below 1.34.0 or if kube-proxy runs in IPVS mode."
                         : "node-local-dns setting can not be changed if shoot has at least one worker pool with "
                           "update strategy AutoInPlaceUpdate/ManualInPlaceUpdate");
  }
}

/// #ValidateInPlaceUpdates@v1.149.3
void validate_in_place_updates(const Review& review) {
  if (!has(review, in_place_pending)) return;
  const model::StringMap& annotations = review.shoot.metadata.annotations;
  const auto operation = annotations.find("gardener.cloud/operation");
  if (operation != annotations.end() && operation->second == "force-in-place-update") return;
  const auto& workers = review.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker* old = find_worker(review.old, workers[i].name);
    if (!is_in_place(workers[i]) || old == nullptr || !is_pending(review.shoot, workers[i].name)) continue;
    const bool same =
        model::equal_struct(workers[i], *old) &&
        effective_kubernetes_version(review.shoot, workers[i]) == effective_kubernetes_version(*review.old, *old) &&
        same_kubelet(effective_kubelet(review.shoot, workers[i]), effective_kubelet(*review.old, *old));
    if (same) continue;
    forbidden(review.refusals, "core/in-place-pending", worker_path(i),
              "the worker pool " + quoted(workers[i].name) +
                  " is currently undergoing an in-place update. No changes are allowed to the worker pool, the Shoot "
                  "Kubernetes version, or the Shoot kubelet configuration. You can force an update with annotating the "
                  "Shoot with 'gardener.cloud/operation=force-in-place-update'");
  }
}

}  // namespace gprov::gardener
