// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/validate.hpp"

#include <algorithm>
#include <set>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"

namespace gprov::providers::small {
namespace {

using manifest::Node;

constexpr const char* kInfrastructure = "spec.provider.infrastructureConfig";
constexpr const char* kImmutable = "field is immutable";

std::string worker_at(std::size_t index) { return "spec.provider.workers[" + std::to_string(index) + "]"; }

/// Whether admission can read the Shoot's infrastructureConfig; says why not.
bool readable(const Validation& validation, const ConfigTypes& types, const char* rule, Strictness strictness) {
  const model::RawExtension& raw = validation.shoot.spec.provider.infrastructure_config;
  if (!is_given(raw)) {
    validation.refusals.add(rule, "Required", kInfrastructure,
                            "infrastructureConfig must be set for " + std::string(types.provider) + " shoots");
    return false;
  }
  const auto error = decode_error(raw, *types.infrastructure_config, types.api_version, strictness, Reader::admission);
  if (!error) return true;
  validation.refusals.add(rule, "", "", "error decoding infrastructureConfig: " + *error, "", kInfrastructure);
  return false;
}

/// Zones may only be appended. Mirrors pkg/utils/validation/validation.go#ShouldEnforceImmutability@v1.149.3.
void keep_zones(const Validation& validation, const char* rule) {
  if (validation.old == nullptr) return;
  const auto& workers = validation.shoot.spec.provider.workers;
  const auto& old_workers = validation.old->spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const auto old = std::find_if(old_workers.begin(), old_workers.end(),
                                  [&](const model::ShootWorker& one) { return one.name == workers[i].name; });
    if (old == old_workers.end()) continue;
    const auto& zones = workers[i].zones;
    if (zones.size() >= old->zones.size() && std::equal(old->zones.begin(), old->zones.end(), zones.begin())) continue;
    validation.refusals.add(rule, "Invalid", worker_at(i) + ".zones", kImmutable);
  }
}

/// At least one zone, and none twice where `once` is given.
void need_zones(const Validation& validation, const char* rule, bool once) {
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    if (workers[i].zones.empty()) {
      validation.refusals.add(rule, "Required", worker_at(i) + ".zones", "at least one zone must be configured");
    }
    std::set<std::string> seen;
    for (std::size_t j = 0; once && j < workers[i].zones.size(); ++j) {
      if (seen.insert(workers[i].zones[j]).second) continue;
      validation.refusals.add(rule, "Invalid", worker_at(i) + ".zones[" + std::to_string(j) + "]",
                              "must only be specified once per worker group", workers[i].zones[j]);
    }
  }
}

/// A member of both infrastructureConfigs, as canonical JSON, must stay.
void keep_member(const Validation& validation, const char* rule, const char* member, const char* type,
                 const std::string& path, const char* message) {
  if (validation.old == nullptr) return;
  const auto value = [&](const model::Shoot& shoot) {
    const Node* config = map_of(shoot.spec.provider.infrastructure_config);
    const Node* node = config == nullptr ? nullptr : config->find(member);
    return node == nullptr || node->type == manifest::Type::null ? "" : model::canonical_text({node});
  };
  if (value(*validation.old) == value(validation.shoot)) return;
  validation.refusals.add(rule, type, path, message, "", std::string(kInfrastructure) + "." + member);
}

}  // namespace

void validate_hcloud(const Validation& validation) {
  if (!readable(validation, kHcloudTypes, "hcloud/config-unreadable", Strictness::lenient)) return;
  keep_zones(validation, "hcloud/zones");
  if (validation.refusals.any()) return;
  need_zones(validation, "hcloud/zones", true);
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker& worker = workers[i];
    if (worker.zones.empty()) continue;
    if (worker.maximum != 0 && worker.minimum == 0) {
      validation.refusals.add("hcloud/pool-size", "Forbidden", worker_at(i) + ".minimum",
                              "minimum value must be >= 1 if maximum value > 0 (auto scaling to 0 is not supported)");
    }
    const Node* config = map_of(worker.provider_config);
    const auto* surge = worker.max_surge ? std::get_if<std::int32_t>(&*worker.max_surge) : nullptr;
    constexpr std::int64_t kMostOfGroup = 10;
    const std::int64_t most = std::int64_t{worker.maximum} + (surge == nullptr ? 0 : *surge);
    if (config != nullptr && text(*config, "placementGroupType") == "spread" && most > kMostOfGroup) {
      validation.refusals.add("hcloud/pool-size", "Forbidden", worker_at(i) + ".maximum",
                              "When the workers of this pool should be placed in a placmentgroup, the pool must not be "
                              "lager than 10 - MaxSurge");
    }
  }
}

