// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/config.hpp"

#include <string_view>

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::azure {
namespace {

using manifest::Node;

ImageReference image(const Node& map) {
  return {optional_text(map, "urn"), optional_text(map, "id"), optional_text(map, "communityGalleryImageID"),
          optional_text(map, "sharedGalleryImageID")};
}

ImageVersion image_version(const Node& node) {
  ImageVersion version;
  version.version = text(node, "version");
  version.skip_marketplace_agreement = flag(node, "skipMarketplaceAgreement");
  version.accelerated_networking = flag(node, "acceleratedNetworking");
  version.architecture = architecture_of(node);
  version.image = image(node);
  for (const Node& flavor : list(node, "capabilityFlavors")) {
    version.flavors.push_back({capabilities(flavor), flag(flavor, "skipMarketplaceAgreement"), image(flavor)});
  }
  return version;
}

}  // namespace

std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  CloudProfileConfig config;
  for (const Node& count : list(*node, "countFaultDomains")) {
    config.count_fault_domains.push_back({text(count, "region"), integer(count, "count")});
  }
  config.images = read_images<Image>(*node, image_version);
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
  status.has_availability_set = !list(*node, "availabilitySets").empty();
  status.migrating_to_scale_sets = flag(*node, "migratingToVMO");
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
    config.has_node_template = true;
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
