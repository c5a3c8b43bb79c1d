// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/worker_pools.hpp"

#include <algorithm>
#include <string_view>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/hash_pool.hpp"
#include "analyzer/gardener/node_agent_input.hpp"
#include "analyzer/gardener/node_labels.hpp"
#include "hashing/quantity.hpp"

namespace gprov::gardener {

namespace {

std::string quantity_text(std::string text) {
  if (text.empty()) return "0";
  hashing::canonicalize_quantity(text);
  return text;
}

/// The template of a pool whose machine type stays is never refreshed from the CloudProfile.
std::optional<model::NodeTemplate> node_template(const model::ShootWorker& worker,
                                                 const model::CloudProfileSpec* profile,
                                                 const std::vector<model::WorkerPool>& existing) {
  for (const model::WorkerPool& pool : existing) {
    if (pool.name == worker.name && pool.node_template && pool.machine_type == worker.machine.type) {
      return pool.node_template;
    }
  }
  const model::MachineType* type = profile == nullptr ? nullptr : find_machine_type(*profile, worker.machine.type);
  if (type == nullptr) return std::nullopt;
  model::NodeTemplate result;
  result.capacity = {
      {"cpu", quantity_text(type->cpu)}, {"gpu", quantity_text(type->gpu)}, {"memory", quantity_text(type->memory)}};
  return result;
}

}  // namespace

const std::string& effective_kubernetes_version(const model::Shoot& shoot, const model::ShootWorker& worker) {
  const bool pinned = worker.kubernetes && worker.kubernetes->version;
  return pinned ? *worker.kubernetes->version : shoot.spec.kubernetes.version;
}

const model::Kubelet* effective_kubelet(const model::Shoot& shoot, const model::ShootWorker& worker) {
  if (worker.kubernetes && worker.kubernetes->kubelet) return &*worker.kubernetes->kubelet;
  return shoot.spec.kubernetes.kubelet ? &*shoot.spec.kubernetes.kubelet : nullptr;
}

std::vector<GeneratedPool> generate_pools(const model::Shoot& shoot, const std::vector<Gap>& gaps,
                                          const model::CloudProfileSpec* profile,
                                          const std::vector<model::WorkerPool>& existing, const HashRecords* records,
                                          const Environment& environment) {
  std::vector<GeneratedPool> result;
  result.reserve(shoot.spec.provider.workers.size());
  for (std::size_t i = 0; i < shoot.spec.provider.workers.size(); ++i) {
    const model::ShootWorker& worker = shoot.spec.provider.workers[i];
    GeneratedPool& generated = result.emplace_back();
    generated.index = i;
    model::WorkerPool& pool = generated.pool;
    pool.name = worker.name;
    pool.machine_type = worker.machine.type;
    if (worker.machine.image) {
      pool.machine_image = {worker.machine.image->name, worker.machine.image->version.value_or("")};
    }
    pool.minimum = worker.minimum;
    pool.maximum = worker.maximum;
    pool.max_surge = worker.max_surge.value_or(0);
    pool.max_unavailable = worker.max_unavailable.value_or(0);
    pool.annotations = worker.annotations;
    pool.taints = worker.taints;
    pool.architecture = worker.machine.architecture;
    pool.kubernetes_version = effective_kubernetes_version(shoot, worker);
    const std::string key = hash_pool(generated, shoot, gaps, records, environment);
    pool.labels = node_labels(worker, node_local_dns_enabled(shoot), key);
    pool.update_strategy = worker.update_strategy;
    pool.node_template = node_template(worker, profile, existing);
    pool.provider_config = worker.provider_config;
    pool.volume = worker.volume;
    pool.data_volumes = worker.data_volumes;
    pool.zones = worker.zones;
  }
  return result;
}

bool enables_ssh_access(const model::Shoot& shoot) {
  const model::Provider& provider = shoot.spec.provider;
  if (provider.workers.empty()) return false;
  return !provider.workers_settings || !provider.workers_settings->ssh_access ||
         provider.workers_settings->ssh_access->enabled;
}

std::string technical_id(const model::Shoot& shoot) {
  if (!shoot.status.technical_id.empty()) return shoot.status.technical_id;
  constexpr std::string_view prefix = "garden-";
  const std::string& ns = shoot.metadata.ns;
  std::string project;
  if (ns == "garden") {
    project = "garden";
  } else if (ns.starts_with(prefix)) {
    project = ns.substr(prefix.size());
  }
  return project.empty() ? std::string() : "shoot--" + project + "--" + shoot.metadata.name;
}

}  // namespace gprov::gardener
