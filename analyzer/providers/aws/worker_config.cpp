// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/document.hpp"
#include "analyzer/manifest/node.hpp"
#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers::aws {
namespace {

using manifest::Node;

hashing::aws::ConfigVolume volume(const Node& map) {
  return {optional_integer(map, "iops"), optional_integer(map, "throughput")};
}

hashing::aws::NetworkInterface network_interface(const Node& map) {
  hashing::aws::NetworkInterface result;
  result.type = optional_text(map, "type");
  result.subnet_id = optional_text(map, "subnetID");
  result.description = optional_text(map, "description");
  result.device_index = integer(map, "deviceIndex");
  result.card_index = optional_integer(map, "networkCardIndex");
  if (const Node* range = object(map, "networkCardIndexRange")) {
    result.card_range = hashing::aws::IndexRange{integer(*range, "from"), integer(*range, "to")};
  }
  return result;
}

hashing::aws::NodeTemplate node_template(const Node& map) {
  return {resources(map, "capacity"), resources(map, "virtualCapacity"), object(map, "capacity") != nullptr,
          object(map, "virtualCapacity") != nullptr};
}

/// Blocks that came with v1.70.
void read_network(WorkerConfig& config, const Node& node) {
  for (const Node& entry : list(node, "networkInterfaces")) config.interfaces.push_back(network_interface(entry));
  if (const Node* placement = object(node, "placement")) {
    config.placement = hashing::aws::Placement{
        optional_text(*placement, "groupId"), optional_text(*placement, "tenancy"), optional_text(*placement, "hostId"),
        optional_text(*placement, "affinity"), optional_integer(*placement, "partitionNumber")};
  }
  if (const Node* market = object(node, "instanceMarketOptions")) config.market_type = text(*market, "marketType");
}

}  // namespace

std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path) {
  const Node* node = map_of(raw);
  if (node == nullptr) return std::nullopt;
  WorkerConfig config;
  config.raw = manifest::canonical_json(*node);
  config.path = path;
  if (const Node* map = object(*node, "nodeTemplate")) config.node_template = node_template(*map);
  if (const Node* map = object(*node, "volume")) config.volume = volume(*map);
  config.has_data_volumes = node->get("dataVolumes") != nullptr;
  for (const Node& entry : list(*node, "dataVolumes")) {
    config.data_volumes.push_back({text(entry, "name"), volume(entry), optional_text(entry, "snapshotID")});
  }
  if (const Node* map = object(*node, "iamInstanceProfile")) {
    config.instance_profile = hashing::aws::InstanceProfile{optional_text(*map, "name"), optional_text(*map, "arn")};
  }
  if (const Node* map = object(*node, "instanceMetadataOptions")) {
    config.metadata = hashing::aws::MetadataOptions{optional_text(*map, "httpTokens"),
                                                    optional_integer(*map, "httpPutResponseHopLimit")};
  }
  if (const Node* map = object(*node, "cpuOptions")) {
    config.cpu = hashing::aws::CpuOptions{optional_integer(*map, "coreCount"), optional_integer(*map, "threadsPerCore"),
                                          optional_text(*map, "amdSevSnp")};
  }
  if (const Node* map = object(*node, "capacityReservation")) {
    config.reservation = hashing::aws::CapacityReservation{optional_text(*map, "capacityReservationPreference"),
                                                           optional_text(*map, "capacityReservationId"),
                                                           optional_text(*map, "capacityReservationResourceGroupArn")};
  }
  read_network(config, *node);
  return config;
}

}  // namespace gprov::providers::aws