void validate_ironcore(const Validation& validation) {
  if (!readable(validation, kIroncoreTypes, "ironcore/config-unreadable", Strictness::strict)) return;
  if (!is_given(validation.shoot.spec.provider.control_plane_config)) {
    return validation.refusals.add("ironcore/config-unreadable", "Required", "spec.provider.controlPlaneConfig",
                                   "controlPlaneConfig must be set for ironcore shoots");
  }
  keep_member(validation, "ironcore/network-immutable", "networkRef", "Invalid",
              std::string(kInfrastructure) + ".networkRef", kImmutable);
  keep_zones(validation, "ironcore/zones");
  const auto& networking = validation.shoot.spec.networking;
  if (!networking || !networking->nodes) {
    validation.refusals.add("ironcore/nodes-required", "Required", "spec.networking.nodes",
                            "a nodes CIDR must be provided for ironcore shoots");
  }
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const std::string path = worker_at(i) + ".volume";
    if (!workers[i].volume) {
      validation.refusals.add("ironcore/volume-required", "Required", path, "must not be nil");
      continue;
    }
    if (!workers[i].volume->type) {
      validation.refusals.add("ironcore/volume-required", "Required", path + ".type", "must not be empty");
    }
    if (workers[i].volume->size.empty()) {
      validation.refusals.add("ironcore/volume-required", "Required", path + ".size", "must not be empty");
    }
  }
  need_zones(validation, "ironcore/zones", false);
}

void validate_metal(const Validation& validation) {
  if (!readable(validation, kMetalTypes, "metal/config-unreadable", Strictness::strict)) return;
  keep_member(validation, "metal/infrastructure-immutable", "projectID", "Invalid", "projectID", kImmutable);
  keep_member(validation, "metal/infrastructure-immutable", "partitionID", "Invalid", "partitionID", kImmutable);
  if (validation.refusals.any()) return;
  const std::string tenant = "cluster.metal-stack.io/tenant";
  const auto tenant_of = [&](const model::Shoot& shoot) {
    const auto found = shoot.metadata.annotations.find(tenant);
    return found == shoot.metadata.annotations.end() ? "" : found->second;
  };
  if (validation.old != nullptr && tenant_of(*validation.old) != tenant_of(validation.shoot)) {
    return validation.refusals.add("metal/tenant-immutable", "Forbidden", "metadata.annotations",
                                   "tenant annotation of a shoot is immutable", "",
                                   "metadata.annotations[" + tenant + "]");
  }
  std::set<std::string> offered;
  if (validation.profile != nullptr) {
    for (const auto& image : validation.profile->machine_images) {
      for (const auto& version : image.versions) offered.insert(image.name + "-" + version.version);
    }
  }
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    // Upstream forgets "workers" in these paths.
    const std::string path = "spec.provider[" + std::to_string(i) + "]";
    if (workers[i].volume) {
      validation.refusals.add("metal/worker", "Required", path + ".volume",
                              "volumes are not yet supported and must be nil", "", worker_at(i) + ".volume");
    }
    if (!workers[i].zones.empty()) {
      validation.refusals.add("metal/worker", "Required", path + ".zones",
                              "zone spreading is not supported, specify partition via infrastructure config", "",
                              worker_at(i) + ".zones");
    }
    const auto& image = workers[i].machine.image;
    if (validation.profile == nullptr || !image) continue;
    const std::string version = image->version.value_or("");
    if (offered.contains(image->name + "-" + version)) continue;
    std::string list;
    for (const std::string& one : offered) list += (list.empty() ? "" : " ") + one;
    validation.refusals.add("metal/worker", "Required", path + ".machine.image",
                            "machine image " + image->name + " in version " + version +
                                " not offered, available images are: [" + list + "]",
                            "", worker_at(i) + ".machine.image");
  }
}

void validate_stackit(const Validation& validation) {
  if (validation.shoot.spec.provider.workers.empty()) return;
  if (!readable(validation, kStackitTypes, "stackit/config-unreadable", Strictness::strict)) return;
  for (const char* member : {"networks", "floatingPoolName", "floatingPoolSubnetName"}) {
    keep_member(validation, "stackit/infrastructure-immutable", member, "Invalid",
                std::string(kInfrastructure) + "." + member, kImmutable);
  }
}

void validate_vsphere(const Validation& validation) {
  const auto& raw = validation.shoot.spec.provider.infrastructure_config;
  if (is_given(raw) && !readable(validation, kVsphereTypes, "vsphere/config-unreadable", Strictness::strict)) return;
  if (!is_given(validation.shoot.spec.provider.control_plane_config)) {
    return validation.refusals.add("vsphere/config-unreadable", "Required", "spec.provider.controlPlaneConfig",
                                   "controlPlaneConfig must be set for vSphere shoots");
  }
  const auto& networking = validation.shoot.spec.networking;
  const auto nodes = [](const model::Shoot* shoot) {
    return shoot != nullptr && shoot->spec.networking ? shoot->spec.networking->nodes.value_or("") : "";
  };
  if (!nodes(validation.old).empty() && nodes(validation.old) != nodes(&validation.shoot)) {
    validation.refusals.add("vsphere/nodes", "Invalid", "spec.networking.nodes", kImmutable);
  }
  keep_member(validation, "vsphere/networks-immutable", "networks", "Forbidden",
              std::string(kInfrastructure) + ".networks", "networks settings cannot be changed");
  keep_zones(validation, "vsphere/zones");
  if (networking && !networking->nodes) {
    validation.refusals.add("vsphere/nodes", "Required", "spec.networking.nodes",
                            "a nodes CIDR must be provided for vSphere shoots");
  }
  need_zones(validation, "vsphere/zones", true);
}

}  // namespace gprov::providers::small
