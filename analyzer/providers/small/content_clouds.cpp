// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <map>

#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/openstack/machine_class.hpp"
#include "analyzer/providers/small/content.hpp"

namespace gprov::providers::small {
namespace {

using manifest::Node;

constexpr const char* kStatus = "status.providerStatus.";

/// A text of the Infrastructure's status, by keys with dots between them; "" if there is none.
std::string status_text(const Node& status, std::string_view path) {
  const Node* map = &status;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    map = object(*map, path.substr(0, dot));
    if (map == nullptr) return "";
    path.remove_prefix(dot + 1);
  }
  return text(*map, path);
}

void add_status(const ClassInput& input, std::vector<ContentItem>& items, const char* rule, const std::string& path) {
  if (input.infrastructure == nullptr) return;
  items.push_back({rule, path, Subject::infrastructure, kStatus + path, status_text(*input.infrastructure, path)});
}

/// The entry of a purpose in a list of the status.
const Node* of_purpose(const Node* holder, const char* key, const char* purpose) {
  if (holder == nullptr) return nullptr;
  for (const Node& entry : list(*holder, key)) {
    if (text(entry, "purpose") == purpose) return &entry;
  }
  return nullptr;
}

/// The switch between the two machine controllers; without the annotation the extension's gate decides, which is on.
/// Mirrors pkg/feature/feature.go#UseStackitMachineControllerManager@v2.20.0.
bool uses_stackit(const Side& side) {
  if (side.shoot == nullptr) return true;
  const auto& annotations = side.shoot->metadata.annotations;
  const auto found = annotations.find("shoot.gardener.cloud/use-stackit-machine-controller-manager");
  if (found == annotations.end()) return true;
  for (const char* off : {"0", "f", "F", "false", "FALSE", "False"}) {
    if (found->second == off) return false;
  }
  return true;
}

/// What only servers made by the OpenStack controller have: labels as metadata, and the subnet.
void openstack_content(const ClassInput& input, std::vector<ContentItem>& items) {
  std::map<std::string, std::pair<std::string, std::string>> tags;  // tag to path and value
  for (const auto& [label, value] : input.pool->pool.labels) {
    tags[openstack::normalized_label(label)] = {label_path(*input.side, *input.pool, label), value};
  }
  if (const Node* config = map_of(input.pool->pool.provider_config)) {
    const auto labels = list(*config, "machineLabels");
    for (std::size_t i = 0; i < labels.size(); ++i) {
      tags[openstack::normalized_label(text(labels[i], "name"))] = {
          worker_path(*input.pool) + ".providerConfig.machineLabels[" + std::to_string(i) + "].value",
          text(labels[i], "value")};
    }
  }
  for (const auto& [tag, origin] : tags) {
    items.push_back({"stackit/server-metadata", tag, Subject::shoot, origin.first, origin.second});
  }
  if (input.infrastructure == nullptr) return;
  const Node* subnet = of_purpose(object(*input.infrastructure, "networks"), "subnets", "nodes");
  items.push_back({"stackit/network", "subnet", Subject::infrastructure, "status.providerStatus.networks.subnets",
                   subnet == nullptr ? "" : text(*subnet, "id")});
}

}  // namespace

std::vector<hashing::openstack::MachineLabel> rolling_labels(const gardener::GeneratedPool& pool) {
  std::vector<hashing::openstack::MachineLabel> result;
  const Node* config = map_of(pool.pool.provider_config);
  if (config == nullptr) return result;
  const auto labels = list(*config, "machineLabels");
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (!flag(labels[i], "triggerRollingOnUpdate")) continue;
    result.push_back({text(labels[i], "name"), text(labels[i], "value"),
                      worker_path(pool) + ".providerConfig.machineLabels[" + std::to_string(i) + "]"});
  }
  return result;
}

void stackit_content(const ClassInput& input, std::vector<ContentItem>& items) {
  const bool stackit = uses_stackit(*input.side);
  items.push_back(
      {"stackit/machine-controller", "", Subject::shoot, "metadata.annotations", stackit ? "stackit" : "openstack"});
  items.push_back({"stackit/availability-zone", "", Subject::shoot,
                   worker_path(*input.pool) + ".zones[" + std::to_string(input.zone_index) + "]", input.zone});
  const Node* config = map_of(input.pool->pool.provider_config);
  const Node* node_template = config == nullptr ? nullptr : object(*config, "nodeTemplate");
  if (node_template != nullptr) {
    for (const auto& [name, value] : resources(*node_template, "capacity")) {
      items.push_back({"stackit/class-capacity", name, Subject::shoot,
                       worker_path(*input.pool) + ".providerConfig.nodeTemplate.capacity." + name,
                       printed_quantity(value)});
    }
  } else if (input.pool->pool.node_template) {
    for (const auto& [name, value] : input.pool->pool.node_template->capacity) {
      items.push_back({"stackit/class-capacity", name, Subject::shoot, worker_path(*input.pool) + ".machine.type",
                       printed_quantity(value)});
    }
  }
  add_status(input, items, "stackit/key-pair", "node.keyName");
  add_status(input, items, "stackit/network", "networks.id");
  if (input.infrastructure != nullptr) {
    const Node* group = of_purpose(input.infrastructure, "securityGroups", "nodes");
    items.push_back({"stackit/security-group", "", Subject::infrastructure, "status.providerStatus.securityGroups",
                     group == nullptr ? "" : text(*group, stackit ? "id" : "name")});
  }
  if (!stackit) openstack_content(input, items);
}

void hcloud_content(const ClassInput& input, std::vector<ContentItem>& items) {
  const Node* profile = input.side->profile == nullptr ? nullptr : map_of(input.side->profile->provider_config);
  if (profile != nullptr) {
    for (const Node& options : list(*profile, "machineTypeOptions")) {
      if (text(options, "name") != input.pool->pool.machine_type) continue;
      const Node* extra = object(options, "extraConfig");
      for (const manifest::Member& member : extra == nullptr ? std::span<const manifest::Member>() : extra->members()) {
        items.push_back({"hcloud/machine-type-options", std::string(member.key), Subject::cloud_profile,
                         "spec.providerConfig.machineTypeOptions", text(*extra, member.key)});
      }
      break;
    }
  }
  // The group that this asks for is made before the class, which then names it.
  const Node* config = map_of(input.pool->pool.provider_config);
  const std::string type = config == nullptr ? "" : text(*config, "placementGroupType");
  if (!type.empty()) {
    items.push_back({"hcloud/placement-group", "", Subject::shoot,
                     worker_path(*input.pool) + ".providerConfig.placementGroupType", type});
  }
  add_status(input, items, "hcloud/ssh-key", "sshFingerprint");
  add_status(input, items, "hcloud/floating-pool", "floatingPoolName");
}

void ironcore_content(const ClassInput& input, std::vector<ContentItem>& items) {
  add_status(input, items, "ironcore/network", "networkRef.name");
  add_status(input, items, "ironcore/network", "prefixRef.name");
}

}  // namespace gprov::providers::small
