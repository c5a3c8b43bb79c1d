// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <functional>
#include <set>

#include "analyzer/gardener/kubernetes_features.hpp"
#include "analyzer/gardener/maintenance_parts.hpp"
#include "analyzer/gardener/resolution.hpp"
#include "hashing/quantity.hpp"

// What follows the versions of pools: feature gates, admission plugins, settings of kubelets.

namespace gprov::gardener {
namespace {

using enum hashing::MaintenanceFeature;
using hashing::Version;
using Operations = std::vector<std::string>;

const std::string kKubernetes = "spec.kubernetes.";

/// The version that a pool's kubelet has; nothing if it cannot be read.
std::optional<Version> kubelet_version(const model::ShootWorker& worker, const std::string& otherwise) {
  const bool own = worker.kubernetes && worker.kubernetes->version;
  return hashing::parse_version(own ? *worker.kubernetes->version : otherwise);
}

using Gates = std::pair<model::FeatureGates*, std::string>;

void remove_gates(const Maintaining& at, const Gates& gates, const std::string& version, Operations& operations) {
  const auto kubernetes = hashing::parse_version(version);
  std::string removed;
  const std::string& path = gates.second;
  const std::string why = "Removed feature gates from " + quoted(path) +
                          " because they are not supported in Kubernetes version " + quoted(version) + ": ";
  for (auto gate = gates.first->begin(); gate != gates.first->end();) {
    if (kubernetes && supports_feature_gate(gate->first, *kubernetes, at.environment.gardener)) {
      ++gate;
      continue;
    }
    removed += (removed.empty() ? "" : ", ") + gate->first;
    remember(at, path + "." + gate->first, gate->second ? "true" : "false", std::nullopt, why + gate->first);
    gate = gates.first->erase(gate);
  }
  if (!removed.empty()) operations.push_back(why + removed);
}

void remove_unsupported_gates(const Maintaining& at, Operations& operations) {
  model::ShootSpec& spec = at.result.shoot.spec;
  model::Kubernetes& kubernetes = spec.kubernetes;
  std::vector<Gates> all;
  const auto add = [&](auto& component, const std::string& name) {
    if (component) all.emplace_back(&component->feature_gates, kKubernetes + name + ".featureGates");
  };
  add(kubernetes.kube_api_server, "kubeAPIServer");
  add(kubernetes.kube_controller_manager, "kubeControllerManager");
  add(kubernetes.kube_scheduler, "kubeScheduler");
  add(kubernetes.kube_proxy, "kubeProxy");
  add(kubernetes.kubelet, "kubelet");
  for (const Gates& gates : all) remove_gates(at, gates, kubernetes.version, operations);
  for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
    auto& own = spec.provider.workers[i].kubernetes;
    if (!own || !own->kubelet) continue;
    remove_gates(at, {&own->kubelet->feature_gates, worker_path(i) + ".kubernetes.kubelet.featureGates"},
                 own->version.value_or(kubernetes.version), operations);
  }
}

void remove_unsupported_plugins(const Maintaining& at, Operations& operations) {
  model::Kubernetes& kubernetes = at.result.shoot.spec.kubernetes;
  const auto version = hashing::parse_version(kubernetes.version);
  if (!kubernetes.kube_api_server) return;
  const std::string path = kKubernetes + "kubeAPIServer.admissionPlugins";
  const std::string why = "Removed admission plugins from " + quoted(path) +
                          " because they are not supported in Kubernetes version " + quoted(kubernetes.version) + ": ";
  std::vector<model::AdmissionPlugin> kept;
  std::set<std::string> removed;
  const auto& plugins = kubernetes.kube_api_server->admission_plugins;
  for (std::size_t i = 0; i < plugins.size(); ++i) {
    if (version && supports_admission_plugin(plugins[i].name, *version)) {
      kept.push_back(plugins[i]);
      continue;
    }
    removed.insert(plugins[i].name);
    remember(at, path + "[" + std::to_string(i) + "]", plugins[i].name, std::nullopt, why + plugins[i].name);
  }
  if (removed.empty()) return;
  std::string names;
  for (const std::string& name : removed) names += (names.empty() ? "" : ", ") + name;
  kubernetes.kube_api_server->admission_plugins = kept;
  operations.push_back(why + names);
}

void limit_swap(const Maintaining& at, model::Kubelet& kubelet, const std::string& path, Operations& operations) {
  if (!kubelet.memory_swap || kubelet.memory_swap->swap_behavior != "UnlimitedSwap") return;
  const std::string why =
      path + " is set to 'LimitedSwap'. Reason: 'UnlimitedSwap' cannot be used for Kubernetes version 1.30 and higher.";
  remember(at, path, "UnlimitedSwap", "LimitedSwap", why);
  kubelet.memory_swap->swap_behavior = "LimitedSwap";
  operations.push_back(why);
}

/// `path` is the kubelet's. Mirrors helper/shoot.go#SumResourceReservations@v1.140.0.
void add_up(const Maintaining& at, model::Kubelet& kubelet, const std::string& path, Operations& operations) {
  if (!kubelet.system_reserved) return;
  const std::string why = "." + path + ".systemReserved is added to ." + path +
                          ".kubeReserved. Reason: The systemReserved field is forbidden for Shoot clusters using "
                          "Kubernetes version 1.31+, its value has to be added to kubeReserved";
  const model::KubeletReserved system = *kubelet.system_reserved;
  if (!kubelet.kube_reserved) kubelet.kube_reserved.emplace();
  using Member = std::optional<std::string> model::KubeletReserved::*;
  constexpr std::array<std::pair<const char*, Member>, 4> kMembers = {
      {{"cpu", &model::KubeletReserved::cpu},
       {"memory", &model::KubeletReserved::memory},
       {"pid", &model::KubeletReserved::pid},
       {"ephemeralStorage", &model::KubeletReserved::ephemeral_storage}}};
  for (const auto& [name, member] : kMembers) {
    const auto& more = system.*member;
    if (!more) continue;
    auto& here = (*kubelet.kube_reserved).*member;
    const auto sum = here ? hashing::add_quantities(*here, *more) : more;
    remember(at, path + ".kubeReserved." + name, here, sum, why);
    here = sum;
  }
  at.result.changes.push_back({path + ".systemReserved", std::nullopt, std::nullopt, true, why});
  kubelet.system_reserved.reset();
  operations.push_back(why);
}

using KubeletStep = std::function<void(model::Kubelet&, const std::string& path)>;

/// Runs a step on the Shoot's kubelet, where the control plane crosses a minor, and on those of pools that have reached
/// it. Pools without a version of their own follow `follows`.
void each_kubelet(const Maintaining& at, const Version& control_plane, std::uint64_t minor, const std::string& follows,
                  const KubeletStep& step) {
  model::ShootSpec& spec = at.result.shoot.spec;
  if (crosses(at, control_plane, minor) && spec.kubernetes.kubelet) {
    step(*spec.kubernetes.kubelet, kKubernetes + "kubelet");
  }
  for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
    model::ShootWorker& worker = spec.provider.workers[i];
    if (!worker.kubernetes || !worker.kubernetes->kubelet) continue;
    const auto version = kubelet_version(worker, follows);
    if (version && reaches(*version, minor)) step(*worker.kubernetes->kubelet, worker_path(i) + ".kubernetes.kubelet");
  }
}

}  // namespace

void clean_up_workers(const Maintaining& at, const Version& control_plane, Operations& operations) {
  if (has(at, removes_gates_and_plugins)) {
    remove_unsupported_gates(at, operations);
    remove_unsupported_plugins(at, operations);
  }
  const std::string& new_version = at.result.shoot.spec.kubernetes.version;
  if (has(at, limits_swap)) {
    const std::string& follows = has(at, limits_swap_by_new_version) ? new_version : at.old.spec.kubernetes.version;
    each_kubelet(at, control_plane, 30, follows, [&](model::Kubelet& kubelet, const std::string& path) {
      limit_swap(at, kubelet, path + ".memorySwap.swapBehavior", operations);
    });
  }
  if (has(at, adds_up_reservations)) {
    each_kubelet(at, control_plane, 31, new_version,
                 [&](model::Kubelet& kubelet, const std::string& path) { add_up(at, kubelet, path, operations); });
  }
}

}  // namespace gprov::gardener
