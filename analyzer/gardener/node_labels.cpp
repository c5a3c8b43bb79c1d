// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/node_labels.hpp"

namespace gprov::gardener {

model::StringMap node_labels(const model::ShootWorker& worker, bool node_local_dns,
                             const std::optional<std::string>& node_agent_secret_name) {
  model::StringMap labels = worker.labels;
  labels["node.kubernetes.io/role"] = "node";
  labels["kubernetes.io/arch"] = worker.machine.architecture.value_or("amd64");
  labels["networking.gardener.cloud/node-local-dns-enabled"] = node_local_dns ? "true" : "false";
  if (!worker.system_components || worker.system_components->allow) {
    labels["worker.gardener.cloud/system-components"] = "true";
  }
  labels["worker.gardener.cloud/pool"] = worker.name;
  labels["worker.garden.sapcloud.io/group"] = worker.name;
  if (node_agent_secret_name) labels["worker.gardener.cloud/gardener-node-agent-secret-name"] = *node_agent_secret_name;
  if (worker.cri) {
    labels["worker.gardener.cloud/cri-name"] = worker.cri->name;
    for (const model::ContainerRuntime& runtime : worker.cri->container_runtimes) {
      labels["containerruntime.worker.gardener.cloud/" + runtime.type] = "true";
    }
  }
  return labels;
}

}  // namespace gprov::gardener
