// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/machine_class.hpp"

#include <algorithm>
#include <cctype>
#include <map>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/openstack/disk_size.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::DatumValue;
using hashing::openstack::Feature;

class Content {
 public:
  explicit Content(const ClassInput& input) : input_(input) {}

  std::vector<ContentItem> items;

  void add(const char* rule, std::string key, std::string path, DatumValue value, Subject subject = Subject::shoot) {
    items.push_back({rule, std::move(key), subject, std::move(path), std::move(value)});
  }
  [[nodiscard]] std::string worker(const std::string& field) const { return worker_path(*input_.pool) + field; }
  [[nodiscard]] const ClassInput& input() const { return input_; }
  [[nodiscard]] const model::WorkerPool& pool() const { return input_.pool->pool; }
  [[nodiscard]] bool has(Feature feature) const {
    return hashing::openstack::has(input_.side->environment.extension, feature);
  }

 private:
  const ClassInput& input_;
};

void add_image(Content& content) {
  const PoolImage& image = *content.input().image;
  if (image.profile_unknown || image.image_unknown) {
    const auto& unknown = image.profile_unknown ? image.profile_unknown : image.image_unknown;
    content.add("openstack/image-reference", "", "spec.providerConfig.machineImages", with_part(*unknown, "image"),
                Subject::cloud_profile);
  } else if (image.image) {
    content.add("openstack/image-reference", "", image.image->path, rendered(image.image->image), image.image->subject);
  }
}

/// The same object has the pool's image as labels.
void add_image_labels(Content& content) {
  const model::PoolMachineImage& image = content.pool().machine_image;
  if (!content.has(Feature::image_labels) || image.name.empty() || image.version.empty()) return;
  std::string version = image.version;
  if (!content.has(Feature::plus_in_image_labels)) std::replace(version.begin(), version.end(), '+', '_');
  content.add("openstack/image-labels", "", content.worker(".machine.image"), image.name + " " + version);
}

/// Later ones win: the pool's labels, then machineLabels. The tags made of the technical ID never change.
void add_tags(Content& content) {
  std::map<std::string, std::pair<std::string, std::string>> tags;  // tag to path and value
  for (const auto& [label, value] : content.pool().labels) {
    tags[normalized_label(label)] = {label_path(*content.input().side, *content.input().pool, label), value};
  }
  const auto& labels = content.input().config->machine_labels;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    tags[normalized_label(labels[i].name)] = {
        content.worker(".providerConfig.machineLabels[" + std::to_string(i) + "].value"), labels[i].value};
  }
  for (const auto& [tag, origin] : tags) content.add("openstack/server-metadata", tag, origin.first, origin.second);
}

/// The order counts, so that each place is an item of its own.
void add_security_groups(Content& content) {
  const auto& groups = content.input().config->security_groups;
  if (groups.empty() || !content.has(Feature::security_groups)) return;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::string place = "[" + std::to_string(i) + "]";
    content.add("openstack/security-group-order", place,
                content.worker(".providerConfig.additionalSecurityGroups" + place), groups[i]);
  }
}

const std::string* by_purpose(const std::vector<PurposeAndName>& all, const std::string& purpose) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const PurposeAndName& one) { return one.purpose == purpose; });
  return found == all.end() ? nullptr : &found->name;
}

void add_subnets(Content& content, const InfrastructureStatus& status) {
  const std::string path = "status.providerStatus.networks.subnets";
  if (!content.has(Feature::subnet_list)) {
    const std::string* subnet = by_purpose(status.subnets, "nodes");
    if (subnet != nullptr) {
      content.add("openstack/subnets", "", path, "subnetID: " + *subnet, Subject::infrastructure);
    }
    return;
  }
  std::string ids;
  for (const char* purpose : {"nodes", "nodes-ipv6"}) {
    for (const PurposeAndName& subnet : status.subnets) {
      if (subnet.purpose == purpose) ids += (ids.empty() ? "" : ", ") + subnet.name;
    }
  }
  content.add("openstack/subnets", "", path, "subnetIDs: " + ids, Subject::infrastructure);
}

void add_infrastructure(Content& content) {
  const InfrastructureStatus* status = content.input().infrastructure;
  if (status == nullptr) return;
  const auto add = [&](const char* rule, const char* path, const std::string& value) {
    content.add(rule, "", std::string("status.providerStatus.") + path, value, Subject::infrastructure);
  };
  add("openstack/network", "networks.id", status->network_id);
  add("openstack/key-pair", "node.keyName", status->key_name);
  if (const std::string* group = by_purpose(status->security_groups, "nodes")) {
    add("openstack/nodes-security-group", "securityGroups", *group);
  }
  add_subnets(content, *status);
}

void add_pod_network(Content& content) {
  const model::Shoot* shoot = content.input().side->shoot;
  if (shoot == nullptr || !shoot->spec.networking || !shoot->spec.networking->pods) return;
  const std::string field = content.has(Feature::pod_network_list) ? "podNetworkCIDRs: " : "podNetworkCidr: ";
  content.add("openstack/pod-network", "", "spec.networking.pods", field + *shoot->spec.networking->pods);
}

