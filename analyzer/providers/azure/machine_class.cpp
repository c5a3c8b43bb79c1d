// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/machine_class.hpp"

#include <algorithm>
#include <map>

#include "analyzer/providers/azure/text.hpp"
#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::DatumValue;
using hashing::azure::Feature;

class Content {
 public:
  explicit Content(const ClassInput& input)
      : input_(input), worker_path_("spec.provider.workers[" + std::to_string(input.pool->index) + "]") {}

  std::vector<ContentItem> items;

  void add(const char* rule, std::string key, std::string path, DatumValue value, Subject subject = Subject::shoot) {
    items.push_back({rule, std::move(key), subject, std::move(path), std::move(value)});
  }
  [[nodiscard]] std::string worker(const std::string& field) const { return worker_path_ + field; }
  [[nodiscard]] bool has(hashing::azure::Feature feature) const {
    return hashing::azure::has(input_.side->environment.extension, feature);
  }
  [[nodiscard]] const ClassInput& input() const { return input_; }
  [[nodiscard]] const model::WorkerPool& pool() const { return input_.pool->pool; }

 private:
  const ClassInput& input_;
  std::string worker_path_;
};

void add_image(Content& content) {
  const ClassInput& input = content.input();
  if (!input.image || input.profile_unknown) {
    const auto& unknown = input.profile_unknown ? input.profile_unknown : input.image_unknown;
    if (!unknown) return;
    content.add("azure/image-reference", "", "spec.providerConfig.machineImages", with_part(*unknown, "image"),
                Subject::cloud_profile);
    content.add("azure/accelerated-networking", "", "spec.providerConfig.machineTypes",
                with_part(*unknown, "accelerated networking"), Subject::cloud_profile);
    return;
  }
  const RenderedImage image = rendered(input.image->image.image);
  content.add("azure/image-reference", "", input.image->path + "." + image.field, image.field + ": " + image.value,
              input.image->subject);
  if (image.field == "urn" && input.image->image.skip_marketplace_agreement) {
    content.add("azure/marketplace-agreement", "", input.image->path + ".skipMarketplaceAgreement", "true",
                input.image->subject);
  }
  content.add("azure/accelerated-networking", "", input.image->path, input.accelerated_networking ? "true" : "false",
              input.image->subject);
}

bool is_forbidden_in_tags(char c) {
  return c == '<' || c == '>' || c == '%' || c == '\\' || c == '&' || c == '?' || c == '/' || c == ' ';
}

/// Mirrors machines.go#getVMTags@v1.62.1. The tags made of the technical ID never change.
void add_tags(Content& content) {
  std::map<std::string, std::pair<std::string, std::string>> tags;  // tag to label and value
  for (const auto& [label, value] : content.pool().labels) tags[sanitize_tag(label)] = {label, value};
  for (const auto& [tag, origin] : tags) {
    content.add("azure/vm-tags", tag, label_path(*content.input().side, *content.input().pool, origin.first),
                origin.second);
  }
}

void add_ssh_key(Content& content) {
  const model::Shoot* shoot = content.input().side->shoot;
  const bool enabled = shoot == nullptr || !shoot->spec.provider.workers_settings ||
                       !shoot->spec.provider.workers_settings->ssh_access ||
                       shoot->spec.provider.workers_settings->ssh_access->enabled;
  content.add("azure/ssh-key", "", "spec.provider.workersSettings.sshAccess.enabled", enabled ? "present" : "absent");
}

void add_location(Content& content) {
  const model::Shoot* shoot = content.input().side->shoot;
  if (shoot != nullptr) content.add("azure/location", "", "spec.region", shoot->spec.region);
}

std::optional<std::string> image_field(const std::vector<hashing::azure::WorkerConfigDataVolume>& configs,
                                       const std::string& volume) {
  std::optional<std::string> result;
  for (const auto& config : configs) {  // the last entry of a name wins, as upstream overwrites
    if (config.name != volume || !config.image) continue;
    const RenderedImage image = rendered(*config.image);
    if (!image.value.empty() || config.image->id) result = image.field + ": " + image.value;
  }
  return result;
}

/// Mirrors machines.go#computeDisks and #applyWorkerConfig@v1.62.1.
void add_disks(Content& content) {
  const auto& config = content.input().config;
  const std::string caching = config && config->hashed.caching ? *config->hashed.caching : "None";
  content.add("azure/os-disk-caching", "", content.worker(".providerConfig.volume.caching"), caching);

  std::vector<std::pair<std::string, std::size_t>> disks;
  for (std::size_t i = 0; i < content.pool().data_volumes.size(); ++i) {
    disks.emplace_back(content.pool().data_volumes[i].name, i);
  }
  std::sort(disks.begin(), disks.end());
  for (std::size_t lun = 0; lun < disks.size(); ++lun) {
    const auto& [name, index] = disks[lun];
    const std::string key = "lun " + std::to_string(lun);
    content.add("azure/data-disk-name", key, content.worker(".dataVolumes[" + std::to_string(index) + "].name"), name);
    if (!config) continue;
    if (auto image = image_field(config->hashed.data_volumes, name)) {
      content.add("azure/data-disk-image", key, content.worker(".providerConfig.dataVolumes"), std::move(*image));
    }
  }
}

