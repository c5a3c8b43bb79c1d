// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/small/content.hpp"

namespace gprov::providers::small {
namespace {

using manifest::Node;

/// A class may hold a list whose order counts.
std::string joined(const std::vector<std::string>& texts) {
  std::string result;
  for (const std::string& one : texts) result += (result.empty() ? "" : ", ") + one;
  return result;
}

void add_ssh_key(const ClassInput& input, std::vector<ContentItem>& items, const char* rule) {
  if (input.side->worker == nullptr || !input.side->worker->spec.ssh_public_key) return;
  items.push_back({rule, "", Subject::worker, "spec.sshPublicKey", *input.side->worker->spec.ssh_public_key});
}

const Node* profile_config(const ClassInput& input) {
  return input.side->profile == nullptr ? nullptr : map_of(input.side->profile->provider_config);
}

/// The partition of a metal control plane; nullptr if there is none of that name.
const Node* partition(const Node& config, const std::string& name) {
  const Node* planes = object(config, "metalControlPlanes");
  if (planes == nullptr) return nullptr;
  for (const manifest::Member& plane : planes->members()) {
    const Node* partitions = object(*planes, plane.key);
    partitions = partitions == nullptr ? nullptr : object(*partitions, "partitions");
    const Node* found = partitions == nullptr ? nullptr : object(*partitions, name);
    if (found != nullptr) return found;
  }
  return nullptr;
}

/// DNS and NTP servers reach the class only where network access is not the baseline.
/// Mirrors machines.go#networkIsolationIfEnabled@v0.27.12.
void add_isolation(const ClassInput& input, std::vector<ContentItem>& items) {
  if (input.side->shoot == nullptr) return;
  const model::Provider& provider = input.side->shoot->spec.provider;
  const Node* infrastructure = map_of(provider.infrastructure_config);
  const Node* control_plane = map_of(provider.control_plane_config);
  const Node* profile = profile_config(input);
  if (infrastructure == nullptr || control_plane == nullptr || profile == nullptr) return;
  const std::string access = optional_text(*control_plane, "networkAccessType").value_or("baseline");
  const Node* found = partition(*profile, text(*infrastructure, "partitionID"));
  const Node* isolation = found == nullptr || access == "baseline" ? nullptr : object(*found, "networkIsolation");
  for (const char* key : {"dnsServers", "ntpServers"}) {
    const std::string servers = isolation == nullptr ? "" : joined(texts(*isolation, key));
    if (servers.empty()) continue;
    items.push_back({"metal/servers", key, Subject::cloud_profile, "spec.providerConfig.metalControlPlanes", servers});
  }
}

const model::MachineType* machine_type(const ClassInput& input) {
  if (input.side->profile == nullptr) return nullptr;
  return gardener::find_machine_type(*input.side->profile, input.pool->pool.machine_type);
}

}  // namespace

void equinixmetal_content(const ClassInput& input, std::vector<ContentItem>& items) {
  const model::WorkerPool& pool = input.pool->pool;
  items.push_back(
      {"equinixmetal/facilities", "", Subject::shoot, worker_path(*input.pool) + ".zones", joined(pool.zones)});
  if (const Node* config = map_of(pool.provider_config)) {
    const std::string path = worker_path(*input.pool) + ".providerConfig.";
    const std::string ids = joined(texts(*config, "reservationIDs"));
    if (!ids.empty()) {
      items.push_back({"equinixmetal/reservations", "ids", Subject::shoot, path + "reservationIDs", ids});
    }
    if (const auto only = optional_flag(*config, "reservedDevicesOnly")) {
      items.push_back({"equinixmetal/reservations", "only", Subject::shoot, path + "reservedDevicesOnly",
                       *only ? "true" : "false"});
    }
  }
  if (input.infrastructure != nullptr) {
    items.push_back({"equinixmetal/ssh-key", "", Subject::infrastructure, "status.providerStatus.sshKeyID",
                     text(*input.infrastructure, "sshKeyID")});
  }
}

void metal_content(const ClassInput& input, std::vector<ContentItem>& items) {
  for (const auto& [label, value] : input.pool->pool.labels) {
    items.push_back({"metal/machine-tags", label, Subject::shoot, label_path(*input.side, *input.pool, label), value});
  }
  add_isolation(input, items);
  add_ssh_key(input, items, "metal/ssh-key");
}

void local_content(const ClassInput& input, std::vector<ContentItem>& items) {
  if (!hashing::small::has(hashing::small::Extension::local, input.side->environment.extension,
                           hashing::small::Feature::ip_pools)) {
    return;
  }
  if (input.side->shoot == nullptr || !input.side->shoot->spec.networking) return;
  for (const std::string& family : input.side->shoot->spec.networking->ip_families) {
    items.push_back({"local/ip-pools", family, Subject::shoot, "spec.networking.ipFamilies", family});
  }
}

void vsphere_content(const ClassInput& input, std::vector<ContentItem>& items) {
  const std::string& name = input.pool->pool.machine_type;
  if (const model::MachineType* type = machine_type(input)) {
    const std::string path = "spec.machineTypes[" + name + "]";
    items.push_back(
        {"vsphere/machine-size", "cpu", Subject::cloud_profile, path + ".cpu", printed_quantity(type->cpu)});
    items.push_back(
        {"vsphere/machine-size", "memory", Subject::cloud_profile, path + ".memory", printed_quantity(type->memory)});
    if (!input.pool->pool.volume && type->storage && type->storage->size) {
      items.push_back({"vsphere/machine-size", "storage", Subject::cloud_profile, path + ".storage.size",
                       printed_quantity(*type->storage->size)});
    }
  }
  if (const Node* config = profile_config(input)) {
    for (const Node& options : list(*config, "machineTypeOptions")) {
      if (text(options, "name") != name) continue;
      const std::string path = "spec.providerConfig.machineTypeOptions";
      if (const auto locked = optional_flag(options, "memoryReservationLockedToMax")) {
        items.push_back({"vsphere/machine-type-options", "memory reservation", Subject::cloud_profile, path,
                         *locked ? "true" : "false"});
      }
      if (const Node* extra = object(options, "extraConfig")) {
        for (const manifest::Member& member : extra->members()) {
          items.push_back({"vsphere/machine-type-options", std::string(member.key), Subject::cloud_profile, path,
                           text(*extra, member.key)});
        }
      }
      break;
    }
  }
  add_ssh_key(input, items, "vsphere/ssh-key");
  const Node* config = input.infrastructure == nullptr ? nullptr : object(*input.infrastructure, "vsphereConfig");
  const Node* zones = config == nullptr ? nullptr : object(*config, "zoneConfigs");
  const Node* zone = zones == nullptr ? nullptr : object(*zones, input.zone);
  if (zone == nullptr) return;
  for (const char* key :
       {"datacenter", "computeCluster", "resourcePool", "hostSystem", "datastore", "datastoreCluster", "switchUuid"}) {
    const std::string value = text(*zone, key);
    if (value.empty()) continue;
    items.push_back({"vsphere/zone-config", key, Subject::infrastructure,
                     "status.providerStatus.vsphereConfig.zoneConfigs." + input.zone, value});
  }
}

}  // namespace gprov::providers::small
