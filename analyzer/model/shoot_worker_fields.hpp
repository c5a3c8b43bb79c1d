// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::model {

template <>
struct Fields<KubeletReserved> {
  static constexpr auto table =
      std::tuple{field("cpu", &KubeletReserved::cpu), field("memory", &KubeletReserved::memory),
                 field("pid", &KubeletReserved::pid), field("ephemeralStorage", &KubeletReserved::ephemeral_storage)};
};

template <>
struct Fields<KubeletEvictionHard> {
  static constexpr auto table = std::tuple{field("imageFSAvailable", &KubeletEvictionHard::image_fs_available),
                                           field("imageFSInodesFree", &KubeletEvictionHard::image_fs_inodes_free),
                                           field("memoryAvailable", &KubeletEvictionHard::memory_available),
                                           field("nodeFSAvailable", &KubeletEvictionHard::node_fs_available),
                                           field("nodeFSInodesFree", &KubeletEvictionHard::node_fs_inodes_free)};
};

template <>
struct Fields<Kubelet> {
  static constexpr auto table =
      std::tuple{field("failSwapOn", &Kubelet::fail_swap_on),
                 field("imageGCHighThresholdPercent", &Kubelet::image_gc_high_threshold_percent),
                 field("imageGCLowThresholdPercent", &Kubelet::image_gc_low_threshold_percent),
                 field("imageMinimumGCAge", &Kubelet::image_minimum_gc_age),
                 field("imageMaximumGCAge", &Kubelet::image_maximum_gc_age),
                 field("serializeImagePulls", &Kubelet::serialize_image_pulls),
                 field("maxParallelImagePulls", &Kubelet::max_parallel_image_pulls),
                 field("maxPods", &Kubelet::max_pods),
                 field("cpuManagerPolicy", &Kubelet::cpu_manager_policy),
                 field("kubeReserved", &Kubelet::kube_reserved),
                 field("systemReserved", &Kubelet::system_reserved),
                 field("evictionHard", &Kubelet::eviction_hard),
                 field("evictionSoft", &Kubelet::eviction_soft),
                 field("podPidsLimit", &Kubelet::pod_pids_limit),
                 field("containerLogMaxFiles", &Kubelet::container_log_max_files),
                 field("registryPullQPS", &Kubelet::registry_pull_qps),
                 field("registryBurst", &Kubelet::registry_burst),
                 field("evictionMaxPodGracePeriod", &Kubelet::eviction_max_pod_grace_period),
                 field("memorySwap", &Kubelet::memory_swap),
                 field("featureGates", &Kubelet::feature_gates)};
};

template <>
struct Fields<WorkerKubernetes> {
  static constexpr auto table =
      std::tuple{field("version", &WorkerKubernetes::version), field("kubelet", &WorkerKubernetes::kubelet)};
};

template <>
struct Fields<ShootMachineImage> {
  static constexpr auto table =
      std::tuple{field("name", &ShootMachineImage::name), field("version", &ShootMachineImage::version),
                 field("providerConfig", &ShootMachineImage::provider_config)};
};

template <>
struct Fields<Machine> {
  static constexpr auto table = std::tuple{field("type", &Machine::type), field("image", &Machine::image),
                                           field("architecture", &Machine::architecture)};
};

template <>
struct Fields<Volume> {
  static constexpr auto table = std::tuple{field("name", &Volume::name), field("type", &Volume::type),
                                           field("size", &Volume::size), field("encrypted", &Volume::encrypted)};
};

template <>
struct Fields<DataVolume> {
  static constexpr auto table =
      std::tuple{field("name", &DataVolume::name), field("type", &DataVolume::type), field("size", &DataVolume::size),
                 field("encrypted", &DataVolume::encrypted)};
};

template <>
struct Fields<ContainerRuntime> {
  static constexpr auto table = std::tuple{field("type", &ContainerRuntime::type)};
};

template <>
struct Fields<Cri> {
  static constexpr auto table =
      std::tuple{field("name", &Cri::name), field("containerRuntimes", &Cri::container_runtimes)};
};

template <>
struct Fields<WorkerSystemComponents> {
  static constexpr auto table = std::tuple{field("allow", &WorkerSystemComponents::allow)};
};

template <>
struct Fields<MachineControllerManagerSettings> {
  static constexpr auto table =
      std::tuple{field("machineDrainTimeout", &MachineControllerManagerSettings::machine_drain_timeout),
                 field("machineCreationTimeout", &MachineControllerManagerSettings::machine_creation_timeout)};
};

template <>
struct Fields<Taint> {
  static constexpr auto table =
      std::tuple{field("key", &Taint::key), field("value", &Taint::value), field("effect", &Taint::effect)};
};

template <>
struct Fields<ShootWorker> {
  static constexpr auto table = std::tuple{field("name", &ShootWorker::name),
                                           field("cri", &ShootWorker::cri),
                                           field("kubernetes", &ShootWorker::kubernetes),
                                           field("labels", &ShootWorker::labels),
                                           field("annotations", &ShootWorker::annotations),
                                           field("taints", &ShootWorker::taints),
                                           field("machine", &ShootWorker::machine),
                                           field("minimum", &ShootWorker::minimum),
                                           field("maximum", &ShootWorker::maximum),
                                           field("maxSurge", &ShootWorker::max_surge),
                                           field("maxUnavailable", &ShootWorker::max_unavailable),
                                           field("providerConfig", &ShootWorker::provider_config),
                                           field("volume", &ShootWorker::volume),
                                           field("dataVolumes", &ShootWorker::data_volumes),
                                           field("kubeletDataVolumeName", &ShootWorker::kubelet_data_volume_name),
                                           field("zones", &ShootWorker::zones),
                                           field("systemComponents", &ShootWorker::system_components),
                                           field("machineControllerManager", &ShootWorker::machine_controller_manager),
                                           field("priority", &ShootWorker::priority),
                                           field("updateStrategy", &ShootWorker::update_strategy),
                                           field("controlPlane", &ShootWorker::control_plane)};
};

}  // namespace gprov::model
