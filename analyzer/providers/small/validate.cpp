// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/validate.hpp"

#include <array>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/small/validate_parts.hpp"

namespace gprov::providers::small {
namespace {

using hashing::small::Extension;
using hashing::small::Feature;
using manifest::Node;

const std::string kInfrastructure = kInfrastructurePath;
const std::string kControlPlane = kControlPlanePath;

/// A controlPlaneConfig that is there and can be read.
bool control_plane_given(const Validation& validation, const ConfigTypes& types, const char* rule, const char* people) {
  if (!is_given(validation.shoot.spec.provider.control_plane_config)) {
    validation.refusals.add(rule, "Required", kControlPlane,
                            std::string("controlPlaneConfig must be set for ") + people + " shoots");
    return false;
  }
  return control_plane_readable(validation, types, rule);
}

/// Mirrors provider-ironcore pkg/apis/ironcore/validation/infrastructure.go#ValidateInfrastructureConfig@v0.6.0.
void check_ironcore_infrastructure(const Validation& validation, const Node& config) {
  constexpr const char* kRule = "ironcore/infrastructure";
  if (const Node* reference = object(config, "networkRef")) {
    check_label(validation.refusals, kRule, text(*reference, "name"), kInfrastructure + ".networkRef.name");
  }
  const auto ports = optional_integer(config, "natPortsPerNetworkInterface");
  if (!ports || !hashing::small::has(Extension::ironcore, validation.environment.extension, Feature::nat_ports)) return;
  constexpr std::int64_t kMost = 64512;
  const char* field = "natPortsPerNetworkInterface";
  if (*ports <= 0 || (*ports & (*ports - 1)) != 0) {
    validation.refusals.add(kRule, "Invalid", field, "natPortsPerNetworkInterface must be a power of two.", "",
                            kInfrastructure + "." + field);
  }
  if (*ports > kMost) {
    validation.refusals.add(kRule, "Invalid", field,
                            "natPortsPerNetworkInterface can not be greater than max available NATPorts.", "",
                            kInfrastructure + "." + field);
  }
}

/// What a shoot makes of the load balancer class "default" of the CloudProfile.
std::array<std::string, 3> default_class(const model::Shoot& shoot) {
  std::array<std::string, 3> fields = {"the CloudProfile's", "", ""};
  const Node* config = map_of(shoot.spec.provider.control_plane_config);
  if (config == nullptr) return fields;
  for (const Node& one : list(*config, "loadBalancerClasses")) {
    if (text(one, "name") != "default") continue;
    const std::string pool = text(one, "ipPoolName");
    fields = {pool.empty() ? "the CloudProfile's" : pool, text(one, "tcpAppProfileName"),
              text(one, "udpAppProfileName")};
  }
  return fields;
}

/// Mirrors provider-vsphere pkg/apis/vsphere/validation/controlplane.go@v0.33.2.
void check_vsphere_control_plane(const Validation& validation, const Node& config) {
  constexpr const char* kRule = "vsphere/control-plane";
  Refusals& refusals = validation.refusals;
  if (validation.old != nullptr) {
    const Node* before = map_of(validation.old->spec.provider.control_plane_config);
    if (before != nullptr && text(*before, "loadBalancerSize") != text(config, "loadBalancerSize")) {
      refusals.add(kRule, "Forbidden", kControlPlane + ".loadBalancerSize", "load balancer size cannot be changed");
    }
    const auto old_class = default_class(*validation.old), new_class = default_class(validation.shoot);
    constexpr std::array kFields{"ipPoolName", "tcpAppProfileName", "udpAppProfileName"};
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      if (old_class.at(i) == new_class.at(i)) continue;
      refusals.add(kRule, "Forbidden", kControlPlane + ".loadBalancerClasses." + kFields.at(i),
                   "default class default is immutable", "", kControlPlane + ".loadBalancerClasses");
    }
  }
  for (const Node& one : list(config, "loadBalancerClasses")) {
    if (!text(one, "name").empty()) continue;
    refusals.add(kRule, "Required", kControlPlane + ".loadBalancerClasses.name",
                 "name of load balancer class must be set", "", kControlPlane + ".loadBalancerClasses");
  }
  const auto size = optional_text(config, "loadBalancerSize");
  if (size && *size != "SMALL" && *size != "MEDIUM" && *size != "LARGE") {
    refusals.add(kRule, "NotSupported", "loadBalancerSize", "supported values: \"LARGE\", \"MEDIUM\", \"SMALL\"", *size,
                 kControlPlane + ".loadBalancerSize");
  }
  check_gates(validation, kRule);
}

/// Mirrors provider-vsphere pkg/apis/vsphere/validation/infrastructure.go#ValidateInfrastructureConfig@v0.33.2.
void check_vsphere_infrastructure(const Validation& validation, const Node& config) {
  constexpr const char* kRule = "vsphere/infrastructure";
  const auto version = optional_text(config, "overwriteNSXTInfraVersion");
  if (version && *version != "1" && *version != "2") {
    validation.refusals.add(kRule, "NotSupported", kInfrastructure + ".overwriteNSXTInfraVersion",
                            "supported values: \"1\", \"2\"", *version);
  }
  const Node* networks = object(config, "networks");
  if (networks == nullptr) return;
  for (const char* member : {"tier1GatewayPath", "loadBalancerServicePath"}) {
    need_text(validation.refusals, kRule, *networks, member, kInfrastructure + ".networks",
              "required if networks is specified");
  }
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
      validation.refusals.add("hcloud/pool-size", "Forbidden", worker_path(i) + ".minimum",
                              "minimum value must be >= 1 if maximum value > 0 (auto scaling to 0 is not supported)");
    }
    const Node* config = map_of(worker.provider_config);
    const auto* surge = worker.max_surge ? std::get_if<std::int32_t>(&*worker.max_surge) : nullptr;
    constexpr std::int64_t kMostOfGroup = 10;
    const std::int64_t most = std::int64_t{worker.maximum} + (surge == nullptr ? 0 : *surge);
    if (config != nullptr && text(*config, "placementGroupType") == "spread" && most > kMostOfGroup) {
      validation.refusals.add("hcloud/pool-size", "Forbidden", worker_path(i) + ".maximum",
                              "When the workers of this pool should be placed in a placmentgroup, the pool must not be "
                              "lager than 10 - MaxSurge");
    }
  }
}

