// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/gcp.hpp"

#include <algorithm>
#include <cstddef>

#include "hashing/quantity.hpp"
#include "hashing/release_bands_gcp.hpp"
#include "hashing/virtual_capacity.hpp"

namespace gprov::hashing::gcp {
namespace {

/// "resource=integer"; the extension cannot decode a providerConfig with any other text, so the item is not known then.
DatumValue capacity_value(const std::string& resource, const std::string& text) {
  if (const std::optional<Quantity> quantity = Quantity::parse(text)) {
    return resource + "=" + std::to_string(quantity->value());
  }
  return Opaque{resource + "=" + text, "gcp-node-capacity",
                "'" + text + "' is not a quantity, so provider-gcp cannot read the providerConfig"};
}

/// The list on its way, with the words that the items of one providerConfig share.
class Items {
 public:
  Items(HashData& data, const WorkerConfig& config) : data_(data), path_(config.path) {}

  void add(Trigger trigger, std::string key, const std::string& field, DatumValue value) {
    data_.push_back({trigger, std::move(key), path_ + field, std::move(value)});
  }
  void add_if(Trigger trigger, const std::string& key, const std::string& field,
              const std::optional<std::string>& value) {
    if (value) add(trigger, key, field, *value);
  }
  void add_if(Trigger trigger, const std::string& key, const std::string& field,
              const std::optional<std::int64_t>& value) {
    if (value) add(trigger, key, field, std::to_string(*value));
  }

 private:
  HashData& data_;
  std::string path_;
};

void append_gpu(Items& items, const WorkerConfig& config) {
  if (!config.gpu) return;
  items.add(Trigger::gcp_gpu, "type", ".gpu.acceleratorType", config.gpu->accelerator_type);
  items.add(Trigger::gcp_gpu, "count", ".gpu.count", std::to_string(config.gpu->count));
}

void append_service_account(Items& items, const WorkerConfig& config, bool sorted) {
  if (!config.service_account) return;
  items.add(Trigger::gcp_service_account, "email", ".serviceAccount.email", config.service_account->email);
  std::vector<std::string> scopes = config.service_account->scopes;
  if (sorted) std::sort(scopes.begin(), scopes.end());
  for (const std::string& scope : scopes) {
    items.add(Trigger::gcp_service_account, "scope " + scope, ".serviceAccount.scopes", scope);
  }
}

std::string volume_path(std::size_t index) { return ".dataVolumes[" + std::to_string(index) + "]"; }

/// The fields until v1.43, unnamed and only where set. Mirrors machines.go#generateWorkerPoolHash@v1.43.3.
void append_sorted_lists(HashData& data, const WorkerConfig& config) {
  Items items(data, config);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < config.data_volumes.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return config.data_volumes[a].name < config.data_volumes[b].name;
  });
  for (const std::size_t i : order) {
    const DataVolumeConfig& volume = config.data_volumes[i];
    items.add(Trigger::gcp_disk_config, volume.name + "/name", volume_path(i) + ".name", volume.name);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/image", volume_path(i) + ".sourceImage",
                 volume.source_image);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/iops", volume_path(i) + ".provisionedIops",
                 volume.settings.provisioned_iops);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/throughput", volume_path(i) + ".provisionedThroughput",
                 volume.settings.provisioned_throughput);
  }
  items.add_if(Trigger::gcp_min_cpu_platform, "", ".minCpuPlatform", config.min_cpu_platform);
  append_gpu(items, config);
  append_service_account(items, config, true);
  if (!config.volume) return;
  if (const auto& encryption = config.volume->encryption) {
    items.add_if(Trigger::gcp_disk_encryption, "key", ".volume.encryption.kmsKeyName", encryption->kms_key_name);
    items.add_if(Trigger::gcp_disk_encryption, "account", ".volume.encryption.kmsKeyServiceAccount",
                 encryption->kms_key_service_account);
  }
  items.add_if(Trigger::gcp_disk_interface, "", ".volume.interface", config.volume->interface);
}

