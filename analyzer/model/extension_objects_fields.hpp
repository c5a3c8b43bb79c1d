// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/extension_objects.hpp"
#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::model {

template <>
struct Fields<NodeTemplate> {
  static constexpr auto table =
      std::tuple{field("capacity", &NodeTemplate::capacity), field("virtualCapacity", &NodeTemplate::virtual_capacity)};
};

template <>
struct Fields<PoolMachineImage> {
  static constexpr auto table =
      std::tuple{field("name", &PoolMachineImage::name), field("version", &PoolMachineImage::version)};
};

template <>
struct Fields<WorkerPool> {
  static constexpr auto table = std::tuple{field("name", &WorkerPool::name),
                                           field("machineType", &WorkerPool::machine_type),
                                           field("machineImage", &WorkerPool::machine_image),
                                           field("minimum", &WorkerPool::minimum),
                                           field("maximum", &WorkerPool::maximum),
                                           field("maxSurge", &WorkerPool::max_surge),
                                           field("maxUnavailable", &WorkerPool::max_unavailable),
                                           field("labels", &WorkerPool::labels),
                                           field("annotations", &WorkerPool::annotations),
                                           field("taints", &WorkerPool::taints),
                                           field("architecture", &WorkerPool::architecture),
                                           field("kubernetesVersion", &WorkerPool::kubernetes_version),
                                           field("nodeAgentSecretName", &WorkerPool::node_agent_secret_name),
                                           field("updateStrategy", &WorkerPool::update_strategy),
                                           field("nodeTemplate", &WorkerPool::node_template),
                                           field("providerConfig", &WorkerPool::provider_config),
                                           field("volume", &WorkerPool::volume),
                                           field("dataVolumes", &WorkerPool::data_volumes),
                                           field("zones", &WorkerPool::zones)};
};

template <>
struct Fields<WorkerSpec> {
  static constexpr auto table =
      std::tuple{field("type", &WorkerSpec::type), field("region", &WorkerSpec::region),
                 field("infrastructureProviderStatus", &WorkerSpec::infrastructure_provider_status),
                 field("pools", &WorkerSpec::pools), field("sshPublicKey", &WorkerSpec::ssh_public_key)};
};

template <>
struct Fields<ExtensionStatus> {
  static constexpr auto table = std::tuple{field("providerStatus", &ExtensionStatus::provider_status)};
};

template <>
struct Fields<Worker> {
  static constexpr auto table =
      std::tuple{field("metadata", &Worker::metadata), field("spec", &Worker::spec), field("status", &Worker::status)};
};

template <>
struct Fields<InfrastructureSpec> {
  static constexpr auto table =
      std::tuple{field("type", &InfrastructureSpec::type), field("region", &InfrastructureSpec::region),
                 field("providerConfig", &InfrastructureSpec::provider_config)};
};

template <>
struct Fields<Infrastructure> {
  static constexpr auto table =
      std::tuple{field("metadata", &Infrastructure::metadata), field("spec", &Infrastructure::spec),
                 field("status", &Infrastructure::status)};
};

template <>
struct Fields<MachineClassReference> {
  static constexpr auto table = std::tuple{field("name", &MachineClassReference::name)};
};

template <>
struct Fields<MachineTemplateSpec> {
  static constexpr auto table = std::tuple{field("class", &MachineTemplateSpec::machine_class)};
};

template <>
struct Fields<MachineTemplate> {
  static constexpr auto table = std::tuple{field("spec", &MachineTemplate::spec)};
};

template <>
struct Fields<MachineDeploymentSpec> {
  static constexpr auto table = std::tuple{field("replicas", &MachineDeploymentSpec::replicas),
                                           field("template", &MachineDeploymentSpec::machine_template)};
};

template <>
struct Fields<MachineDeployment> {
  static constexpr auto table =
      std::tuple{field("metadata", &MachineDeployment::metadata), field("spec", &MachineDeployment::spec)};
};

}  // namespace gprov::model
