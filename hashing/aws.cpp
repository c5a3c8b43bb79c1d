// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/aws.hpp"

#include <algorithm>
#include <cstddef>

#include "hashing/quantity.hpp"
#include "hashing/release_bands_aws.hpp"
#include "hashing/virtual_capacity.hpp"

namespace gprov::hashing::aws {
namespace {

constexpr const char* kDefaultInterfaceType = "interface";

std::string text(bool value) { return value ? "true" : "false"; }

class Data {
 public:
  HashData list;

  void add(Trigger trigger, std::string key, std::string path, DatumValue value) {
    list.push_back({trigger, std::move(key), std::move(path), std::move(value)});
  }
  void add(Trigger trigger, const std::string& key, const std::string& path, const OptionalText& value) {
    if (value) add(trigger, key, path, DatumValue(*value));
  }
  void add(Trigger trigger, const std::string& key, const std::string& path, const OptionalNumber& value) {
    if (value) add(trigger, key, path, DatumValue(std::to_string(*value)));
  }
  void add(Trigger trigger, const std::string& key, const std::string& path, const std::optional<bool>& value) {
    if (value) add(trigger, key, path, DatumValue(text(*value)));
  }
};

void add_encryption(Data& data, const HashInput& input) {
  data.add(Trigger::aws_volume_encryption, "", input.pool_path + ".volume.encrypted", input.encrypted);
}

/// In the order of the spec; names do not count, so equal names in another place are told by core/hash-order.
void add_data_volumes(Data& data, const HashInput& input) {
  for (std::size_t i = 0; i < input.data_volumes.size(); ++i) {
    const DataVolume& volume = input.data_volumes[i];
    const std::string path = input.pool_path + ".dataVolumes[" + std::to_string(i) + "]";
    data.add(Trigger::aws_data_volume_size, volume.name, path + ".size", DatumValue(volume.size));
    data.add(Trigger::aws_data_volume_type, volume.name, path + ".type", volume.type);
    data.add(Trigger::aws_data_volume_encryption, volume.name, path + ".encrypted", volume.encrypted);
  }
}

/// Mirrors machines.go#computeAdditionalHashDataV2@v1.57.0, which dereferences both CPU counts.
void add_first_fields(Data& data, const WorkerConfig& config) {
  if (config.cpu) {
    data.add(Trigger::aws_cpu_options, "coreCount", config.path + ".cpuOptions.coreCount", config.cpu->core_count);
    data.add(Trigger::aws_cpu_options, "threadsPerCore", config.path + ".cpuOptions.threadsPerCore",
             config.cpu->threads_per_core);
  }
  if (config.instance_profile) {
    const std::string path = config.path + ".iamInstanceProfile";
    data.add(Trigger::aws_instance_profile, "arn", path + ".arn", config.instance_profile->arn);
    data.add(Trigger::aws_instance_profile, "name", path + ".name", config.instance_profile->name);
  }
  if (config.metadata) {
    const std::string path = config.path + ".instanceMetadataOptions";
    data.add(Trigger::aws_instance_metadata, "httpTokens", path + ".httpTokens", config.metadata->http_tokens);
    data.add(Trigger::aws_instance_metadata, "httpPutResponseHopLimit", path + ".httpPutResponseHopLimit",
             config.metadata->hop_limit);
  }
}

/// "resource=integer"; the extension cannot decode a providerConfig with any other text, so the item is not known then.
DatumValue capacity_value(const std::string& resource, const std::string& quantity_text) {
  if (const std::optional<Quantity> quantity = Quantity::parse(quantity_text)) {
    return resource + "=" + std::to_string(quantity->value());
  }
  return Opaque{resource + "=" + quantity_text, "aws-node-capacity",
                "'" + quantity_text + "' is not a quantity, so provider-aws cannot read the providerConfig"};
}

void add_capacity(Data& data, const WorkerConfig& config) {
  if (!config.node_template) return;
  auto capacity = config.node_template->capacity;
  std::sort(capacity.begin(), capacity.end());
  for (const auto& [resource, quantity] : capacity) {
    data.add(Trigger::aws_node_capacity, resource, config.path + ".nodeTemplate.capacity." + resource,
             capacity_value(resource, quantity));
  }
}

void add_volumes(Data& data, const WorkerConfig& config) {
  if (config.volume) {
    data.add(Trigger::aws_volume_performance, "iops", config.path + ".volume.iops", config.volume->iops);
    data.add(Trigger::aws_volume_performance, "throughput", config.path + ".volume.throughput",
             config.volume->throughput);
  }
  for (std::size_t i = 0; i < config.data_volumes.size(); ++i) {
    const ConfigDataVolume& volume = config.data_volumes[i];
    const std::string path = config.path + ".dataVolumes[" + std::to_string(i) + "]";
    data.add(Trigger::aws_config_data_volume, volume.name, path + ".name", DatumValue(volume.name));
    data.add(Trigger::aws_config_data_volume, volume.name + "/iops", path + ".iops", volume.volume.iops);
    data.add(Trigger::aws_config_data_volume, volume.name + "/throughput", path + ".throughput",
             volume.volume.throughput);
    data.add(Trigger::aws_config_data_volume, volume.name + "/snapshotID", path + ".snapshotID", volume.snapshot_id);
  }
}

void add_machine(Data& data, const WorkerConfig& config) {
  if (config.instance_profile) {
    const std::string path = config.path + ".iamInstanceProfile";
    data.add(Trigger::aws_instance_profile, "name", path + ".name", config.instance_profile->name);
    data.add(Trigger::aws_instance_profile, "arn", path + ".arn", config.instance_profile->arn);
  }
  if (config.metadata) {
    const std::string path = config.path + ".instanceMetadataOptions";
    data.add(Trigger::aws_instance_metadata, "httpTokens", path + ".httpTokens", config.metadata->http_tokens);
    data.add(Trigger::aws_instance_metadata, "httpPutResponseHopLimit", path + ".httpPutResponseHopLimit",
             config.metadata->hop_limit);
  }
  if (config.cpu) {
    const std::string path = config.path + ".cpuOptions";
    data.add(Trigger::aws_cpu_options, "coreCount", path + ".coreCount", config.cpu->core_count);
    data.add(Trigger::aws_cpu_options, "threadsPerCore", path + ".threadsPerCore", config.cpu->threads_per_core);
  }
  if (config.reservation) {
    const std::string path = config.path + ".capacityReservation";
    const CapacityReservation& reservation = *config.reservation;
    data.add(Trigger::aws_capacity_reservation, "preference", path + ".capacityReservationPreference",
             reservation.preference);
    data.add(Trigger::aws_capacity_reservation, "id", path + ".capacityReservationId", reservation.id);
    data.add(Trigger::aws_capacity_reservation, "group", path + ".capacityReservationResourceGroupArn",
             reservation.resource_group_arn);
  }
}

void add_interface(Data& data, const NetworkInterface& interface, const std::string& number, const std::string& path) {
  const auto add = [&](const char* field, const auto& value) {
    data.add(Trigger::aws_network_interface, number + "/" + field, path + "." + field, value);
  };
  const bool typed = interface.type && !interface.type->empty();
  add("type", DatumValue(typed ? *interface.type : std::string(kDefaultInterfaceType)));
  add("deviceIndex", OptionalNumber(interface.device_index));
  add("networkCardIndex", interface.card_index);
  if (interface.card_range) {
    add("networkCardIndexRange.from", OptionalNumber(interface.card_range->from));
    add("networkCardIndexRange.to", OptionalNumber(interface.card_range->to));
  }
  add("subnetID", interface.subnet_id);
}

void add_network(Data& data, const WorkerConfig& config) {
  data.add(Trigger::aws_instance_market, "", config.path + ".instanceMarketOptions.marketType", config.market_type);
  for (std::size_t i = 0; i < config.interfaces.size(); ++i) {
    const std::string number = std::to_string(i);
    add_interface(data, config.interfaces[i], number, config.path + ".networkInterfaces[" + number + "]");
  }
  if (!config.placement) return;
  const auto add = [&](const char* field, const auto& value) {
    data.add(Trigger::aws_placement, field, config.path + ".placement." + field, value);
  };
  add("groupId", config.placement->group_id);
  add("tenancy", config.placement->tenancy);
  add("hostId", config.placement->host_id);
  add("partitionNumber", config.placement->partition_number);
  add("affinity", config.placement->affinity);
}

/// A pool of a Worker without a version counts as old, whatever the Shoot's version is.
bool hashed_by_field(const HashInput& input) {
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  return version && !below_minor(*version, 1, 34);
}

/// Mirrors machines.go#appendHashDataForWorkerConfig@v1.73.0. The release is asked for where it matters.
void add_fields(Data& data, const WorkerConfig& config, const Version& extension) {
  add_capacity(data, config);
  add_volumes(data, config);
  add_machine(data, config);
  const bool has_network = config.market_type || !config.interfaces.empty() || config.placement;
  if (has_network && has(extension, Feature::network_data)) add_network(data, config);
}

void add_config(Data& data, const HashInput& input, const Version& extension) {
  if (!input.config) return;
  const WorkerConfig& config = *input.config;
  const bool virtual_capacity = config.node_template && config.node_template->has_virtual_capacity;
  const auto add_text = [&](const std::string& value) {
    data.add(Trigger::aws_provider_config, "", config.path, DatumValue(value));
  };
  switch (config_data(extension)) {
    case ConfigData::nothing:
      return;
    case ConfigData::first_fields:
      return add_first_fields(data, config);
    case ConfigData::raw:
      return add_text(config.raw);
    case ConfigData::raw_or_struct:
      return add_text(virtual_capacity ? struct_json(config) : config.raw);
    case ConfigData::raw_then_fields:
      if (hashed_by_field(input)) return add_fields(data, config, extension);
      return add_text(virtual_capacity ? strip_virtual_capacity(config.raw) : config.raw);
  }
}

}  // namespace

HashData extension_data(const HashInput& input, HashScheme scheme, const Version& extension) {
  Data data;
  add_encryption(data, input);
  if (scheme == HashScheme::in_place) return std::move(data.list);
  if (input.in_place && has(extension, Feature::in_place_without_volumes)) return std::move(data.list);
  add_data_volumes(data, input);
  if (scheme == HashScheme::v2) add_config(data, input, extension);
  return std::move(data.list);
}

}  // namespace gprov::hashing::aws
