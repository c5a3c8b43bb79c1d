// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/defaults.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "analyzer/gardener/absent.hpp"
#include "analyzer/gardener/addon_defaults.hpp"
#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/resource_reservation.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "hashing/quantity.hpp"
#include "hashing/questions.hpp"
#include "hashing/release_bands.hpp"
#include "hashing/release_bands_maintenance.hpp"

namespace gprov::gardener {

namespace {

using hashing::GardenerFeature;

bool has(const Environment& environment, GardenerFeature feature) {
  return hashing::has(environment.gardener, feature);
}

/// The API server keeps a quantity as ParseQuantity read it, so 0.08 is stored as 80m.
void canonicalize(std::optional<model::KubeletReserved>& reserved) {
  if (!reserved) return;
  for (auto* quantity : {&reserved->cpu, &reserved->memory, &reserved->pid, &reserved->ephemeral_storage}) {
    hashing::canonicalize_quantity(*quantity);
  }
}

void canonicalize(std::optional<model::Kubelet>& kubelet) {
  if (!kubelet) return;
  canonicalize(kubelet->kube_reserved);
  canonicalize(kubelet->system_reserved);
}

void set_surge(model::ShootWorker& worker, std::int32_t surge, std::int32_t unavailable) {
  default_to(worker.max_surge, model::IntOrString(surge));
  default_to(worker.max_unavailable, model::IntOrString(unavailable));
}

/// defaults_shoot.go#SetDefaults_Worker, v1.83.0 to v1.149.3: what in-place pools get has changed three times.
void set_surge_defaults(model::ShootWorker& worker, const Environment& environment) {
  const bool manual = worker.update_strategy == "ManualInPlaceUpdate";
  if (manual && has(environment, GardenerFeature::manual_in_place_forced)) {
    worker.max_surge = model::IntOrString(0);
    worker.max_unavailable = model::IntOrString(1);
  }
  if (manual && has(environment, GardenerFeature::manual_in_place_without_surge)) return;
  if (is_in_place(worker) && has(environment, GardenerFeature::in_place_defaults)) {
    set_surge(worker, 0, 1);
  } else {
    set_surge(worker, 1, 0);
  }
}

void set_architecture(model::ShootWorker& worker, const Environment& environment) {
  const hashing::QuestionListener apart;  // see note_open_architectures
  if (worker.machine.architecture || has(environment, GardenerFeature::architecture_by_mutator)) return;
  worker.machine.architecture = "amd64";
}

void set_worker_defaults(model::ShootWorker& worker, const Environment& environment) {
  set_architecture(worker, environment);
  if (!worker.cri) worker.cri = model::Cri{.name = "containerd", .container_runtimes = {}};
  if (worker.kubernetes && worker.kubernetes->kubelet) {
    default_to(worker.kubernetes->kubelet->fail_swap_on, true);
    canonicalize(worker.kubernetes->kubelet);
  }
  if (!worker.update_strategy && has(environment, GardenerFeature::in_place)) {
    worker.update_strategy = "AutoRollingUpdate";
  }
  set_surge_defaults(worker, environment);
  if (!worker.system_components) worker.system_components = model::WorkerSystemComponents{.allow = true};
}

/// defaults_shoot.go#calculateDefaultNodeCIDRMaskSize@v1.149.3: twice as many addresses as Pods. The Shoot's own
/// maxPods replaces kubelet's 110 also when it is smaller, a worker's only when it is larger.
std::int32_t node_cidr_mask_size(const model::ShootSpec& spec) {
  std::int64_t max_pods = 110;
  if (spec.kubernetes.kubelet && spec.kubernetes.kubelet->max_pods) max_pods = *spec.kubernetes.kubelet->max_pods;
  for (const model::ShootWorker& worker : spec.provider.workers) {
    if (!worker.kubernetes || !worker.kubernetes->kubelet || !worker.kubernetes->kubelet->max_pods) continue;
    max_pods = std::max<std::int64_t>(max_pods, *worker.kubernetes->kubelet->max_pods);
  }
  std::int32_t bits = 0;
  while (bits < 32 && (std::int64_t{1} << bits) < 2 * max_pods) ++bits;
  return 32 - bits;
}

/// defaults_shoot.go#SetDefaults_KubeAPIServerConfig@v1.149.3
void set_api_server_defaults(model::KubeApiServer& server, const Environment& environment) {
  model::KubeApiServerRequests& requests = ensure(server.requests);
  default_to(requests.max_non_mutating_inflight, 400);
  default_to(requests.max_mutating_inflight, 200);
  default_to(server.event_ttl, "1h0m0s");
  default_to(ensure(server.logging).verbosity, 2);
  if (hashing::has(environment.gardener, hashing::MaintenanceFeature::anonymous_authentication_off)) {
    default_to(server.enable_anonymous_authentication, false);
  }
  if (has(environment, GardenerFeature::encryption_provider)) {
    default_to(ensure(ensure(server.encryption_config).provider).type, "aescbc");
  }
}

/// defaults_shoot.go#SetDefaults_ClusterAutoscaler@v1.149.3: only fills a block that is there.
void set_cluster_autoscaler_defaults(model::ClusterAutoscaler& autoscaler, const Environment& environment) {
  default_to(autoscaler.scale_down_delay_after_add, "1h0m0s");
  default_to(autoscaler.scale_down_delay_after_delete, "0s");
  default_to(autoscaler.scale_down_delay_after_failure, "3m0s");
  default_to(autoscaler.scale_down_unneeded_time, "30m0s");
  default_to(autoscaler.scale_down_utilization_threshold, 0.5);
  default_to(autoscaler.scan_interval, "10s");
  default_to(autoscaler.expander, "least-waste");
  default_to(autoscaler.max_node_provision_time, "20m0s");
  default_to(autoscaler.max_graceful_termination_seconds, 600);
  if (has(environment, GardenerFeature::autoscaler_verbosity)) {
    default_to(autoscaler.ignore_daemonsets_utilization, false);
    default_to(autoscaler.verbosity, 2);
    default_to(autoscaler.new_pod_scale_up_delay, "0s");
  }
  if (has(environment, GardenerFeature::autoscaler_parallelism)) {
    default_to(autoscaler.max_scale_down_parallelism, autoscaler.max_empty_bulk_delete.value_or(10));
    default_to(autoscaler.max_drain_parallelism, 1);
  }
  if (hashing::has(environment.gardener, hashing::MaintenanceFeature::empty_bulk_delete_ten)) {
    default_to(autoscaler.max_empty_bulk_delete, 10);
  }
  if (has(environment, GardenerFeature::autoscaler_backoff)) {
    default_to(autoscaler.initial_node_group_backoff_duration, "5m0s");
    default_to(autoscaler.max_node_group_backoff_duration, "30m0s");
    default_to(autoscaler.node_group_backoff_reset_timeout, "3h0m0s");
  }
  if (has(environment, GardenerFeature::autoscaler_group_metrics)) {
    default_to(autoscaler.emit_per_node_group_metrics, false);
  }
  if (has(environment, GardenerFeature::autoscaler_binpacking)) default_to(autoscaler.max_bin_packing_time, "5m0s");
}

void set_kubelet_defaults(model::Kubelet& kubelet, const Environment& environment) {
  default_to(kubelet.fail_swap_on, true);
  default_to(kubelet.image_gc_high_threshold_percent, 50);
  default_to(kubelet.image_gc_low_threshold_percent, 40);
  if (has(environment, GardenerFeature::image_pull_defaults)) {
    default_to(kubelet.image_minimum_gc_age, "2m0s");
    default_to(kubelet.image_maximum_gc_age, "0s");
    default_to(kubelet.serialize_image_pulls, kubelet.max_parallel_image_pulls.value_or(1) < 2);
  }
  default_to(kubelet.serialize_image_pulls, true);
  if (!has(environment, GardenerFeature::reservation_by_plugin)) reserve_statically(ensure(kubelet.kube_reserved));
}

/// The part of SetDefaults_Shoot that a workerless Shoot does not get. It runs before networking.ipFamilies is
/// defaulted.
void set_defaults_with_workers(model::ShootSpec& spec, const Environment& environment) {
  model::Kubernetes& kubernetes = spec.kubernetes;
  default_to(kubernetes.kube_api_server->default_not_ready_toleration_seconds, 300);
  default_to(kubernetes.kube_api_server->default_unreachable_toleration_seconds, 300);

  model::KubeControllerManager& manager = ensure(kubernetes.kube_controller_manager);
  const auto& families = spec.networking->ip_families;
  const bool only_v6 = families.size() == 1 && families.front() == "IPv6";
  if (!only_v6) {
    default_to(manager.node_cidr_mask_size, node_cidr_mask_size(spec));
  } else {
    default_to(manager.node_cidr_mask_size, 64);
  }
  if (has(environment, GardenerFeature::node_monitor_grace_period)) {
    default_to(manager.node_monitor_grace_period, "40s");
  }

  default_to(ensure(kubernetes.kube_scheduler).profile, "balanced");
  model::KubeProxy& proxy = ensure(kubernetes.kube_proxy);
  default_to(proxy.mode, "IPTables");
  default_to(proxy.enabled, true);
  set_kubelet_defaults(ensure(kubernetes.kubelet), environment);
  canonicalize(kubernetes.kubelet);

  default_to(spec.maintenance->auto_update->machine_image_version, true);
  std::optional<model::SshAccess>& ssh = ensure(spec.provider.workers_settings).ssh_access;
  if (!ssh) ssh = model::SshAccess{.enabled = true};

  std::string& mode = ensure(ensure(ensure(spec.system_components).core_dns).autoscaling).mode;
  if (mode != "horizontal" && mode != "cluster-proportional") mode = "horizontal";
}

/// A field that the release does not have any more is not decoded.
void drop_unknown(model::ShootSpec& spec, const Environment& environment) {
  if (has(environment, GardenerFeature::system_reserved)) return;
  if (spec.kubernetes.kubelet) spec.kubernetes.kubelet->system_reserved.reset();
  for (model::ShootWorker& worker : spec.provider.workers) {
    if (worker.kubernetes && worker.kubernetes->kubelet) worker.kubernetes->kubelet->system_reserved.reset();
  }
}

}  // namespace

void note_open_architectures(const model::Shoot& shoot, const model::CloudProfileSpec* profile,
                             const Environment& environment) {
  const auto matters = [&](const model::ShootWorker& worker) {
    if (worker.machine.architecture) return false;
    const model::MachineType* type = profile == nullptr ? nullptr : find_machine_type(*profile, worker.machine.type);
    return profile == nullptr || (type != nullptr && architecture_of(*type, *profile) != "amd64");
  };
  const auto& workers = shoot.spec.provider.workers;
  if (std::any_of(workers.begin(), workers.end(), matters)) {
    (void)has(environment, GardenerFeature::architecture_by_mutator);
  }
}

void set_defaults(model::Shoot& shoot, const Environment& environment) {
  model::ShootSpec& spec = shoot.spec;
  drop_unknown(spec, environment);
  ensure(spec.kubernetes.kube_api_server);
  if (!has(environment, GardenerFeature::controller_manager_for_workers)) {
    ensure(spec.kubernetes.kube_controller_manager);
  }
  default_to(spec.purpose, "evaluation");
  model::Maintenance& maintenance = ensure(spec.maintenance);
  // A block that is there keeps its own kubernetesVersion: the field is no pointer, so left out means false.
  if (!maintenance.auto_update) {
    maintenance.auto_update = model::MaintenanceAutoUpdate{.kubernetes_version = true, .machine_image_version = {}};
  }
  ensure(spec.networking);
  if (!spec.provider.workers.empty()) set_defaults_with_workers(spec, environment);
  default_to(spec.scheduler_name, "default-scheduler");

  if (has(environment, GardenerFeature::rotation_period) && maintenance.auto_rotation &&
      maintenance.auto_rotation->credentials) {
    auto& credentials = *maintenance.auto_rotation->credentials;
    for (auto* rotation : {&credentials.etcd_encryption_key, &credentials.ssh_keypair, &credentials.observability}) {
      if (*rotation) default_to((*rotation)->rotation_period, "168h0m0s");
    }
  }
  if (spec.networking->ip_families.empty()) spec.networking->ip_families = {"IPv4"};
  set_api_server_defaults(*spec.kubernetes.kube_api_server, environment);
  if (spec.kubernetes.cluster_autoscaler) {
    set_cluster_autoscaler_defaults(*spec.kubernetes.cluster_autoscaler, environment);
  }
  for (model::ShootWorker& worker : spec.provider.workers) set_worker_defaults(worker, environment);
  set_addon_defaults(spec, environment);
}

}  // namespace gprov::gardener
