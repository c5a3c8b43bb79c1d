// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/class_config.hpp"

#include <algorithm>

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;
using hashing::aws::OptionalNumber;
using hashing::aws::OptionalText;

/// Adds the members of one block that are set.
class Block {
 public:
  Block(Content& content, const char* rule, std::string key, std::string path)
      : content_(content), rule_(rule), key_(std::move(key)), path_(std::move(path)) {}

  void add(const char* field, const std::string& value) {
    content_.add(rule_, key_ + field, path_ + "." + field, value);
  }
  void add(const char* field, const OptionalText& value) {
    if (value) add(field, *value);
  }
  void add(const char* field, const OptionalNumber& value) {
    if (value) add(field, std::to_string(*value));
  }
  /// The block itself, where an empty one is in the class.
  void present() { content_.add(rule_, key_ + "present", path_, "present"); }

 private:
  Content& content_;
  const char* rule_;
  std::string key_, path_;
};

void add_ebs(Block& block, const std::string& size, const OptionalText& type, std::optional<bool> encrypted) {
  block.add("size", disk_size(size));
  block.add("type", type);
  block.add("encrypted", std::string(encrypted.value_or(true) ? "true" : "false"));
}

/// The first entry of a name. Mirrors helper.go#FindDataVolumeByName.
const hashing::aws::ConfigDataVolume* find_volume(const WorkerConfig* config, const std::string& name) {
  if (config == nullptr) return nullptr;
  const auto found = std::find_if(config->data_volumes.begin(), config->data_volumes.end(),
                                  [&](const auto& volume) { return volume.name == name; });
  return found == config->data_volumes.end() ? nullptr : &*found;
}

bool has_ipv6(const Content& content) {
  const model::Shoot* shoot = content.input().side->shoot;
  if (shoot == nullptr || !shoot->spec.networking) return false;
  const auto& families = shoot->spec.networking->ip_families;
  return std::find(families.begin(), families.end(), "IPv6") != families.end();
}

bool only_ipv6(const Content& content) {
  return has_ipv6(content) && content.input().side->shoot->spec.networking->ip_families.size() == 1;
}

/// The Shoot's version, not the pool's.
bool metadata_by_default(const Content& content) {
  if (content.has(Feature::metadata_defaults_always)) return true;
  if (!content.has(Feature::metadata_defaults) || content.input().side->shoot == nullptr) return false;
  const auto version = hashing::parse_version(content.input().side->shoot->spec.kubernetes.version);
  return version && !hashing::below_minor(*version, 1, 30);
}

/// Mirrors machines.go#ComputeInstanceMetadataOptions@v1.73.0.
void add_metadata(Content& content) {
  const WorkerConfig* config = content.input().config;
  Block block(content, "aws/class-metadata-options", "", content.worker(".providerConfig.instanceMetadataOptions"));
  if (only_ipv6(content) && content.has(Feature::ipv6_metadata)) block.add("httpProtocolIpv6", std::string("enabled"));
  if (config != nullptr && config->metadata) {
    block.add("httpTokens", config->metadata->http_tokens);
    block.add("httpPutResponseHopLimit", config->metadata->hop_limit);
  } else if (metadata_by_default(content)) {
    block.add("httpTokens", std::string("required"));
    block.add("httpPutResponseHopLimit", std::string("2"));
  }
}

void add_cpu(Content& content, const hashing::aws::CpuOptions& cpu) {
  Block block(content, "aws/class-cpu-options", "", content.worker(".providerConfig.cpuOptions"));
  block.add("amdSevSnp", cpu.amd_sev_snp);
  if (cpu.core_count && cpu.threads_per_core) {
    block.add("coreCount", cpu.core_count);
    block.add("threadsPerCore", cpu.threads_per_core);
  }
  if (content.has(Feature::typed_classes)) block.present();
}

void add_reservation(Content& content, const hashing::aws::CapacityReservation& reservation) {
  Block block(content, "aws/class-capacity-reservation", "", content.worker(".providerConfig.capacityReservation"));
  if (!reservation.preference.value_or("").empty()) block.add("capacityReservationPreference", reservation.preference);
  block.add("capacityReservationId", reservation.id);
  block.add("capacityReservationResourceGroupArn", reservation.resource_group_arn);
  if (content.has(Feature::typed_classes)) block.present();
}

