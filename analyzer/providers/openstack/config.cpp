// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/config.hpp"

#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::openstack {
namespace {

using manifest::Node;

std::vector<RegionImage> regions(const Node& map) {
  std::vector<RegionImage> result;
  for (const Node& region : list(map, "regions")) {
    result.push_back({text(region, "name"), text(region, "id"), optional_text(region, "architecture")});
  }
  return result;
}

ImageVersion image_version(const Node& node) {
  ImageVersion version{text(node, "version"), text(node, "image"), regions(node), {}};
  for (const Node& flavor : list(node, "capabilityFlavors")) {
    version.flavors.push_back({regions(flavor), text(flavor, "image"), capabilities(flavor)});
  }
  return version;
}

std::vector<LoadBalancerClass> load_balancer_classes(const Node& map) {
  std::vector<LoadBalancerClass> result;
  for (const Node& node : list(map, "loadBalancerClasses")) {
    result.push_back({text(node, "name"), optional_text(node, "purpose"), optional_text(node, "floatingSubnetID"),
                      optional_text(node, "floatingSubnetTags"), optional_text(node, "floatingSubnetName"),
                      optional_text(node, "floatingNetworkID"), optional_text(node, "subnetID")});
  }
  return result;
}

void read_constraints(const Node& constraints, CloudProfileConfig& config) {
  for (const Node& pool : list(constraints, "floatingPools")) {
    config.floating_pools.push_back({text(pool, "name"), optional_text(pool, "region"), optional_text(pool, "domain"),
                                     flag(pool, "nonConstraining"), load_balancer_classes(pool)});
  }
  for (const Node& provider : list(constraints, "loadBalancerProviders")) {
    config.load_balancer_providers.push_back({text(provider, "name"), optional_text(provider, "region")});
  }
}

Networks networks(const Node& node) {
  Networks result;
  if (const Node* router = object(node, "router")) result.router = text(*router, "id");
  result.worker = text(node, "worker");
  result.workers = text(node, "workers");
  result.id = optional_text(node, "id");
  if (const Node* share = object(node, "shareNetwork")) result.share_network = flag(*share, "enabled");
  if (const Node* pool = object(node, "subnetPool")) {
    result.subnet_pool = SubnetPool{text(*pool, "id"), integer(*pool, "prefixLength")};
  }
  if (const Node* ipv6 = object(node, "ipv6")) {
    result.ipv6 = IPv6Config{optional_text(*ipv6, "subnetPoolID"), text(*ipv6, "nodeCIDR"), text(*ipv6, "podCIDR"),
                             text(*ipv6, "serviceCIDR")};
  }
  return result;
}

}  // namespace

std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  CloudProfileConfig config;
  if (const Node* constraints = object(*node, "constraints")) read_constraints(*constraints, config);
  config.images = read_images<Image>(*node, image_version);
  config.server_group_policies = texts(*node, "serverGroupPolicies");
  config.dns_servers = texts(*node, "dnsServers");
  config.dhcp_domain = optional_text(*node, "dhcpDomain");
  config.keystone_url = text(*node, "keystoneURL");
  for (const Node& url : list(*node, "keystoneURLs")) {
    config.keystone_urls.push_back({text(url, "region"), text(url, "url")});
  }
  return config;
}

std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureConfig config{text(*node, "floatingPoolName"), optional_text(*node, "floatingPoolSubnetName"), {}};
  if (const Node* found = object(*node, "networks")) config.networks = networks(*found);
  return config;
}

std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureStatus status;
  if (const Node* found = object(*node, "node")) status.key_name = text(*found, "keyName");
  if (const Node* found = object(*node, "networks")) {
    status.network_id = text(*found, "id");
    for (const Node& subnet : list(*found, "subnets")) {
      status.subnets.push_back({text(subnet, "purpose"), text(subnet, "id")});
    }
  }
  for (const Node& group : list(*node, "securityGroups")) {
    status.security_groups.push_back({text(group, "purpose"), text(group, "name")});
  }
  return status;
}

std::optional<ControlPlaneConfig> read_control_plane_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  ControlPlaneConfig config{text(*node, "loadBalancerProvider"), load_balancer_classes(*node),
                            optional_text(*node, "zone"), false};
  if (const Node* storage = object(*node, "storage")) {
    if (const Node* manila = object(*storage, "csiManila")) config.manila = flag(*manila, "enabled");
  }
  return config;
}

std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerStatus status;
  for (const Node& entry : list(*node, "machineImages")) {
    status.images.push_back({text(entry, "name"), text(entry, "version"), text(entry, "image"), text(entry, "id"),
                             optional_text(entry, "architecture"), capabilities(entry)});
  }
  for (const Node& entry : list(*node, "serverGroupDependencies")) {
    status.server_groups.push_back({text(entry, "poolName"), text(entry, "id"), text(entry, "name")});
  }
  return status;
}

WorkerConfig read_worker_config(const model::RawExtension& raw) {
  WorkerConfig config;
  const Node* node = map_of(raw);
  if (node == nullptr) return config;
  if (const Node* node_template = object(*node, "nodeTemplate")) {
    config.node_template =
        NodeTemplate{resources(*node_template, "capacity"), resources(*node_template, "virtualCapacity")};
  }
  if (const Node* group = object(*node, "serverGroup")) config.server_group_policy = text(*group, "policy");
  for (const Node& label : list(*node, "machineLabels")) {
    config.machine_labels.push_back({text(label, "name"), text(label, "value"), flag(label, "triggerRollingOnUpdate")});
  }
  config.security_groups = texts(*node, "additionalSecurityGroups");
  return config;
}

}  // namespace gprov::providers::openstack
