// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot.hpp"
#include "analyzer/model/shoot_parts_fields.hpp"
#include "analyzer/model/shoot_status_fields.hpp"
#include "analyzer/model/shoot_worker_fields.hpp"

namespace gprov::model {

template <>
struct Fields<SshAccess> {
  static constexpr auto table = std::tuple{field("enabled", &SshAccess::enabled)};
};

template <>
struct Fields<WorkersSettings> {
  static constexpr auto table = std::tuple{field("sshAccess", &WorkersSettings::ssh_access)};
};

template <>
struct Fields<Provider> {
  static constexpr auto table =
      std::tuple{field("type", &Provider::type), field("infrastructureConfig", &Provider::infrastructure_config),
                 field("controlPlaneConfig", &Provider::control_plane_config), field("workers", &Provider::workers),
                 field("workersSettings", &Provider::workers_settings)};
};

template <>
struct Fields<KubeApiServerRequests> {
  static constexpr auto table =
      std::tuple{field("maxMutatingInflight", &KubeApiServerRequests::max_mutating_inflight),
                 field("maxNonMutatingInflight", &KubeApiServerRequests::max_non_mutating_inflight)};
};

template <>
struct Fields<ApiServerLogging> {
  static constexpr auto table = std::tuple{field("verbosity", &ApiServerLogging::verbosity)};
};

template <>
struct Fields<EncryptionProvider> {
  static constexpr auto table = std::tuple{field("type", &EncryptionProvider::type)};
};

template <>
struct Fields<EncryptionConfig> {
  static constexpr auto table =
      std::tuple{field("resources", &EncryptionConfig::resources), field("provider", &EncryptionConfig::provider)};
};

template <>
struct Fields<KubeApiServer> {
  static constexpr auto table =
      std::tuple{field("requests", &KubeApiServer::requests),
                 field("logging", &KubeApiServer::logging),
                 field("defaultNotReadyTolerationSeconds", &KubeApiServer::default_not_ready_toleration_seconds),
                 field("defaultUnreachableTolerationSeconds", &KubeApiServer::default_unreachable_toleration_seconds),
                 field("eventTTL", &KubeApiServer::event_ttl),
                 field("encryptionConfig", &KubeApiServer::encryption_config),
                 field("featureGates", &KubeApiServer::feature_gates),
                 field("admissionPlugins", &KubeApiServer::admission_plugins),
                 field("oidcConfig", &KubeApiServer::oidc_config),
                 field("watchCacheSizes", &KubeApiServer::watch_cache_sizes),
                 field("enableAnonymousAuthentication", &KubeApiServer::enable_anonymous_authentication)};
};

template <>
struct Fields<KubeControllerManager> {
  static constexpr auto table =
      std::tuple{field("nodeCIDRMaskSize", &KubeControllerManager::node_cidr_mask_size),
                 field("nodeMonitorGracePeriod", &KubeControllerManager::node_monitor_grace_period),
                 field("nodeCIDRMaskSizeIPv6", &KubeControllerManager::node_cidr_mask_size_ipv6),
                 field("podEvictionTimeout", &KubeControllerManager::pod_eviction_timeout),
                 field("horizontalPodAutoscaler", &KubeControllerManager::horizontal_pod_autoscaler),
                 field("featureGates", &KubeControllerManager::feature_gates)};
};

template <>
struct Fields<KubeScheduler> {
  static constexpr auto table =
      std::tuple{field("profile", &KubeScheduler::profile), field("kubeMaxPDVols", &KubeScheduler::kube_max_pd_vols),
                 field("featureGates", &KubeScheduler::feature_gates)};
};

template <>
struct Fields<KubeProxy> {
  static constexpr auto table = std::tuple{field("mode", &KubeProxy::mode), field("enabled", &KubeProxy::enabled),
                                           field("featureGates", &KubeProxy::feature_gates)};
};

template <>
struct Fields<ClusterAutoscaler> {
  static constexpr auto table =
      std::tuple{field("scaleDownDelayAfterAdd", &ClusterAutoscaler::scale_down_delay_after_add),
                 field("scaleDownDelayAfterDelete", &ClusterAutoscaler::scale_down_delay_after_delete),
                 field("scaleDownDelayAfterFailure", &ClusterAutoscaler::scale_down_delay_after_failure),
                 field("scaleDownUnneededTime", &ClusterAutoscaler::scale_down_unneeded_time),
                 field("scanInterval", &ClusterAutoscaler::scan_interval),
                 field("expander", &ClusterAutoscaler::expander),
                 field("maxNodeProvisionTime", &ClusterAutoscaler::max_node_provision_time),
                 field("maxBinpackingTime", &ClusterAutoscaler::max_bin_packing_time),
                 field("initialNodeGroupBackoffDuration", &ClusterAutoscaler::initial_node_group_backoff_duration),
                 field("maxNodeGroupBackoffDuration", &ClusterAutoscaler::max_node_group_backoff_duration),
                 field("nodeGroupBackoffResetTimeout", &ClusterAutoscaler::node_group_backoff_reset_timeout),
                 field("newPodScaleUpDelay", &ClusterAutoscaler::new_pod_scale_up_delay),
                 field("scaleDownUtilizationThreshold", &ClusterAutoscaler::scale_down_utilization_threshold),
                 field("maxGracefulTerminationSeconds", &ClusterAutoscaler::max_graceful_termination_seconds),
                 field("maxScaleDownParallelism", &ClusterAutoscaler::max_scale_down_parallelism),
                 field("maxDrainParallelism", &ClusterAutoscaler::max_drain_parallelism),
                 field("verbosity", &ClusterAutoscaler::verbosity),
                 field("ignoreDaemonsetsUtilization", &ClusterAutoscaler::ignore_daemonsets_utilization),
                 field("emitPerNodeGroupMetrics", &ClusterAutoscaler::emit_per_node_group_metrics),
                 field("maxEmptyBulkDelete", &ClusterAutoscaler::max_empty_bulk_delete)};
};

template <>
struct Fields<Kubernetes> {
  static constexpr auto table =
      std::tuple{field("version", &Kubernetes::version),
                 field("clusterAutoscaler", &Kubernetes::cluster_autoscaler),
                 field("kubeAPIServer", &Kubernetes::kube_api_server),
                 field("kubeControllerManager", &Kubernetes::kube_controller_manager),
                 field("kubeScheduler", &Kubernetes::kube_scheduler),
                 field("kubeProxy", &Kubernetes::kube_proxy),
                 field("kubelet", &Kubernetes::kubelet),
                 field("verticalPodAutoscaler", &Kubernetes::vertical_pod_autoscaler),
                 field("enableStaticTokenKubeconfig", &Kubernetes::enable_static_token_kubeconfig)};
};

template <>
struct Fields<Networking> {
  static constexpr auto table = std::tuple{field("type", &Networking::type),
                                           field("pods", &Networking::pods),
                                           field("nodes", &Networking::nodes),
                                           field("services", &Networking::services),
                                           field("ipFamilies", &Networking::ip_families),
                                           field("providerConfig", &Networking::provider_config)};
};

template <>
struct Fields<MaintenanceAutoUpdate> {
  static constexpr auto table = std::tuple{field("kubernetesVersion", &MaintenanceAutoUpdate::kubernetes_version),
                                           field("machineImageVersion", &MaintenanceAutoUpdate::machine_image_version)};
};

template <>
struct Fields<MaintenanceTimeWindow> {
  static constexpr auto table =
      std::tuple{field("begin", &MaintenanceTimeWindow::begin), field("end", &MaintenanceTimeWindow::end)};
};

template <>
struct Fields<RotationPeriod> {
  static constexpr auto table = std::tuple{field("rotationPeriod", &RotationPeriod::rotation_period)};
};

template <>
struct Fields<CredentialsAutoRotation> {
  static constexpr auto table = std::tuple{field("etcdEncryptionKey", &CredentialsAutoRotation::etcd_encryption_key),
                                           field("sshKeypair", &CredentialsAutoRotation::ssh_keypair),
                                           field("observability", &CredentialsAutoRotation::observability)};
};

template <>
struct Fields<MaintenanceAutoRotation> {
  static constexpr auto table = std::tuple{field("credentials", &MaintenanceAutoRotation::credentials)};
};

template <>
struct Fields<Maintenance> {
  static constexpr auto table =
      std::tuple{field("autoUpdate", &Maintenance::auto_update), field("timeWindow", &Maintenance::time_window),
                 field("confineSpecUpdateRollout", &Maintenance::confine_spec_update_rollout),
                 field("autoRotation", &Maintenance::auto_rotation)};
};

template <>
struct Fields<CoreDnsAutoscaling> {
  static constexpr auto table = std::tuple{field("mode", &CoreDnsAutoscaling::mode)};
};

template <>
struct Fields<CoreDns> {
  static constexpr auto table = std::tuple{field("autoscaling", &CoreDns::autoscaling)};
};

template <>
struct Fields<NodeLocalDns> {
  static constexpr auto table = std::tuple{field("enabled", &NodeLocalDns::enabled),
                                           field("forceTCPToClusterDNS", &NodeLocalDns::force_tcp_to_cluster_dns),
                                           field("forceTCPToUpstreamDNS", &NodeLocalDns::force_tcp_to_upstream_dns)};
};

template <>
struct Fields<SystemComponents> {
  static constexpr auto table = std::tuple{field("coreDNS", &SystemComponents::core_dns),
                                           field("nodeLocalDNS", &SystemComponents::node_local_dns)};
};

template <>
struct Fields<Hibernation> {
  static constexpr auto table = std::tuple{field("enabled", &Hibernation::enabled)};
};

template <>
struct Fields<CloudProfileReference> {
  static constexpr auto table =
      std::tuple{field("kind", &CloudProfileReference::kind), field("name", &CloudProfileReference::name)};
};

template <>
struct Fields<ShootSpec> {
  static constexpr auto table = std::tuple{field("region", &ShootSpec::region),
                                           field("kubernetes", &ShootSpec::kubernetes),
                                           field("networking", &ShootSpec::networking),
                                           field("provider", &ShootSpec::provider),
                                           field("maintenance", &ShootSpec::maintenance),
                                           field("systemComponents", &ShootSpec::system_components),
                                           field("hibernation", &ShootSpec::hibernation),
                                           field("cloudProfileName", &ShootSpec::cloud_profile_name),
                                           field("cloudProfile", &ShootSpec::cloud_profile),
                                           field("schedulerName", &ShootSpec::scheduler_name),
                                           field("purpose", &ShootSpec::purpose),
                                           field("secretBindingName", &ShootSpec::secret_binding_name),
                                           field("credentialsBindingName", &ShootSpec::credentials_binding_name),
                                           field("exposureClassName", &ShootSpec::exposure_class_name),
                                           field("seedName", &ShootSpec::seed_name),
                                           field("addons", &ShootSpec::addons),
                                           field("controlPlane", &ShootSpec::control_plane),
                                           field("dns", &ShootSpec::dns)};
};

template <>
struct Fields<ObjectMeta> {
  static constexpr auto table = std::tuple{field("name", &ObjectMeta::name),
                                           field("namespace", &ObjectMeta::ns),
                                           field("uid", &ObjectMeta::uid),
                                           field("resourceVersion", &ObjectMeta::resource_version),
                                           field("generation", &ObjectMeta::generation),
                                           field("labels", &ObjectMeta::labels),
                                           field("annotations", &ObjectMeta::annotations),
                                           field("deletionTimestamp", &ObjectMeta::deletion_timestamp),
                                           field("creationTimestamp", &ObjectMeta::creation_timestamp)};
};

template <>
struct Fields<Shoot> {
  static constexpr auto table =
      std::tuple{field("metadata", &Shoot::metadata), field("spec", &Shoot::spec), field("status", &Shoot::status)};
};

}  // namespace gprov::model
