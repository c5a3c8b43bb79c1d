// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/machine_class.hpp"

#include <algorithm>
#include <map>

#include "analyzer/providers/aws/class_config.hpp"
#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

void add_image(Content& content) {
  const PoolImage* image = content.input().image;
  if (image == nullptr) return;
  if (const auto& unknown = image->profile_unknown ? image->profile_unknown : image->image_unknown) {
    content.add("aws/image-reference", "", "spec.providerConfig.machineImages", with_part(*unknown, "image"),
                Subject::cloud_profile);
  } else if (image->image) {
    content.add("aws/image-reference", "", image->image->path, image->image->image.ami, image->image->subject);
  }
}

void add_machine(Content& content, const std::string& zone) {
  const model::WorkerPool& pool = content.pool();
  content.add("aws/class-machine", "type", content.worker(".machine.type"), pool.machine_type);
  content.add("aws/class-machine", "operating system", content.worker(".machine.image"),
              pool.machine_image.name + " " + pool.machine_image.version);
  content.add("aws/class-machine", "zone", content.worker(".zones"), zone);
}

/// Labels become tags of the machines. The tags made of the technical ID never change.
void add_tags(Content& content) {
  for (const auto& [label, value] : content.pool().labels) {
    content.add("aws/tags", label, label_path(*content.input().side, *content.input().pool, label), value);
  }
}

void add_infrastructure(Content& content, const std::string& zone) {
  const InfrastructureState& infrastructure = *content.input().infrastructure;
  content.add("aws/ssh-key", "", "spec.provider.workersSettings.sshAccess.enabled", infrastructure.ssh_key);
  if (!infrastructure.status) return;
  const auto add = [&](const char* rule, const char* path, const std::string* value) {
    if (value != nullptr) content.add(rule, "", path, *value, Subject::infrastructure);
  };
  const WorkerConfig* config = content.input().config;
  const bool own_subnets = config != nullptr && !config->interfaces.empty() &&
                           std::all_of(config->interfaces.begin(), config->interfaces.end(),
                                       [](const auto& interface) { return interface.subnet_id.has_value(); });
  if (!own_subnets) add("aws/subnet", "status.providerStatus.vpc.subnets", nodes_subnet(*infrastructure.status, zone));
  add("aws/security-group", "status.providerStatus.vpc.securityGroups",
      nodes_entry(infrastructure.status->security_groups));
  if (config == nullptr || !config->instance_profile) {
    add("aws/class-instance-profile", "status.providerStatus.iam.instanceProfiles",
        nodes_entry(infrastructure.status->instance_profiles));
  }
}

struct Resource {
  std::string value, path;
  Subject subject = Subject::shoot;
};
using Resources = std::map<std::string, Resource>;

void overlay(Resources& resources, const std::vector<std::pair<std::string, std::string>>& more,
             const std::string& path) {
  for (const auto& [name, quantity] : more) {
    resources[name] = {printed_quantity(quantity), path + "[" + name + "]", Subject::shoot};
  }
}

void take(Resources& resources, const model::ResourceList& of_pool) {
  for (const auto& [name, quantity] : of_pool) {
    resources[name] = {printed_quantity(quantity), "spec.machineTypes", Subject::cloud_profile};
  }
}

void add_resources(Content& content, const char* rule, const Resources& resources) {
  for (const auto& [name, resource] : resources) {
    content.add(rule, name, resource.path, resource.value, resource.subject);
  }
}

void add_node_template(Content& content) {
  const ClassInput& input = content.input();
  const auto* own = input.config != nullptr && input.config->node_template ? &*input.config->node_template : nullptr;
  const auto& of_pool = content.pool().node_template;
  const bool replaced = own != nullptr && !content.has(Feature::node_template_merged);
  Resources capacity, virtual_capacity;
  const bool unknown = input.image != nullptr && input.image->profile_unknown.has_value();
  if (!replaced && unknown) {
    content.add("aws/class-capacity", "", "spec.machineTypes", with_part(*input.image->profile_unknown, "capacity"),
                Subject::cloud_profile);
  } else if (!replaced && of_pool) {
    take(capacity, of_pool->capacity);
    take(virtual_capacity, of_pool->virtual_capacity);
  }
  if (own != nullptr) {
    const std::string path = content.worker(".providerConfig.nodeTemplate");
    overlay(capacity, own->capacity, path + ".capacity");
    overlay(virtual_capacity, own->virtual_capacity, path + ".virtualCapacity");
  }
  add_resources(content, "aws/class-capacity", capacity);
  if (content.has(Feature::virtual_capacity_in_class)) {
    add_resources(content, "aws/node-template-virtual-capacity", virtual_capacity);
  }
  if (of_pool || replaced) {
    content.add("aws/node-template-architecture", "", content.worker(".machine.architecture"),
                content.pool().architecture.value_or("amd64"));
  }
}

}  // namespace

std::vector<ContentItem> class_content(const ClassInput& input, const std::string& zone) {
  Content content(input);
  add_image(content);
  add_machine(content, zone);
  add_tags(content);
  add_infrastructure(content, zone);
  add_disks(content);
  add_config_blocks(content);
  add_node_template(content);
  return std::move(content.items);
}

std::string disk_size(const std::string& size) {
  return size.substr(0, std::min(size.find_first_not_of("0123456789"), size.size()));
}

}  // namespace gprov::providers::aws