/// What the class has of a WorkerConfig beside disks and nodeTemplate, where no hash covers it.
void add_config(Content& content) {
  const auto& config = content.input().config;
  if (!config) return;
  const hashing::HashScheme scheme = content.input().pool->frame.scheme;
  const bool hashed =
      scheme == hashing::HashScheme::v1 || (scheme == hashing::HashScheme::v2 && content.has(Feature::config_hashed));
  if (hashed) return;
  const std::string path = content.worker(".providerConfig.");
  if (config->hashed.diagnostics_enabled) {
    content.add("azure/class-diagnostics", "enabled", path + "diagnosticsProfile.enabled",
                *config->hashed.diagnostics_enabled ? "true" : "false");
    if (config->hashed.diagnostics_storage_uri) {
      content.add("azure/class-diagnostics", "storageURI", path + "diagnosticsProfile.storageURI",
                  *config->hashed.diagnostics_storage_uri);
    }
  }
  if (config->hashed.capacity_reservation_group_id) {
    content.add("azure/class-capacity-reservation", "", path + "capacityReservation.capacityReservationGroupID",
                *config->hashed.capacity_reservation_group_id);
  }
}

/// An in-place pool's hash covers none of its machines' hardware: what an update changes there is for new ones only.
void add_in_place(Content& content) {
  if (content.input().pool->frame.scheme != hashing::HashScheme::in_place) return;
  const model::WorkerPool& pool = content.pool();
  const auto add = [&](const std::string& key, const std::string& field, const DatumValue& value) {
    content.add("azure/in-place-class", key, content.worker(field), value);
  };
  add("machine type", ".machine.type", pool.machine_type);
  if (pool.volume) {
    add("volume size", ".volume.size", pool.volume->size);
    if (pool.volume->type) add("volume type", ".volume.type", *pool.volume->type);
  }
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    const std::string field = ".dataVolumes[" + std::to_string(i) + "]";
    add("size of " + volume.name, field + ".size", volume.size);
    if (volume.type) add("type of " + volume.name, field + ".type", *volume.type);
  }
  if (content.input().infrastructure->identity) {
    content.add("azure/in-place-class", "identity", "spec.provider.infrastructureConfig.identity",
                *content.input().infrastructure->identity);
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

void add_resources(Content& content, const char* rule, const Resources& resources) {
  for (const auto& [name, resource] : resources) {
    content.add(rule, name, resource.path, resource.value, resource.subject);
  }
}

void add_node_template(Content& content) {
  const ClassInput& input = content.input();
  const auto& node_template = content.pool().node_template;
  Resources capacity, virtual_capacity;
  if (input.profile_unknown) {
    content.add("azure/class-capacity", "", "spec.machineTypes", with_part(*input.profile_unknown, "capacity"),
                Subject::cloud_profile);
  } else if (!node_template) {
    return;  // the class has no nodeTemplate then, whatever the providerConfig says
  } else {
    for (const auto& [name, quantity] : node_template->capacity) {
      capacity[name] = {printed_quantity(quantity), "spec.machineTypes", Subject::cloud_profile};
    }
    for (const auto& [name, quantity] : node_template->virtual_capacity) {
      virtual_capacity[name] = {printed_quantity(quantity), "spec.machineTypes", Subject::cloud_profile};
    }
  }
  const std::string path = content.worker(".providerConfig.nodeTemplate");
  if (!content.has(Feature::merged_node_template)) {
    virtual_capacity.clear();
    if (input.config && input.config->has_node_template) capacity.clear();
  }
  if (input.config) {
    overlay(capacity, input.config->hashed.capacity, path + ".capacity");
    if (content.has(Feature::merged_node_template)) {
      overlay(virtual_capacity, input.config->virtual_capacity, path + ".virtualCapacity");
    }
  }
  add_resources(content, "azure/class-capacity", capacity);
  add_resources(content, "azure/node-template-virtual-capacity", virtual_capacity);
  if (content.has(Feature::node_template_architecture)) {
    content.add("azure/node-template-architecture", "", content.worker(".machine.architecture"),
                content.pool().architecture.value_or("amd64"));
  }
}

void add_vnet(Content& content) {
  const InfrastructureState& infrastructure = *content.input().infrastructure;
  const std::string path = "spec.provider.infrastructureConfig.networks.vnet";
  if (infrastructure.vnet_name) content.add("azure/vnet", "name", path + ".name", *infrastructure.vnet_name);
  if (infrastructure.vnet_resource_group) {
    content.add("azure/vnet", "resourceGroup", path + ".resourceGroup", *infrastructure.vnet_resource_group);
  }
}

}  // namespace

std::string sanitize_tag(const std::string& label) {
  std::string result = lower(label);
  std::replace_if(result.begin(), result.end(), is_forbidden_in_tags, '_');
  return result;
}

std::vector<ContentItem> class_content(const ClassInput& input) {
  Content content(input);
  add_image(content);
  add_tags(content);
  add_ssh_key(content);
  add_location(content);
  add_disks(content);
  add_config(content);
  add_in_place(content);
  add_node_template(content);
  add_vnet(content);
  return std::move(content.items);
}

}  // namespace gprov::providers::azure
