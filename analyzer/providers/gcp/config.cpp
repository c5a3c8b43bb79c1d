// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/config.hpp"

#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::gcp {
namespace {

using manifest::Node;

hashing::gcp::DiskSettings disk_settings(const Node& map) {
  return {optional_integer(map, "provisionedIops"), optional_integer(map, "provisionedThroughput"),
          optional_text(map, "storagePool")};
}

void read_volume(const Node& node, hashing::gcp::WorkerConfig& config) {
  config.volume.emplace();
  config.volume->interface = optional_text(node, "interface");
  if (const Node* encryption = object(node, "encryption")) {
    config.volume->encryption = hashing::gcp::Encryption{optional_text(*encryption, "kmsKeyName"),
                                                         optional_text(*encryption, "kmsKeyServiceAccount")};
  }
}

ImageVersion image_version(const Node& map) {
  ImageVersion version;
  version.version = text(map, "version");
  version.image = text(map, "image");
  version.architecture = architecture_of(map);
  for (const Node& flavor : list(map, "capabilityFlavors")) {
    version.flavors.push_back({capabilities(flavor), text(flavor, "image")});
  }
  return version;
}

}  // namespace

std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  return CloudProfileConfig{read_images<Image>(*node, image_version)};
}

std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  InfrastructureStatus status;
  status.service_account = text(*node, "serviceAccountEmail");
  if (const Node* networks = node->get("networks")) {
    status.ip_families = texts(*networks, "ipfamilies");
    for (const Node& subnet : list(*networks, "subnets")) {
      status.subnets.push_back({text(subnet, "name"), text(subnet, "purpose")});
    }
  }
  return status;
}

std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerStatus status;
  for (const Node& entry : list(*node, "machineImages")) {
    status.images.push_back({text(entry, "name"), text(entry, "version"), text(entry, "image"),
                             optional_text(entry, "architecture"), capabilities(entry)});
  }
  return status;
}

std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerConfig result;
  hashing::gcp::WorkerConfig& config = result.hashed;
  config.raw = manifest::canonical_json(*node);
  config.path = path;
  if (const Node* node_template = object(*node, "nodeTemplate")) {
    config.has_node_template = true;
    config.capacity = resources(*node_template, "capacity");
    config.has_virtual_capacity = node_template->get("virtualCapacity") != nullptr;
    result.virtual_capacity = resources(*node_template, "virtualCapacity");
  }
  if (const Node* gpu = object(*node, "gpu")) {
    config.gpu = hashing::gcp::Gpu{text(*gpu, "acceleratorType"), integer(*gpu, "count")};
  }
  if (const Node* volume = object(*node, "volume")) read_volume(*volume, config);
  if (const Node* boot = object(*node, "bootVolume")) config.boot_volume = disk_settings(*boot);
  for (const Node& volume : list(*node, "dataVolumes")) {
    config.data_volumes.push_back({text(volume, "name"), optional_text(volume, "sourceImage"), disk_settings(volume)});
  }
  config.min_cpu_platform = optional_text(*node, "minCpuPlatform");
  if (const Node* account = object(*node, "serviceAccount")) {
    config.service_account = hashing::gcp::ServiceAccount{text(*account, "email"), texts(*account, "scopes")};
  }
  return result;
}

}  // namespace gprov::providers::gcp