/// Mirrors machines.go#hashDataForWorkerConfig@v1.54.1: an absent text inside a block that is there counts as "".
void append_fields(HashData& data, const WorkerConfig& config) {
  Items items(data, config);
  auto capacity = config.capacity;
  std::sort(capacity.begin(), capacity.end());
  for (const auto& [resource, quantity] : capacity) {
    items.add(Trigger::gcp_node_capacity, resource, ".nodeTemplate.capacity." + resource,
              capacity_value(resource, quantity));
  }
  append_gpu(items, config);
  if (config.volume) {
    items.add(Trigger::gcp_disk_interface, "", ".volume.interface", config.volume->interface.value_or(""));
    if (const auto& encryption = config.volume->encryption) {
      items.add(Trigger::gcp_disk_encryption, "key", ".volume.encryption.kmsKeyName",
                encryption->kms_key_name.value_or(""));
      items.add(Trigger::gcp_disk_encryption, "account", ".volume.encryption.kmsKeyServiceAccount",
                encryption->kms_key_service_account.value_or(""));
    }
  }
  if (const auto& boot = config.boot_volume) {
    items.add_if(Trigger::gcp_boot_volume, "iops", ".bootVolume.provisionedIops", boot->provisioned_iops);
    items.add_if(Trigger::gcp_boot_volume, "throughput", ".bootVolume.provisionedThroughput",
                 boot->provisioned_throughput);
    items.add(Trigger::gcp_boot_volume, "pool", ".bootVolume.storagePool", boot->storage_pool.value_or(""));
  }
  for (std::size_t i = 0; i < config.data_volumes.size(); ++i) {
    const DataVolumeConfig& volume = config.data_volumes[i];
    items.add(Trigger::gcp_disk_config, volume.name + "/name", volume_path(i) + ".name", volume.name);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/iops", volume_path(i) + ".provisionedIops",
                 volume.settings.provisioned_iops);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/throughput", volume_path(i) + ".provisionedThroughput",
                 volume.settings.provisioned_throughput);
    items.add_if(Trigger::gcp_disk_config, volume.name + "/image", volume_path(i) + ".sourceImage",
                 volume.source_image);
  }
  items.add_if(Trigger::gcp_min_cpu_platform, "", ".minCpuPlatform", config.min_cpu_platform);
  append_service_account(items, config, false);
}

void append_data_volumes(HashData& data, std::vector<DataVolume> volumes, const Version& extension) {
  std::stable_sort(volumes.begin(), volumes.end(),
                   [](const DataVolume& a, const DataVolume& b) { return a.name < b.name; });
  for (const DataVolume& volume : volumes) {
    data.push_back({Trigger::gcp_data_volume_name, volume.name, volume.path + ".name", volume.name});
    data.push_back({Trigger::gcp_data_volume_size, volume.name, volume.path + ".size", volume.size});
    if (volume.type && has(extension, Feature::data_volume_type)) {
      data.push_back({Trigger::gcp_data_volume_type, volume.name, volume.path + ".type", *volume.type});
    }
    if (volume.encrypted && has(extension, Feature::data_volume_encrypted)) {
      data.push_back({Trigger::gcp_data_volume_encrypted, volume.name, volume.path + ".encrypted", "true"});
    }
  }
}

}  // namespace

HashData extension_data(const HashInput& input, const Version& extension) {
  HashData data;
  append_data_volumes(data, input.data_volumes, extension);
  if (!input.worker_config) return data;
  const WorkerConfig& config = *input.worker_config;
  if (has(extension, Feature::config_by_sorted_list)) {
    append_sorted_lists(data, config);
    return data;
  }
  // A pool of a Worker without a version counts as old, whatever the Shoot's version is.
  const std::optional<Version> version = parse_version(input.kubernetes_version);
  const bool by_field = has(extension, Feature::config_by_field);
  if (by_field && version && !below_minor(*version, 1, 35)) {
    append_fields(data, config);
  } else {
    const bool strip = by_field && config.has_virtual_capacity;
    data.push_back(
        {Trigger::gcp_provider_config, "", config.path, strip ? strip_virtual_capacity(config.raw) : config.raw});
  }
  return data;
}

}  // namespace gprov::hashing::gcp
