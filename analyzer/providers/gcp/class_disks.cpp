// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/class_disks.hpp"

#include <algorithm>

#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;

struct Disk {
  std::string key;          ///< "disk 0"
  std::string path;         ///< of the volume in the Shoot
  std::string config_path;  ///< of its settings in the providerConfig
  std::string size;
  std::optional<std::string> type;
  hashing::gcp::DiskSettings settings;
};

class Disks {
 public:
  explicit Disks(const ClassInput& input) : input_(input), extension_(input.side->environment.extension) {}

  std::vector<ContentItem> items;

  void add(const Disk& disk) {
    item(disk, "boot", disk.path, disk.key == "disk 0" && input_.pool->pool.volume ? "true" : "false");
    item(disk, "sizeGb", disk.path + ".size", disk_size(disk.size));
    if (disk.type) item(disk, "type", disk.path + ".type", *disk.type);
    add_volume_config(disk);
    const hashing::gcp::DiskSettings& settings = disk.settings;
    if (settings.provisioned_iops && disk.type && takes_iops(*disk.type, extension_)) {
      item(disk, "provisionedIops", disk.config_path + ".provisionedIops", std::to_string(*settings.provisioned_iops));
    }
    if (settings.provisioned_throughput && disk.type && takes_throughput(*disk.type, extension_)) {
      item(disk, "provisionedThroughput", disk.config_path + ".provisionedThroughput",
           std::to_string(*settings.provisioned_throughput));
    }
    if (settings.storage_pool && hashing::gcp::has(extension_, Feature::disk_settings_fields)) {
      items.push_back({"gcp/disk-storage-pool", disk.key, Subject::shoot, disk.config_path + ".storagePool",
                       *settings.storage_pool});
    }
  }

  void item(const Disk& disk, const std::string& field, const std::string& path, const std::string& value) {
    items.push_back({"gcp/class-disk", disk.key + " " + field, Subject::shoot, path, value});
  }

 private:
  void add_volume_config(const Disk& disk) {
    if (!input_.config || !input_.config->hashed.volume) return;
    const hashing::gcp::VolumeConfig& config = *input_.config->hashed.volume;
    const std::string path = input_.config->hashed.path + ".volume";
    if (config.encryption) {
      item(disk, "encryption", path + ".encryption", "customer-managed");
      if (const auto& name = config.encryption->kms_key_name) {
        item(disk, "kmsKeyName", path + ".encryption.kmsKeyName", *name);
      }
      if (const auto& account = config.encryption->kms_key_service_account) {
        item(disk, "kmsKeyServiceAccount", path + ".encryption.kmsKeyServiceAccount", *account);
      }
    }
    if (config.interface && disk.type == "SCRATCH") item(disk, "interface", path + ".interface", *config.interface);
  }

  const ClassInput& input_;
  const hashing::Version& extension_;
};

void add_image(Disks& disks, const ClassInput& input) {
  const PoolImage& image = input.image;
  if (!image.image || image.profile_unknown) {
    const auto& unknown = image.profile_unknown ? image.profile_unknown : image.image_unknown;
    if (!unknown) return;
    disks.items.push_back({"gcp/image-reference", "", Subject::cloud_profile, "spec.providerConfig.machineImages",
                           with_part(*unknown, "image")});
    return;
  }
  disks.items.push_back(
      {"gcp/image-reference", "", image.image->subject, image.image->path + ".image", image.image->image.image});
}

/// The first entry of a name, as upstream looks it up.
const hashing::gcp::DataVolumeConfig* find_config(const ClassInput& input, const std::string& volume,
                                                  std::size_t& index) {
  if (!input.config) return nullptr;
  const auto& configs = input.config->hashed.data_volumes;
  const auto found = std::find_if(configs.begin(), configs.end(),
                                  [&](const hashing::gcp::DataVolumeConfig& one) { return one.name == volume; });
  index = static_cast<std::size_t>(found - configs.begin());
  return found == configs.end() ? nullptr : &*found;
}

}  // namespace

std::vector<ContentItem> disk_content(const ClassInput& input) {
  Disks disks(input);
  const model::WorkerPool& pool = input.pool->pool;
  const std::string worker = "spec.provider.workers[" + std::to_string(input.pool->index) + "]";
  std::size_t number = 0;
  if (pool.volume) {
    Disk root{"disk 0",          worker + ".volume", worker + ".providerConfig.bootVolume",
              pool.volume->size, pool.volume->type,  {}};
    if (input.config && input.config->hashed.boot_volume) root.settings = *input.config->hashed.boot_volume;
    disks.add(root);
    add_image(disks, input);
    ++number;
  }
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i, ++number) {
    const model::DataVolume& volume = pool.data_volumes[i];
    Disk disk{"disk " + std::to_string(number),
              worker + ".dataVolumes[" + std::to_string(i) + "]",
              worker + ".providerConfig.dataVolumes",
              volume.size,
              volume.type,
              {}};
    std::size_t index = 0;
    const hashing::gcp::DataVolumeConfig* config = find_config(input, volume.name, index);
    if (config != nullptr) {
      disk.config_path += "[" + std::to_string(index) + "]";
      disk.settings = config->settings;
      if (config->source_image) disks.item(disk, "image", disk.config_path + ".sourceImage", *config->source_image);
    }
    disks.add(disk);
  }
  return std::move(disks.items);
}

bool takes_iops(std::string_view type, const hashing::Version& extension) {
  if (type == "hyperdisk-balanced") return hashing::gcp::has(extension, Feature::hyperdisk_balanced);
  return type == "pd-extreme" || type == "hyperdisk-extreme";
}

bool takes_throughput(std::string_view type, const hashing::Version& extension) {
  if (type == "hyperdisk-balanced") return hashing::gcp::has(extension, Feature::hyperdisk_balanced);
  return type == "hyperdisk-throughput";
}

std::string disk_size(std::string_view size) {
  return std::string(size.substr(0, std::min(size.size(), size.find_first_not_of("0123456789"))));
}

}  // namespace gprov::providers::gcp
