// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/config.hpp"

#include <string_view>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/model/api_schema.hpp"

namespace gprov::providers::azure {
namespace {

using manifest::Node;
using manifest::Type;

std::string text(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? std::string() : std::string(value->text());
}

std::optional<std::string> optional_text(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  if (value == nullptr || value->type != Type::string) return std::nullopt;
  return std::string(value->text());
}

bool flag(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value != nullptr && value->type == Type::boolean && value->boolean;
}

/// Go's decoder takes 3.0 for an integer too.
std::int64_t integer(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? 0 : model::whole_number(*value).value_or(0);
}

std::span<const Node> list(const Node& map, std::string_view key) {
  const Node* value = map.get(key);
  return value == nullptr ? std::span<const Node>() : value->items();
}

ImageReference image(const Node& map) {
  return {optional_text(map, "urn"), optional_text(map, "id"), optional_text(map, "communityGalleryImageID"),
          optional_text(map, "sharedGalleryImageID")};
}

model::Capabilities capabilities(const Node& map) {
  model::Capabilities result;
  const Node* node = map.get("capabilities");
  if (node == nullptr) return result;
  for (const manifest::Member& member : node->members()) {
    auto& values = result[std::string(member.key)];
    for (const Node& value : member.value.items()) values.emplace_back(value.text());
  }
  return result;
}

ImageVersion image_version(const Node& node) {
  ImageVersion version;
  version.version = text(node, "version");
  version.skip_marketplace_agreement = flag(node, "skipMarketplaceAgreement");
  version.accelerated_networking = flag(node, "acceleratedNetworking");
  version.architecture = optional_text(node, "architecture").value_or("amd64");
  version.image = image(node);
  for (const Node& flavor : list(node, "capabilityFlavors")) {
    version.flavors.push_back({capabilities(flavor), flag(flavor, "skipMarketplaceAgreement"), image(flavor)});
  }
  return version;
}

/// Quantities may be written as numbers; Go reads the JSON text of those.
std::vector<std::pair<std::string, std::string>> resources(const Node& map, std::string_view key) {
  std::vector<std::pair<std::string, std::string>> result;
  const Node* node = map.get(key);
  if (node == nullptr) return result;
  for (const manifest::Member& member : node->members()) {
    // A null quantity decodes to the zero one.
    const std::string quantity = member.value.type == Type::string ? std::string(member.value.text())
                                 : member.value.type == Type::null ? std::string("0")
                                                                   : manifest::canonical_json(member.value);
    result.emplace_back(std::string(member.key), quantity);
  }
  return result;
}

const Node* map_of(const model::RawExtension& raw) {
  return raw.node != nullptr && raw.node->type == Type::map ? raw.node : nullptr;
}

}  // namespace

std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  CloudProfileConfig config;
  for (const Node& count : list(*node, "countFaultDomains")) {
    config.count_fault_domains.push_back({text(count, "region"), integer(count, "count")});
  }
  for (const Node& entry : list(*node, "machineImages")) {
    Image& added = config.images.emplace_back();
    added.name = text(entry, "name");
    for (const Node& version : list(entry, "versions")) added.versions.push_back(image_version(version));
  }
  for (const Node& type : list(*node, "machineTypes")) {
    config.machine_types.push_back({text(type, "name"), flag(type, "acceleratedNetworking")});
  }
  return config;
}

std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureConfig config;
  config.zoned = flag(*node, "zoned");
  if (const Node* group = node->get("resourceGroup")) config.resource_group = text(*group, "name");
  if (const Node* identity = node->get("identity")) {
    config.identity = IdentityConfig{text(*identity, "name"), text(*identity, "resourceGroup")};
  }
  if (const Node* networks = node->get("networks")) {
    config.workers = optional_text(*networks, "workers");
    for (const Node& zone : list(*networks, "zones")) {
      config.zones.push_back({integer(zone, "name"), text(zone, "cidr")});
    }
    if (const Node* vnet = networks->get("vnet")) {
      config.vnet_name = optional_text(*vnet, "name");
      config.vnet_resource_group = optional_text(*vnet, "resourceGroup");
    }
  }
  return config;
}

std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureStatus status;
  if (const Node* group = node->get("resourceGroup")) status.resource_group = text(*group, "name");
  if (const Node* identity = node->get("identity")) status.identity_id = text(*identity, "id");
  if (const Node* networks = node->get("networks")) {
    status.layout = text(*networks, "layout");
    if (const Node* vnet = networks->get("vnet")) {
      status.vnet_name = text(*vnet, "name");
      status.vnet_resource_group = optional_text(*vnet, "resourceGroup");
    }
    for (const Node& subnet : list(*networks, "subnets")) {
      status.subnets.push_back(
          {text(subnet, "name"), text(subnet, "purpose"), optional_text(subnet, "zone"), flag(subnet, "migrated")});
    }
  }
  return status;
}

std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerStatus status;
  for (const Node& entry : list(*node, "machineImages")) {
    status.images.push_back({text(entry, "name"), text(entry, "version"), flag(entry, "skipMarketplaceAgreement"),
                             flag(entry, "acceleratedNetworking"), optional_text(entry, "architecture"),
                             capabilities(entry), image(entry)});
  }
  for (const Node& entry : list(*node, "vmoDependencies")) {
    status.vmo_dependencies.push_back({text(entry, "poolName"), text(entry, "name")});
  }
  return status;
}

std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerConfig config;
  config.hashed.raw = manifest::canonical_json(*node);
  config.hashed.path = path;
  if (const Node* node_template = node->get("nodeTemplate")) {
    config.hashed.capacity = resources(*node_template, "capacity");
    config.hashed.has_virtual_capacity = node_template->get("virtualCapacity") != nullptr;
    config.virtual_capacity = resources(*node_template, "virtualCapacity");
  }
  if (const Node* volume = node->get("volume")) config.hashed.caching = optional_text(*volume, "caching");
  for (const Node& volume : list(*node, "dataVolumes")) {
    const Node* reference = volume.get("imageRef");
    config.hashed.data_volumes.push_back(
        {text(volume, "name"), reference == nullptr ? std::nullopt : std::optional(image(*reference))});
  }
  if (const Node* diagnostics = node->get("diagnosticsProfile")) {
    config.hashed.diagnostics_enabled = flag(*diagnostics, "enabled");
    config.hashed.diagnostics_storage_uri = optional_text(*diagnostics, "storageURI");
  }
  if (const Node* reservation = node->get("capacityReservation")) {
    config.hashed.capacity_reservation_group_id = optional_text(*reservation, "capacityReservationGroupID");
  }
  return config;
}

}  // namespace gprov::providers::azure
