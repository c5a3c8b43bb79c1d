// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/machine_class.hpp"

#include <algorithm>

#include "analyzer/providers/class_content.hpp"
#include "hashing/alicloud.hpp"
#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

using hashing::DatumValue;
using hashing::alicloud::Feature;

class Content {
 public:
  explicit Content(const ClassInput& input)
      : input_(input), worker_path_("spec.provider.workers[" + std::to_string(input.pool->index) + "]") {}

  std::vector<ContentItem> items;

  void add(const char* rule, std::string key, std::string path, DatumValue value, Subject subject = Subject::shoot) {
    items.push_back({rule, std::move(key), subject, std::move(path), std::move(value)});
  }
  [[nodiscard]] std::string worker(const std::string& field) const { return worker_path_ + field; }
  [[nodiscard]] const ClassInput& input() const { return input_; }
  [[nodiscard]] const model::WorkerPool& pool() const { return input_.pool->pool; }
  [[nodiscard]] bool has(Feature feature) const {
    return hashing::alicloud::has(input_.side->environment.extension, feature);
  }

 private:
  const ClassInput& input_;
  std::string worker_path_;
};

void add_image(Content& content) {
  const PoolImage* image = content.input().image;
  if (image != nullptr && image->id) content.add("alicloud/image-id", "", image->path, *image->id, image->subject);
  if (content.has(Feature::class_labels)) {
    content.add("alicloud/class-format", "operating system", content.worker(".machine.image"),
                content.pool().machine_image.name + " " + content.pool().machine_image.version);
  }
  content.add("alicloud/instance-type", "", content.worker(".machine.type"), content.pool().machine_type);
}

void add_volume(Content& content, const std::string& key, const std::string& path, const std::string& size,
                const std::optional<std::string>& type) {
  content.add("alicloud/disk", key + " size", path + ".size", disk_size(size).value_or(""));
  if (type) content.add("alicloud/disk", key + " type", path + ".type", *type);
}

/// Mirrors machines.go#computeDisks@v1.71.0. The description of a data disk is made of its name.
void add_disks(Content& content) {
  const model::WorkerPool& pool = content.pool();
  if (pool.volume) add_volume(content, "system disk", content.worker(".volume"), pool.volume->size, pool.volume->type);
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    const std::string key = "data disk " + std::to_string(i);
    const std::string path = content.worker(".dataVolumes[" + std::to_string(i) + "]");
    content.add("alicloud/data-disk-name", key, path + ".name", volume.name);
    add_volume(content, key, path, volume.size, volume.type);
    if (volume.encrypted) {
      content.add("alicloud/disk", key + " encrypted", path + ".encrypted",
                  hashing::alicloud::flag_text(*volume.encrypted));
    }
  }
}

/// Mirrors machines.go#getLabelsWithValue@v1.71.0: labels without a value become no tags.
void add_tags(Content& content) {
  const std::string cluster = "kubernetes.io/cluster/" + content.input().technical_id;
  const std::string role = "kubernetes.io/role/worker/" + content.input().technical_id;
  for (const auto& [label, value] : content.pool().labels) {
    if (value.empty()) continue;
    // Both tags are there anyway, with value 1.
    if ((label == cluster || label == role) && value == "1") continue;
    content.add("alicloud/tags", label, label_path(*content.input().side, *content.input().pool, label), value);
  }
}

void add_network(Content& content, const std::string& zone) {
  const InfrastructureStatus* status = content.input().status;
  if (status == nullptr) return;
  for (std::size_t i = 0; i < status->security_groups.size(); ++i) {
    if (status->security_groups[i].purpose != "nodes") continue;
    content.add("alicloud/network", "security group",
                "status.providerStatus.vpc.securityGroups[" + std::to_string(i) + "].id", status->security_groups[i].id,
                Subject::infrastructure);
    break;
  }
  for (std::size_t i = 0; i < status->vswitches.size(); ++i) {
    const VSwitch& vswitch = status->vswitches[i];
    if (vswitch.purpose != "nodes" || vswitch.zone != zone) continue;
    content.add("alicloud/network", "vswitch", "status.providerStatus.vpc.vswitches[" + std::to_string(i) + "].id",
                vswitch.id, Subject::infrastructure);
    break;
  }
}

void add_node_template(Content& content) {
  const auto& node_template = content.pool().node_template;
  if (!node_template) return;
  for (const auto& [name, quantity] : node_template->capacity) {
    content.add("alicloud/class-capacity", name, "spec.machineTypes", printed_quantity(quantity),
                Subject::cloud_profile);
  }
  if (!content.has(Feature::class_architecture)) return;
  content.add("alicloud/node-template-architecture", "", content.worker(".machine.architecture"),
              content.pool().architecture.value_or("amd64"));
}

}  // namespace

std::optional<std::string> disk_size(const std::string& size) {
  const std::size_t end = std::min(size.find_first_not_of("0123456789"), size.size());
  if (end == 0) return std::nullopt;
  // strconv.Atoi drops leading zeros, and fails for what int64 cannot hold.
  const std::size_t begin = std::min(size.find_first_not_of('0'), end - 1);
  const std::string digits = size.substr(begin, end - begin);
  constexpr std::string_view kLargest = "9223372036854775807";
  if (digits.size() > kLargest.size() || (digits.size() == kLargest.size() && digits > kLargest)) return std::nullopt;
  return digits;
}

std::vector<ContentItem> class_content(const ClassInput& input, const std::string& zone) {
  Content content(input);
  add_image(content);
  add_disks(content);
  add_tags(content);
  add_network(content, zone);
  add_node_template(content);
  return std::move(content.items);
}

}  // namespace gprov::providers::alicloud
