// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/node_agent_input.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "analyzer/gardener/resolution.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "hashing/go_time.hpp"
#include "hashing/quantity.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::gardener {

namespace {

using Text = std::optional<std::string>;

using Reserved = std::array<Text, 4>;

std::optional<Reserved> members(const std::optional<model::KubeletReserved>& reserved) {
  if (!reserved) return std::nullopt;
  Reserved result{reserved->cpu, reserved->memory, reserved->pid, reserved->ephemeral_storage};
  for (Text& quantity : result) hashing::canonicalize_quantity(quantity);
  return result;
}

/// helper/shoot.go#SumResourceReservations@v1.140.0: a member that only one side has stays as it is written.
std::optional<Reserved> sum(const std::optional<Reserved>& kube, const std::optional<Reserved>& system) {
  if (!kube || !system) return kube ? kube : system;
  Reserved result;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const Text& left = (*kube)[i];
    const Text& right = (*system)[i];
    result[i] = left && right ? hashing::add_quantities(*left, *right) : left ? left : right;
  }
  return result;
}

hashing::KubeletData kubelet_data(const model::Kubelet* kubelet, const hashing::Version& release) {
  hashing::KubeletData data;
  if (kubelet == nullptr) return data;
  data.reserved = members(kubelet->kube_reserved);
  if (kubelet->system_reserved && hashing::has(release, hashing::GardenerFeature::reserve_is_a_sum)) {
    data.reserved = sum(data.reserved, members(kubelet->system_reserved));
  }
  if (const auto& eviction = kubelet->eviction_hard) {
    data.eviction_hard = {eviction->image_fs_available, eviction->image_fs_inodes_free, eviction->memory_available,
                          eviction->node_fs_available, eviction->node_fs_inodes_free};
  }
  data.cpu_manager_policy = kubelet->cpu_manager_policy;
  return data;
}

/// helper/shoot.go#LastInitiationTimeForWorkerPool@v1.149.3: an entry of a pending pool counts even without a time,
/// which is how a first rotation without rollout leaves the pool's key alone.
Text initiation_time(const std::optional<model::CredentialRotation>& rotation, const std::string& pool,
                     const hashing::Version& release) {
  if (!rotation) return std::nullopt;
  const auto& pending = rotation->pending_workers_rollouts;
  const auto found =
      std::find_if(pending.begin(), pending.end(), [&](const auto& entry) { return entry.name == pool; });
  const bool by_pool = hashing::has(release, hashing::GardenerFeature::rotation_by_pool);
  const Text& time = !by_pool || found == pending.end() ? rotation->last_initiation_time : found->last_initiation_time;
  if (!time) return std::nullopt;
  return hashing::go_time_string(*time).value_or(*time);
}

}  // namespace

bool node_local_dns_enabled(const model::Shoot& shoot) {
  const auto& components = shoot.spec.system_components;
  return components && components->node_local_dns && components->node_local_dns->enabled;
}

hashing::NodeAgentKeyInput node_agent_key_input(const model::Shoot& shoot, std::size_t index,
                                                const hashing::Version& release) {
  const model::ShootWorker& worker = shoot.spec.provider.workers[index];
  const std::string path = worker_path(index);
  hashing::NodeAgentKeyInput input;
  input.pool = worker.name;
  input.kubernetes_version = effective_kubernetes_version(shoot, worker);
  const bool pinned = worker.kubernetes && worker.kubernetes->version;
  input.kubernetes_version_path = pinned ? path + ".kubernetes.version" : "spec.kubernetes.version";
  input.machine_type = worker.machine.type;
  input.machine_type_path = path + ".machine.type";
  input.image_path = path + ".machine.image";
  if (worker.machine.image) {
    input.image_name = worker.machine.image->name;
    input.image_version = worker.machine.image->version.value_or("");
  }
  input.volume_path = path + ".volume";
  if (worker.volume) {
    input.volume_size = worker.volume->size;
    input.volume_type = worker.volume->type;
  }
  input.cri_path = path + ".cri.name";
  if (worker.cri) input.cri = worker.cri->name;
  if (shoot.status.credentials && shoot.status.credentials->rotation) {
    const model::CredentialsRotation& rotation = *shoot.status.credentials->rotation;
    input.ca_rotation = initiation_time(rotation.certificate_authorities, worker.name, release);
    input.service_account_key_rotation = initiation_time(rotation.service_account_key, worker.name, release);
  }
  input.node_local_dns = node_local_dns_enabled(shoot);
  // helper/shoot.go#IsKubeProxyIPVSMode@v1.149.3
  const auto& proxy = shoot.spec.kubernetes.kube_proxy;
  input.kube_proxy_ipvs = proxy && proxy->enabled.value_or(false) && proxy->mode == "IPVS";
  input.kubelet = kubelet_data(effective_kubelet(shoot, worker), release);
  const bool own_kubelet = worker.kubernetes && worker.kubernetes->kubelet;
  input.kubelet_path = own_kubelet ? path + ".kubernetes.kubelet" : "spec.kubernetes.kubelet";
  return input;
}

}  // namespace gprov::gardener