void add_placement(Content& content, const hashing::aws::Placement& placement) {
  Block block(content, "aws/class-placement", "", content.worker(".providerConfig.placement"));
  block.add("groupId", placement.group_id);
  block.add("tenancy", placement.tenancy);
  block.add("hostId", placement.host_id);
  block.add("partitionNumber", placement.partition_number);
  block.add("affinity", placement.affinity);
  block.present();
}

/// One interface of the class for each card of a range; the range and its cards are hashed, the rest counts here.
void add_interfaces(Content& content, const WorkerConfig* config) {
  if (has_ipv6(content) && content.has(Feature::ipv6_interfaces)) {
    content.add("aws/class-ipv6", "", "spec.networking.ipFamilies", "1");
  }
  if (config == nullptr) return;
  for (std::size_t i = 0; i < config->interfaces.size(); ++i) {
    const hashing::aws::NetworkInterface& interface = config->interfaces[i];
    const std::string number = std::to_string(i);
    Block block(content, "aws/class-network-interface", number + " ",
                content.worker(".providerConfig.networkInterfaces[" + number + "]"));
    const bool typed = interface.type && !interface.type->empty();
    block.add("type", typed ? *interface.type : std::string("interface"));
    block.add("deviceIndex", OptionalNumber(interface.device_index));
    if (interface.card_range) {
      block.add("networkCardIndex",
                std::to_string(interface.card_range->from) + "-" + std::to_string(interface.card_range->to));
    } else {
      block.add("networkCardIndex", OptionalNumber(interface.card_index.value_or(0)));
    }
    block.add("subnetID", interface.subnet_id);
    block.add("description", interface.description);
  }
}

}  // namespace

void add_disks(Content& content) {
  const model::WorkerPool& pool = content.pool();
  const WorkerConfig* config = content.input().config;
  if (pool.volume) {
    Block root(content, "aws/class-volume", "", content.worker(".volume"));
    add_ebs(root, pool.volume->size, pool.volume->type, pool.volume->encrypted);
  }
  if (config != nullptr && config->volume) {
    Block root(content, "aws/class-volume", "", content.worker(".providerConfig.volume"));
    root.add("iops", config->volume->iops);
    root.add("throughput", config->volume->throughput);
  }
  std::vector<std::pair<std::string, std::size_t>> disks;
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) disks.emplace_back(pool.data_volumes[i].name, i);
  std::sort(disks.begin(), disks.end());
  for (std::size_t device = 0; device < disks.size(); ++device) {
    const auto& [name, index] = disks[device];
    const model::DataVolume& volume = pool.data_volumes[index];
    const std::string key = "disk " + std::to_string(device) + " ";
    Block disk(content, "aws/class-data-volume", key, content.worker(".dataVolumes[" + std::to_string(index) + "]"));
    add_ebs(disk, volume.size, volume.type, volume.encrypted);
    const auto* settings = find_volume(config, name);
    if (settings == nullptr) continue;
    const auto number = static_cast<std::size_t>(settings - config->data_volumes.data());
    Block own(content, "aws/class-data-volume", key,
              content.worker(".providerConfig.dataVolumes[" + std::to_string(number) + "]"));
    own.add("iops", settings->volume.iops);
    own.add("throughput", settings->volume.throughput);
    own.add("snapshotID", settings->snapshot_id);
  }
}

void add_config_blocks(Content& content) {
  const WorkerConfig* config = content.input().config;
  add_metadata(content);
  add_interfaces(content, config);
  if (config == nullptr) return;
  if (config->instance_profile) {
    Block block(content, "aws/class-instance-profile", "", content.worker(".providerConfig.iamInstanceProfile"));
    if (config->instance_profile->name) {
      block.add("name", config->instance_profile->name);
    } else {
      block.add("arn", config->instance_profile->arn);
    }
  }
  if (config->cpu) add_cpu(content, *config->cpu);
  if (config->reservation) add_reservation(content, *config->reservation);
  if (config->market_type) {
    content.add("aws/class-instance-market", "", content.worker(".providerConfig.instanceMarketOptions.marketType"),
                *config->market_type);
  }
  if (config->placement) add_placement(content, *config->placement);
}

}  // namespace gprov::providers::aws
