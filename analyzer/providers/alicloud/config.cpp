// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/config.hpp"

#include <string_view>

#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::alicloud {
namespace {

using manifest::Node;

std::vector<RegionImage> regions(const Node& map) {
  std::vector<RegionImage> result;
  for (const Node& region : list(map, "regions")) result.push_back({text(region, "name"), text(region, "id")});
  return result;
}

Zone zone(const Node& node) {
  Zone result{text(node, "name"), text(node, "worker"), text(node, "workers"), optional_integer(node, "ipv6CidrBlock"),
              std::nullopt};
  if (const Node* gateway = object(node, "natGateway")) {
    result.nat_gateway = NatGateway{optional_text(*gateway, "eipAllocationID")};
  }
  return result;
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
  const Node* networks = object(*node, "networks");
  if (networks == nullptr) return config;
  for (const Node& entry : list(*networks, "zones")) config.zones.push_back(zone(entry));
  if (const Node* vpc = object(*networks, "vpc")) {
    config.vpc = {optional_text(*vpc, "id"), optional_text(*vpc, "cidr"),
                  optional_flag(*vpc, "gardenerManagedNATGateway"), optional_flag(*vpc, "useCustomRouteTable")};
  }
  return config;
}

std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureStatus status;
  if (const Node* vpc = object(*node, "vpc")) {
    for (const Node& entry : list(*vpc, "vswitches")) {
      status.vswitches.push_back({text(entry, "purpose"), text(entry, "id"), text(entry, "zone")});
    }
    for (const Node& entry : list(*vpc, "securityGroups")) {
      status.security_groups.push_back({text(entry, "purpose"), text(entry, "id")});
    }
  }
  for (const Node& entry : list(*node, "machineImages")) {
    status.images.push_back({text(entry, "name"), text(entry, "version"), text(entry, "id"), flag(entry, "encrypted")});
  }
  return status;
}

}  // namespace gprov::providers::alicloud
