// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/model/shoot_parts.hpp"
#include "analyzer/model/shoot_status.hpp"
#include "hashing/zones.hpp"

// The part of core.gardener.cloud/v1beta1 Shoot that decides about worker nodes or that defaulting touches. Plain data:
// names and nesting are Gardener's (types_shoot.go@v1.149.3), std::optional is a Go pointer, a plain member is a Go
// value whose zero means "not given". Member tables for decoding, merging and comparing stand in shoot_fields.hpp.

namespace gprov::model {

using hashing::IntOrString;
using StringMap = std::map<std::string, std::string>;

struct KubeletReserved {
  std::optional<std::string> cpu, memory, pid,
      ephemeral_storage;  ///< quantities as written; numbers as JSON prints them
};

struct KubeletEvictionHard {
  std::optional<std::string> image_fs_available, image_fs_inodes_free, memory_available, node_fs_available,
      node_fs_inodes_free;
};

struct Kubelet {
  std::optional<bool> fail_swap_on;
  std::optional<std::int32_t> image_gc_high_threshold_percent, image_gc_low_threshold_percent;
  std::optional<std::string> image_minimum_gc_age, image_maximum_gc_age;
  std::optional<bool> serialize_image_pulls;
  std::optional<std::int32_t> max_parallel_image_pulls;
  std::optional<std::int32_t> max_pods;
  std::optional<std::string> cpu_manager_policy;
  std::optional<KubeletReserved> kube_reserved, system_reserved;
  std::optional<KubeletEvictionHard> eviction_hard, eviction_soft;
  std::optional<std::int64_t> pod_pids_limit;
  std::optional<MemorySwap> memory_swap;
  FeatureGates feature_gates;
  std::optional<std::int32_t> container_log_max_files, registry_pull_qps, registry_burst, eviction_max_pod_grace_period;
};

struct WorkerKubernetes {
  std::optional<std::string> version;
  std::optional<Kubelet> kubelet;
};

struct ShootMachineImage {
  std::string name;
  std::optional<std::string> version;
  RawExtension provider_config;
};

struct Machine {
  std::string type;
  std::optional<ShootMachineImage> image;
  std::optional<std::string> architecture;
};

struct Volume {
  std::optional<std::string> name, type;
  std::string size;
  std::optional<bool> encrypted;
};

struct DataVolume {
  std::string name;
  std::optional<std::string> type;
  std::string size;
  std::optional<bool> encrypted;
};

struct ContainerRuntime {
  std::string type;
};

struct Cri {
  std::string name;
  std::vector<ContainerRuntime> container_runtimes;
};

struct WorkerSystemComponents {
  bool allow = false;
};

struct MachineControllerManagerSettings {
  std::optional<std::string> machine_drain_timeout, machine_creation_timeout;  ///< Go durations
};

struct Taint {
  std::string key, value, effect;
};

struct ShootWorker {
  std::string name;
  std::optional<Cri> cri;
  std::optional<WorkerKubernetes> kubernetes;
  StringMap labels, annotations;
  std::vector<Taint> taints;
  Machine machine;
  std::int32_t minimum = 0, maximum = 0;
  std::optional<IntOrString> max_surge, max_unavailable;
  RawExtension provider_config;
  std::optional<Volume> volume;
  std::vector<DataVolume> data_volumes;
  std::optional<std::string> kubelet_data_volume_name;
  std::vector<std::string> zones;
  std::optional<WorkerSystemComponents> system_components;
  MachineControllerManagerSettings machine_controller_manager;  ///< a pointer upstream; nil and empty mean the same
  std::optional<std::int32_t> priority;
  std::optional<std::string> update_strategy;
  std::optional<WorkerControlPlane> control_plane;
};

struct SshAccess {
  bool enabled = false;
};

struct WorkersSettings {
  std::optional<SshAccess> ssh_access;
};

struct Provider {
  std::string type;
  RawExtension infrastructure_config, control_plane_config;
  std::vector<ShootWorker> workers;
  std::optional<WorkersSettings> workers_settings;
};

struct KubeApiServerRequests {
  std::optional<std::int32_t> max_mutating_inflight, max_non_mutating_inflight;
};
struct ApiServerLogging {
  std::optional<std::int32_t> verbosity;
};
struct EncryptionProvider {
  std::optional<std::string> type;
};
struct EncryptionConfig {
  std::vector<std::string> resources;
  std::optional<EncryptionProvider> provider;
};
struct KubeApiServer {
  std::optional<KubeApiServerRequests> requests;
  std::optional<ApiServerLogging> logging;
  std::optional<std::int64_t> default_not_ready_toleration_seconds, default_unreachable_toleration_seconds;
  std::optional<std::string> event_ttl;
  std::optional<EncryptionConfig> encryption_config;
  FeatureGates feature_gates;
  std::vector<AdmissionPlugin> admission_plugins;
  std::optional<OidcConfig> oidc_config;
  std::optional<WatchCacheSizes> watch_cache_sizes;
  std::optional<bool> enable_anonymous_authentication;
};
struct KubeControllerManager {
  std::optional<std::int32_t> node_cidr_mask_size, node_cidr_mask_size_ipv6;
  std::optional<std::string> node_monitor_grace_period, pod_eviction_timeout;
  std::optional<HorizontalPodAutoscaler> horizontal_pod_autoscaler;
  FeatureGates feature_gates;
};
struct KubeScheduler {
  std::optional<std::string> profile, kube_max_pd_vols;
  FeatureGates feature_gates;
};
struct KubeProxy {
  std::optional<std::string> mode;
  std::optional<bool> enabled;
  FeatureGates feature_gates;
};
struct ClusterAutoscaler {
  std::optional<std::string> scale_down_delay_after_add, scale_down_delay_after_delete, scale_down_delay_after_failure,
      scale_down_unneeded_time, scan_interval, expander, max_node_provision_time, max_bin_packing_time,
      initial_node_group_backoff_duration, max_node_group_backoff_duration, node_group_backoff_reset_timeout,
      new_pod_scale_up_delay;
  std::optional<double> scale_down_utilization_threshold;
  std::optional<std::int32_t> max_graceful_termination_seconds, max_scale_down_parallelism, max_drain_parallelism,
      verbosity, max_empty_bulk_delete;
  std::optional<bool> ignore_daemonsets_utilization, emit_per_node_group_metrics;
};

struct Kubernetes {
  std::string version;
  std::optional<ClusterAutoscaler> cluster_autoscaler;
  std::optional<KubeApiServer> kube_api_server;
  std::optional<KubeControllerManager> kube_controller_manager;
  std::optional<KubeScheduler> kube_scheduler;
  std::optional<KubeProxy> kube_proxy;
  std::optional<Kubelet> kubelet;
  std::optional<VerticalPodAutoscaler> vertical_pod_autoscaler;
  std::optional<bool> enable_static_token_kubeconfig;
};

struct Networking {
  std::optional<std::string> type, pods, nodes, services;
  std::vector<std::string> ip_families;
  RawExtension provider_config;
};

struct MaintenanceAutoUpdate {
  bool kubernetes_version = false;
  std::optional<bool> machine_image_version;
};
struct MaintenanceTimeWindow {
  std::string begin, end;
};
struct RotationPeriod {
  std::optional<std::string> rotation_period;
};
struct CredentialsAutoRotation {
  std::optional<RotationPeriod> etcd_encryption_key, ssh_keypair, observability;
};
struct MaintenanceAutoRotation {
  std::optional<CredentialsAutoRotation> credentials;
};
struct Maintenance {
  std::optional<MaintenanceAutoUpdate> auto_update;
  std::optional<MaintenanceTimeWindow> time_window;
  std::optional<bool> confine_spec_update_rollout;
  std::optional<MaintenanceAutoRotation> auto_rotation;
};

struct CoreDnsAutoscaling {
  std::string mode;
};
struct CoreDns {
  std::optional<CoreDnsAutoscaling> autoscaling;
};
struct NodeLocalDns {
  bool enabled = false;
  std::optional<bool> force_tcp_to_cluster_dns, force_tcp_to_upstream_dns;
};
struct SystemComponents {
  std::optional<CoreDns> core_dns;
  std::optional<NodeLocalDns> node_local_dns;
};

struct Hibernation {
  std::optional<bool> enabled;
};

struct CloudProfileReference {
  std::string kind, name;
};

struct ShootSpec {
  std::string region;
  Kubernetes kubernetes;
  std::optional<Networking> networking;
  Provider provider;
  std::optional<Maintenance> maintenance;
  std::optional<SystemComponents> system_components;
  std::optional<Hibernation> hibernation;
  std::optional<std::string> cloud_profile_name;
  std::optional<CloudProfileReference> cloud_profile;
  std::optional<std::string> scheduler_name;
  std::optional<std::string> purpose, secret_binding_name, credentials_binding_name;
  std::optional<std::string> exposure_class_name, seed_name;
  std::optional<Addons> addons;
  std::optional<ControlPlane> control_plane;
  std::optional<Dns> dns;
};

struct ObjectMeta {
  std::string name, ns, uid, resource_version;
  std::int64_t generation = 0;  ///< of a stored object; counts the changes that Gardener acts on at once
  StringMap labels, annotations;
  std::optional<std::string> deletion_timestamp, creation_timestamp;
};

struct Shoot {
  ObjectMeta metadata;
  ShootSpec spec;
  ShootStatus status;
  /// The tree that this was decoded from; nullptr if it was put together. apply() needs it: a plain member cannot tell
  /// a zero that was written from one that was not. No field of the API: equal() does not look at it.
  const manifest::Node* written = nullptr;
};

}  // namespace gprov::model