/// The root disk: a type of the Shoot's, else of the machine type; a size of the Shoot's, else of the machine type that
/// gave the type.
void add_root_disk(Content& content) {
  const auto& volume = content.pool().volume;
  const PoolImage& image = *content.input().image;
  const bool from_profile = content.has(Feature::machine_type_storage) && !(volume && volume->type);
  if (from_profile && image.profile_unknown) {
    content.add("openstack/root-disk", "", "spec.machineTypes", with_part(*image.profile_unknown, "root disk"),
                Subject::cloud_profile);
    return;
  }
  const std::int64_t size = volume ? disk_size(volume->size).value_or(0) : 0;
  std::string type_text = volume && volume->type ? *volume->type : std::string();
  std::string size_text = size > 0 ? std::to_string(size) : std::string();
  Subject subject = Subject::shoot;
  std::string path = content.worker(".volume");
  const model::CloudProfileSpec* profile = content.input().side->profile;
  const model::MachineType* type =
      profile == nullptr ? nullptr : gardener::find_machine_type(*profile, content.pool().machine_type);
  if (from_profile && type != nullptr && type->storage && !type->storage->type.empty() &&
      type->storage->type != "default") {
    subject = Subject::cloud_profile;
    path = "spec.machineTypes";
    type_text = type->storage->type;
    const auto stored = type->storage->size ? disk_size(printed_quantity(*type->storage->size)) : std::nullopt;
    if (size_text.empty() && stored.value_or(0) > 0) size_text = std::to_string(*stored);
  }
  content.add("openstack/root-disk", "size", path, size_text, subject);
  content.add("openstack/root-disk", "type", path, type_text, subject);
}

struct Resource {
  std::string value, path;
  Subject subject = Subject::shoot;
};
using ResourceMap = std::map<std::string, Resource>;

void overlay(ResourceMap& resources, const Resources& more, const std::string& path) {
  for (const auto& [name, quantity] : more) resources[name] = {printed_quantity(quantity), path + "[" + name + "]"};
}

void overlay(ResourceMap& resources, const model::ResourceList& more) {
  for (const auto& [name, quantity] : more) {
    resources[name] = {printed_quantity(quantity), "spec.machineTypes", Subject::cloud_profile};
  }
}

void add_resources(Content& content, const char* rule, const ResourceMap& resources) {
  for (const auto& [name, resource] : resources) {
    content.add(rule, name, resource.path, resource.value, resource.subject);
  }
}

/// The WorkerConfig's own template replaces the pool's until v1.52, later it is laid over it.
void add_node_template(Content& content) {
  const auto& own = content.input().config->node_template;
  const auto& given = content.pool().node_template;
  const auto& unknown = content.input().image->profile_unknown;
  const bool merged = content.has(Feature::node_template_merged);
  const bool from_profile = merged || !own;
  ResourceMap capacity, virtual_capacity;
  if (from_profile && unknown) {
    content.add("openstack/class-capacity", "", "spec.machineTypes", with_part(*unknown, "capacity"),
                Subject::cloud_profile);
  } else if (from_profile && !given) {
    return;
  } else if (from_profile) {
    overlay(capacity, given->capacity);
    overlay(virtual_capacity, given->virtual_capacity);
  }
  if (own) {
    const std::string path = content.worker(".providerConfig.nodeTemplate");
    overlay(capacity, own->capacity, path + ".capacity");
    overlay(virtual_capacity, own->virtual_capacity, path + ".virtualCapacity");
  }
  add_resources(content, "openstack/class-capacity", capacity);
  if (merged) add_resources(content, "openstack/node-template-virtual-capacity", virtual_capacity);
  if (content.has(Feature::node_template_architecture)) {
    content.add("openstack/node-template-architecture", "", content.worker(".machine.architecture"),
                content.pool().architecture.value_or("amd64"));
  }
}

}  // namespace

std::string normalized_label(const std::string& name) {
  std::string result;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto c = static_cast<unsigned char>(name[i]);
    const bool continues = (c & 0xC0U) == 0x80U;  // one character of UTF-8 is replaced once
    if (continues) continue;
    const bool plain = c < 0x80U && (std::isalnum(c) != 0 || std::string("-_:. ").find(name[i]) != std::string::npos);
    result += plain ? name[i] : '-';
  }
  return result;
}

ContentItem zone_content(const gardener::GeneratedPool& pool, std::size_t index) {
  return {"openstack/availability-zone", "", Subject::shoot,
          worker_path(pool) + ".zones[" + std::to_string(index) + "]", pool.pool.zones.at(index)};
}

std::vector<ContentItem> class_content(const ClassInput& input) {
  Content content(input);
  add_image(content);
  add_image_labels(content);
  add_tags(content);
  add_security_groups(content);
  add_infrastructure(content);
  add_pod_network(content);
  add_root_disk(content);
  add_node_template(content);
  if (input.server_group) {
    content.add("openstack/server-group", "", content.worker(".providerConfig.serverGroup.policy"),
                *input.server_group);
  }
  return std::move(content.items);
}

}  // namespace gprov::providers::openstack
