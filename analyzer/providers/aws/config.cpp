// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/config.hpp"

#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::aws {
namespace {

using manifest::Node;

std::vector<RegionMapping> regions(const Node& map) {
  std::vector<RegionMapping> result;
  for (const Node& region : list(map, "regions")) {
    result.push_back({text(region, "name"), text(region, "ami"), optional_text(region, "architecture")});
  }
  return result;
}

std::vector<PurposeAndName> named(const Node& map, std::string_view key, std::string_view name) {
  std::vector<PurposeAndName> result;
  for (const Node& entry : list(map, key)) result.push_back({text(entry, "purpose"), text(entry, name)});
  return result;
}

Vpc vpc(const Node& map) {
  Vpc result{optional_text(map, "id"), optional_text(map, "cidr"), texts(map, "gatewayEndpoints"), std::nullopt};
  if (const Node* pool = object(map, "ipv6IpamPool")) {
    result.ipv6_pool = IpamPool{optional_text(*pool, "id"), optional_text(*pool, "cidrBlock")};
  }
  return result;
}

Zone zone(const Node& map) {
  return {text(map, "name"),
          optional_text(map, "internal"),
          optional_text(map, "public"),
          optional_text(map, "workers"),
          optional_text(map, "workersSubnetID"),
          optional_text(map, "publicSubnetID"),
          optional_text(map, "internalSubnetID"),
          optional_text(map, "elasticIPAllocationID")};
}

ImageVersion image_version(const Node& map) {
  ImageVersion version;
  version.version = text(map, "version");
  version.regions = regions(map);
  for (const Node& flavor : list(map, "capabilityFlavors")) {
    version.flavors.push_back({capabilities(flavor), regions(flavor)});
  }
  return version;
}

}  // namespace

std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  return CloudProfileConfig{read_images<Image>(*node, image_version)};
}

std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureConfig config;
  if (const Node* dual_stack = object(*node, "dualStack")) config.dual_stack = flag(*dual_stack, "enabled");
  if (const Node* networks = object(*node, "networks")) {
    if (const Node* map = object(*networks, "vpc")) config.vpc = vpc(*map);
    for (const Node& entry : list(*networks, "zones")) config.zones.push_back(zone(entry));
    config.nodes_security_group = optional_text(*networks, "nodesSecurityGroupID");
  }
  if (const Node* tags = object(*node, "ignoreTags")) {
    config.ignore_tags = IgnoreTags{texts(*tags, "keys"), texts(*tags, "keyPrefixes")};
  }
  config.dedicated_tenancy = optional_flag(*node, "enableDedicatedTenancyForVPC");
  if (const Node* file_system = object(*node, "elasticFileSystem")) {
    config.file_system = FileSystem{flag(*file_system, "enabled"), optional_text(*file_system, "id")};
  }
  return config;
}

std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureStatus status;
  if (const Node* ec2 = object(*node, "ec2")) status.key_name = text(*ec2, "keyName");
  if (const Node* iam = object(*node, "iam")) status.instance_profiles = named(*iam, "instanceProfiles", "name");
  if (const Node* map = object(*node, "vpc")) {
    status.security_groups = named(*map, "securityGroups", "id");
    for (const Node& subnet : list(*map, "subnets")) {
      status.subnets.push_back({text(subnet, "purpose"), text(subnet, "id"), text(subnet, "zone")});
    }
  }
  return status;
}

std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerStatus status;
  for (const Node& entry : list(*node, "machineImages")) {
    status.images.push_back({text(entry, "name"), text(entry, "version"), text(entry, "ami"),
                             optional_text(entry, "architecture"), capabilities(entry)});
  }
  return status;
}

}  // namespace gprov::providers::aws
