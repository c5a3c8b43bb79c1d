// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/model/shoot.hpp"

// Objects of the Seed that make known what a Shoot manifest cannot tell; conventions as in shoot.hpp.

namespace gprov::model {

/// resource name to quantity text
using ResourceList = std::map<std::string, std::string>;

struct NodeTemplate {
  ResourceList capacity, virtual_capacity;
};

struct PoolMachineImage {
  std::string name, version;
};

/// Worker.spec.pools[]: what gardenlet writes and the provider extension reads. The seam between analyzer/gardener and
/// analyzer/providers: a pool generated from a Shoot has the same form. types_worker.go@v1.149.3
struct WorkerPool {
  std::string name;
  std::string machine_type;
  PoolMachineImage machine_image;
  std::int32_t minimum = 0, maximum = 0;
  IntOrString max_surge = 0, max_unavailable = 0;
  StringMap labels, annotations;
  std::vector<Taint> taints;
  std::optional<std::string> architecture;
  std::optional<std::string> kubernetes_version;
  std::optional<std::string> node_agent_secret_name;
  std::optional<std::string> update_strategy;
  std::optional<NodeTemplate> node_template;
  RawExtension provider_config;
  std::optional<Volume> volume;
  std::vector<DataVolume> data_volumes;
  std::vector<std::string> zones;
};

struct WorkerSpec {
  std::string type, region;
  RawExtension infrastructure_provider_status;
  std::vector<WorkerPool> pools;
  std::optional<std::string> ssh_public_key;
};
struct ExtensionStatus {
  RawExtension provider_status;
};

/// extensions.gardener.cloud/v1alpha1 Worker
struct Worker {
  ObjectMeta metadata;
  WorkerSpec spec;
  ExtensionStatus status;
};

struct InfrastructureSpec {
  std::string type, region;
  RawExtension provider_config;
};

/// extensions.gardener.cloud/v1alpha1 Infrastructure
struct Infrastructure {
  ObjectMeta metadata;
  InfrastructureSpec spec;
  ExtensionStatus status;
};

struct MachineClassReference {
  std::string name;
};
struct MachineTemplateSpec {
  MachineClassReference machine_class;  ///< JSON name: class
};
struct MachineTemplate {
  MachineTemplateSpec spec;
};
struct MachineDeploymentSpec {
  std::optional<std::int32_t> replicas;
  MachineTemplate machine_template;  ///< JSON name: template
};
/// machine.sapcloud.io/v1alpha1 MachineDeployment
struct MachineDeployment {
  ObjectMeta metadata;
  MachineDeploymentSpec spec;
};

}  // namespace gprov::model
