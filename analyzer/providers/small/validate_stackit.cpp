// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/small/validate.hpp"
#include "analyzer/providers/small/validate_parts.hpp"
#include "analyzer/providers/text_checks.hpp"

// Mirrors provider-stackit pkg/admission/validator/shoot.go and pkg/apis/stackit/validation@v2.20.0.

namespace gprov::providers::small {
namespace {

using hashing::small::Extension;
using hashing::small::Feature;
using manifest::Node;

const std::string kInfrastructure = kInfrastructurePath;
const std::string kNetworks = kInfrastructure + ".networks";
const std::string kControlPlane = kControlPlanePath;
constexpr const char* kRule = "stackit/infrastructure";
constexpr const char* kControlPlaneRule = "stackit/control-plane";

void check_range(Refusals& refusals, const std::string& range, const std::string& path, bool with_id) {
  const auto network = gardener::parse_cidr(range);
  if (!network) {
    refusals.add(kRule, "Invalid", path, "invalid CIDR address: " + range, range);
  } else if (!network->canonical) {
    refusals.add(kRule, "Invalid", path, "must be valid canonical CIDR", range);
  }
  if (with_id) refusals.add(kRule, "Forbidden", path, "cant be set if a network id is provided");
}

void check_networks(const Validation& validation, const Node& networks) {
  Refusals& refusals = validation.refusals;
  const auto id = optional_text(networks, "id"), subnet = optional_text(networks, "subnetId");
  std::string range, path;
  for (const char* member : {"worker", "workers"}) {
    const std::string given = text(networks, member);
    if (given.empty()) continue;
    range = given;
    path = kNetworks + "." + member;
    check_range(refusals, range, path, id.has_value());
  }
  const auto& networking = validation.shoot.spec.networking;
  if (networking && networking->nodes && !range.empty() && !gardener::contains_range(*networking->nodes, range)) {
    refusals.add(kRule, "Invalid", path,
                 "must be a subset of \"spec.networking.nodes\" (\"" + *networking->nodes + "\")", range);
  }
  if (id && !is_uuid(*id)) {
    refusals.add(kRule, "Invalid", kNetworks + ".id", "if network ID is provided it must be a valid STACKIT Network ID",
                 *id);
  }
  if (range.empty() && !id) {
    refusals.add(kRule, "Required", kNetworks + ".workers",
                 "must specify the network range for the worker network or provide a network ID for the network");
  }
  if (subnet && !id) {
    refusals.add(kRule, "Invalid", kNetworks + ".subnetId", "if subnet ID is provided a networkID must be provided",
                 *subnet);
  }
  if (subnet && !is_uuid(*subnet)) {
    refusals.add(kRule, "Invalid", kNetworks + ".subnetId",
                 "if subnet ID is provided it must be a valid OpenStack UUID", *subnet);
  }
  const Node* router = object(networks, "router");
  if (router != nullptr && text(*router, "id").empty()) {
    refusals.add(kRule, "Invalid", kNetworks + ".router.id", "router id must not be empty when router key is provided");
  }
}

void check_infrastructure(const Validation& validation, const Node& config) {
  need_text(validation.refusals, kRule, config, "floatingPoolName", kInfrastructure,
            "must provide the name of a floating pool");
  static const Node kNone;
  const Node* networks = object(config, "networks");
  check_networks(validation, networks == nullptr ? kNone : *networks);
  const Node* router = networks == nullptr ? nullptr : object(*networks, "router");
  if (optional_text(config, "floatingPoolSubnetName") && router != nullptr && !text(*router, "id").empty()) {
    validation.refusals.add(kRule, "Invalid", kInfrastructure + ".floatingPoolSubnetName",
                            "router id must be empty when a floating subnet name is provided");
  }
}

bool is_controller(const std::string& name) { return name == "stackit" || name == "openstack"; }

void check_storage(Refusals& refusals, const Node& csi) {
  const std::string path = kControlPlane + ".storage.csi", name = text(csi, "name");
  if (!is_controller(name)) {
    refusals.add(kControlPlaneRule, "Invalid", path + ".name", "not supported csi driver", name);
  }
  const std::string mode = text(csi, "compatibilityMode");
  if (mode.empty()) return;
  if (mode != "default" && mode != "compat" && mode != "compatblock") {
    refusals.add(kControlPlaneRule, "Invalid", path + ".compatibilityMode", "not supported CSI compatibility mode",
                 mode);
  }
  if (mode != "default" && name != "stackit") {
    refusals.add(kControlPlaneRule, "Invalid", path + ".compatibilityMode",
                 "can only be set when CSI driver stackit is in use", mode);
  }
}

/// Whether the webhook allows application load balancers at all is a flag of its own, which no manifest tells.
void check_balancer(Refusals& refusals, const Node& balancer) {
  const Node* ingress = object(balancer, "ingress");
  if (!flag(balancer, "enabled") || (ingress != nullptr && flag(*ingress, "enabled"))) return;
  refusals.add(kControlPlaneRule, "Invalid", "spec", "at least one controller has to be enabled is required", "",
               kControlPlane + ".applicationLoadBalancer");
}

void check_control_plane(const Validation& validation) {
  const Node* config = map_of(validation.shoot.spec.provider.control_plane_config);
  if (config == nullptr) return;
  if (const Node* manager = object(*config, "cloudControllerManager")) {
    const std::string name = text(*manager, "name");
    if (!name.empty() && !is_controller(name)) {
      validation.refusals.add(kControlPlaneRule, "Invalid", kControlPlane + ".cloudControllerManager.name",
                              "not supported ccm driver", name);
    }
  }
  check_gates(validation, kControlPlaneRule);
  if (const Node* balancer = object(*config, "applicationLoadBalancer")) {
    check_balancer(validation.refusals, *balancer);
  }
  const Node* storage = object(*config, "storage");
  if (const Node* csi = storage == nullptr ? nullptr : object(*storage, "csi")) {
    check_storage(validation.refusals, *csi);
  }
}

}  // namespace

void validate_stackit(const Validation& validation) {
  const hashing::Version& release = validation.environment.extension;
  if (validation.shoot.spec.provider.workers.empty()) return;
  if (!hashing::small::has(Extension::stackit, release, Feature::shoot_webhook)) return;
  if (!control_plane_readable(validation, kStackitTypes, "stackit/config-unreadable")) return;
  if (!readable(validation, kStackitTypes, "stackit/config-unreadable", Strictness::strict)) return;
  if (!hashing::small::has(Extension::stackit, release, Feature::shoot_refusals)) return;
  check_control_plane(validation);
  check_infrastructure(validation, *map_of(validation.shoot.spec.provider.infrastructure_config));
  for (const char* member : {"networks", "floatingPoolName", "floatingPoolSubnetName"}) {
    keep_member(validation, "stackit/infrastructure-immutable", member, "Invalid", kInfrastructure + "." + member,
                kImmutable);
  }
}

}  // namespace gprov::providers::small
