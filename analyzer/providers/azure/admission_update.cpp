// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/azure/cidr_checks.hpp"
#include "analyzer/providers/config_node.hpp"

// Mirrors pkg/apis/azure/validation/infrastructure.go#ValidateInfrastructureConfigUpdate by release.

namespace gprov::providers::azure {
namespace {

using gardener::contains_range;

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kRule = "azure/infrastructure-immutable";

/// What kubectl would print of a member; "null" if it is absent. Absent and null are equal.
std::string shown(const Node& map, std::string_view key) {
  const Node* member = map.get(key);
  return member == nullptr ? "null" : manifest::canonical_json(*member);
}

void keep(Complaints& complaints, const Node& before, const Node& after, std::string_view key,
          const std::string& path) {
  if (shown(before, key) != shown(after, key)) complaints.immutable(kRule, path);
}

void check_in_place(Complaints& complaints, const model::Shoot& old_shoot, const Node& before, const Node& after,
                    const std::string& path) {
  if (!complaints.has(Feature::in_place_immutability)) return;
  const auto& workers = old_shoot.spec.provider.workers;
  const bool any = std::any_of(workers.begin(), workers.end(),
                               [](const model::ShootWorker& worker) { return gardener::is_in_place(worker); });
  if (!any) return;
  const std::string detail = "field is immutable when there is a worker with in-place update strategy";
  if (shown(before, "identity") != shown(after, "identity")) {
    complaints.invalid("azure/in-place-immutable", path + ".identity", shown(after, "identity"), detail);
  }
  const Node& old_networks = member_or_empty(before, "networks");
  const Node& networks = member_or_empty(after, "networks");
  const bool both_empty = list(old_networks, "zones").empty() && list(networks, "zones").empty();
  if (!both_empty && shown(old_networks, "zones") != shown(networks, "zones")) {
    complaints.invalid("azure/in-place-immutable", path + ".networks.zones", shown(networks, "zones"), detail);
  }
}

/// #validateZonesUpdate
void check_zones(Complaints& complaints, std::span<const Node> before, std::span<const Node> after,
                 const std::string& path) {
  if (before.size() > after.size()) complaints.forbidden(kRule, path, "removing zones is not allowed");
  for (std::size_t i = 0; i < after.size(); ++i) {
    for (const Node& old_zone : before) {
      if (integer(old_zone, "name") != integer(after[i], "name")) continue;
      if (text(old_zone, "cidr") != text(after[i], "cidr")) {
        complaints.immutable(kRule, indexed(path, i) + ".cidr");
      }
    }
  }
}

void check_layout(Complaints& complaints, const Node& old_networks, const Node& networks, const std::string& path) {
  const std::span<const Node> before = list(old_networks, "zones");
  const std::span<const Node> after = list(networks, "zones");
  if (!before.empty() && !after.empty()) return check_zones(complaints, before, after, path + ".zones");
  if (!before.empty()) {
    return complaints.forbidden(kRule, path + ".worker",
                                "updating the infrastructure configuration from using dedicated subnets per zone to "
                                "using single subnet is not allowed");
  }
  if (after.empty()) return keep(complaints, old_networks, networks, "workers", path + ".workers");
  const std::string workers = text(old_networks, "workers");
  const bool kept =
      std::any_of(after.begin(), after.end(), [&](const Node& zone) { return text(zone, "cidr") == workers; });
  if (kept) return;
  complaints.forbidden(kRule, path + ".zones",
                       "when updating InfrastructureConfig to use dedicated subnets per zones, the CIDR for one of the "
                       "zones must match that of the previous config.networks.workers");
}

/// #validateVnetConfigUpdate
void check_vnet(Complaints& complaints, const Node& before, const Node& after, const std::string& path) {
  const bool external = before.get("name") != nullptr && before.get("resourceGroup") != nullptr;
  const bool by_default =
      before.get("cidr") == nullptr && before.get("name") == nullptr && before.get("resourceGroup") == nullptr;
  if (external || by_default) {
    keep(complaints, before, after, "name", path + ".name");
    return keep(complaints, before, after, "resourceGroup", path + ".resourceGroup");
  }
  const auto old_cidr = cidr_field(optional_text(before, "cidr"), path + ".cidr");
  const auto cidr = cidr_field(optional_text(after, "cidr"), path + ".cidr");
  if (!old_cidr) return;
  if (!cidr) return complaints.invalid(kRule, path + ".cidr", "null", "vnet cidr need to be specified");
  if (!contains_range(cidr->text, old_cidr->text)) {
    complaints.invalid(kRule, path + ".cidr", cidr->text, "VNet CIDR blocks can only be expanded");
  }
}

void check_sku(Complaints& complaints, const Node* before, const Node* after, const std::string& path) {
  if (before == nullptr || after == nullptr) return;
  const std::string old_sku = optional_text(*before, "sku").value_or("Standard");
  const std::string sku = optional_text(*after, "sku").value_or("Standard");
  if (old_sku == sku) return;
  complaints.invalid("azure/nat-gateway", path + ".sku", sku,
                     "changing the NAT Gateway SKU is not allowed as it requires recreation of the NAT Gateway and "
                     "causes outbound connectivity disruption");
}

/// #validateNatGatewaySKUUpdate
void check_skus(Complaints& complaints, const Node& old_networks, const Node& networks, const std::string& path) {
  if (!complaints.has(Feature::nat_gateway_sku)) return;
  check_sku(complaints, object(old_networks, "natGateway"), object(networks, "natGateway"), path + ".natGateway");
  const std::span<const Node> zones = list(networks, "zones");
  for (std::size_t i = 0; i < zones.size(); ++i) {
    for (const Node& old_zone : list(old_networks, "zones")) {
      if (integer(old_zone, "name") != integer(zones[i], "name")) continue;
      check_sku(complaints, object(old_zone, "natGateway"), object(zones[i], "natGateway"),
                indexed(path + ".zones", i) + ".natGateway");
    }
  }
}

}  // namespace

void check_infrastructure_update(Complaints& complaints, const WebhookRequest& request, const Node& old_config,
                                 const Node& config) {
  const std::string path = complaints.has(Feature::infrastructure_paths) ? kInfrastructurePath : "metadata";
  const Node& old_networks = member_or_empty(old_config, "networks");
  const Node& networks = member_or_empty(config, "networks");
  keep(complaints, old_config, config, "resourceGroup", path + ".resourceGroup");
  if (old_networks.get("workers") != nullptr && networks.get("workers") != nullptr) {
    keep(complaints, old_networks, networks, "workers", path + ".networks.workers");
  }
  check_in_place(complaints, *request.old, old_config, config, path);
  check_layout(complaints, old_networks, networks, path + ".networks");
  if (flag(old_config, "zoned") != flag(config, "zoned")) complaints.immutable(kRule, path + ".zoned");
  check_vnet(complaints, member_or_empty(old_networks, "vnet"), member_or_empty(networks, "vnet"),
             path + ".networks.vnet");
  check_skus(complaints, old_networks, networks, path + ".networks");
}

}  // namespace gprov::providers::azure