void validate_ironcore(const Validation& validation) {
  if (!readable(validation, kIroncoreTypes, "ironcore/config-unreadable", Strictness::strict)) return;
  if (!control_plane_given(validation, kIroncoreTypes, "ironcore/config-unreadable", "ironcore")) return;
  if (validation.profile != nullptr && !is_given(validation.profile->provider_config)) {
    return validation.refusals.add("ironcore/config-unreadable", "", "",
                                   "providerConfig is not given for the cloud profile");
  }
  keep_member(validation, "ironcore/network-immutable", "networkRef", "Invalid", kInfrastructure + ".networkRef",
              kImmutable);
  keep_zones(validation, "ironcore/zones");
  const auto& networking = validation.shoot.spec.networking;
  if (!networking || !networking->nodes) {
    validation.refusals.add("ironcore/nodes-required", "Required", "spec.networking.nodes",
                            "a nodes CIDR must be provided for ironcore shoots");
  }
  check_ironcore_infrastructure(validation, *map_of(validation.shoot.spec.provider.infrastructure_config));
  const auto& workers = validation.shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const std::string path = worker_path(i) + ".volume";
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
  check_gates(validation, "ironcore/control-plane");
}

/// Mirrors pkg/provider-local/admission/validator/shoot.go#ValidateShootNodesCIDR@v1.149.3, but for self-hosted Shoots.
void validate_local(const Validation& validation) {
  const model::Shoot& shoot = validation.shoot;
  if (!hashing::small::has(Extension::local, validation.environment.extension, Feature::nodes_range)) return;
  if (shoot.metadata.deletion_timestamp || shoot.spec.provider.workers.empty()) return;
  const auto nodes = [](const model::Shoot& one) {
    return one.spec.networking ? one.spec.networking->nodes : std::optional<std::string>();
  };
  const auto wanted = nodes(shoot);
  if (validation.old != nullptr && nodes(*validation.old) == wanted) return;
  for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
    if (worker.control_plane) return;
  }
  constexpr const char* kRule = "local/nodes-range";
  const std::string path = "spec.networking.nodes";
  if (!wanted) return validation.refusals.add(kRule, "Required", path, "nodes CIDR must not be empty");
  const auto range = gardener::parse_cidr(*wanted);
  if (!range) return validation.refusals.add(kRule, "Invalid", path, "nodes CIDR must be a valid CIDR", *wanted);
  constexpr std::size_t kIPv4Bytes = 4;
  const std::string allowed = range->bytes == kIPv4Bytes ? "10.0.0.0/16" : "fd00:10:1:100::/56";
  if (gardener::contains_range(allowed, *wanted)) return;
  validation.refusals.add(kRule, "Invalid", path, "nodes CIDR must be a subnet of " + allowed, *wanted);
}

void validate_vsphere(const Validation& validation) {
  const auto& raw = validation.shoot.spec.provider.infrastructure_config;
  if (is_given(raw) && !readable(validation, kVsphereTypes, "vsphere/config-unreadable", Strictness::strict)) return;
  if (!control_plane_given(validation, kVsphereTypes, "vsphere/config-unreadable", "vSphere")) return;
  const auto& networking = validation.shoot.spec.networking;
  const auto nodes = [](const model::Shoot* shoot) {
    return shoot != nullptr && shoot->spec.networking ? shoot->spec.networking->nodes.value_or("") : "";
  };
  if (!nodes(validation.old).empty() && nodes(validation.old) != nodes(&validation.shoot)) {
    validation.refusals.add("vsphere/nodes", "Invalid", "spec.networking.nodes", kImmutable);
  }
  keep_member(validation, "vsphere/networks-immutable", "networks", "Forbidden", kInfrastructure + ".networks",
              "networks settings cannot be changed");
  keep_zones(validation, "vsphere/zones");
  if (networking && !networking->nodes) {
    validation.refusals.add("vsphere/nodes", "Required", "spec.networking.nodes",
                            "a nodes CIDR must be provided for vSphere shoots");
  }
  if (const Node* config = map_of(raw)) check_vsphere_infrastructure(validation, *config);
  check_vsphere_control_plane(validation, *map_of(validation.shoot.spec.provider.control_plane_config));
  need_zones(validation, "vsphere/zones", true);
}

}  // namespace gprov::providers::small
