// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"

// openstack.provider.extensions.gardener.cloud/v1alpha1 as plain structs, as far as this program reads it. Reading is
// forgiving: what does not fit is left out, since the strict check has told about it already. Mirrors
// pkg/apis/openstack/v1alpha1/types_{cloudprofile,infrastructure,controlplane,worker}.go@v1.57.0.

namespace gprov::providers::openstack {

struct RegionImage {
  std::string name, id;
  std::optional<std::string> architecture;
};

struct ImageFlavor {
  std::vector<RegionImage> regions;
  std::string image;  ///< global name; "": none
  model::Capabilities capabilities;
};

struct ImageVersion {
  std::string version, image;
  std::vector<RegionImage> regions;
  std::vector<ImageFlavor> flavors;
};

struct Image {
  std::string name;
  std::vector<ImageVersion> versions;
};

struct LoadBalancerClass {
  std::string name;
  std::optional<std::string> purpose, floating_subnet_id, floating_subnet_tags, floating_subnet_name,
      floating_network_id, subnet_id;
  friend bool operator==(const LoadBalancerClass&, const LoadBalancerClass&) = default;
};

struct FloatingPool {
  std::string name;
  std::optional<std::string> region, domain;
  bool non_constraining = false;
  std::vector<LoadBalancerClass> load_balancer_classes;
};

struct LoadBalancerProvider {
  std::string name;
  std::optional<std::string> region;
};

struct KeyStoneUrl {
  std::string region, url;
};

struct CloudProfileConfig {
  std::vector<FloatingPool> floating_pools;
  std::vector<LoadBalancerProvider> load_balancer_providers;
  std::vector<Image> images;
  std::vector<std::string> server_group_policies, dns_servers;
  std::optional<std::string> dhcp_domain;
  std::string keystone_url;
  std::vector<KeyStoneUrl> keystone_urls;
};

struct SubnetPool {
  std::string id;
  std::int64_t prefix_length = 0;
  friend bool operator==(const SubnetPool&, const SubnetPool&) = default;
};

struct IPv6Config {
  std::optional<std::string> subnet_pool_id;
  std::string node_cidr, pod_cidr, service_cidr;
  friend bool operator==(const IPv6Config&, const IPv6Config&) = default;
};

struct Networks {
  std::optional<std::string> router;  ///< its id
  std::string worker, workers;
  std::optional<std::string> id;
  std::optional<bool> share_network;  ///< enabled
  std::optional<SubnetPool> subnet_pool;
  std::optional<IPv6Config> ipv6;
  friend bool operator==(const Networks&, const Networks&) = default;
};

struct InfrastructureConfig {
  std::string floating_pool_name;
  std::optional<std::string> floating_pool_subnet_name;
  Networks networks;
};

struct ControlPlaneConfig {
  std::string load_balancer_provider;
  std::vector<LoadBalancerClass> load_balancer_classes;
  std::optional<std::string> zone;
  bool manila = false;
};

struct PurposeAndName {
  std::string purpose, name;
};

struct InfrastructureStatus {
  std::string network_id, key_name;
  std::vector<PurposeAndName> subnets;  ///< by id
  std::vector<PurposeAndName> security_groups;
};

struct StatusImage {
  std::string name, version;
  std::string image, id;  ///< "": none; the id wins
  std::optional<std::string> architecture;
  model::Capabilities capabilities;
};

struct ServerGroupDependency {
  std::string pool, id, name;
};

struct WorkerStatus {
  std::vector<StatusImage> images;
  std::vector<ServerGroupDependency> server_groups;
};

using Resources = std::vector<std::pair<std::string, std::string>>;

struct NodeTemplate {
  Resources capacity, virtual_capacity;  ///< resource, quantity text
};

struct MachineLabel {
  std::string name, value;
  bool triggers_rolling = false;
};

struct WorkerConfig {
  std::optional<NodeTemplate> node_template;
  std::optional<std::string> server_group_policy;  ///< of a serverGroup that is there; upstream needs it non-empty
  std::vector<MachineLabel> machine_labels;
  std::vector<std::string> security_groups;
};

/// Whether the pool gets a server group. Mirrors pkg/controller/worker/server_groups.go#isServerGroupRequired@v1.57.0.
[[nodiscard]] inline bool needs_server_group(const WorkerConfig& config) {
  return config.server_group_policy && !config.server_group_policy->empty();
}

[[nodiscard]] std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw);
[[nodiscard]] std::optional<ControlPlaneConfig> read_control_plane_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw);
/// An absent one is empty, as upstream has it.
[[nodiscard]] WorkerConfig read_worker_config(const model::RawExtension& raw);

}  // namespace gprov::providers::openstack
