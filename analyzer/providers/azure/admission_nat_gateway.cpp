// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/config_node.hpp"

// Mirrors pkg/apis/azure/validation/infrastructure.go#validateNatGatewayConfig and #validateZonedNatGatewayConfig by
// release.

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kRule = "azure/nat-gateway";
constexpr const char* kUsage = "alpha.azure.provider.extensions.gardener.cloud/vmo";
constexpr const char* kMigration = "migration.azure.provider.extensions.gardener.cloud/vmo";

bool annotated(const model::Shoot& shoot, const char* annotation) {
  const auto found = shoot.metadata.annotations.find(annotation);
  return found != shoot.metadata.annotations.end() && found->second == "true";
}

/// true: it is switched off, and nothing else is looked at.
bool is_off(Complaints& complaints, const Node& gateway, const std::string& path, bool zone_counts) {
  if (flag(gateway, "enabled")) return false;
  const bool more = (zone_counts && gateway.get("zone") != nullptr) ||
                    gateway.get("idleConnectionTimeoutMinutes") != nullptr || gateway.get("ipAddresses") != nullptr ||
                    gateway.get("sku") != nullptr;
  if (more) {
    complaints.invalid(kRule, path, manifest::canonical_json(gateway),
                       "NatGateway is disabled but additional NatGateway config is passed");
  }
  return true;
}

void check_timeout(Complaints& complaints, const Node& gateway, const std::string& path) {
  const auto minutes = optional_integer(gateway, "idleConnectionTimeoutMinutes");
  if (!minutes || (*minutes >= 4 && *minutes <= 120)) return;
  complaints.invalid(kRule, path + ".idleConnectionTimeoutMinutes", std::to_string(*minutes),
                     "idleConnectionTimeoutMinutes values must range between 4 and 120");
}

void check_sku(Complaints& complaints, const Node& gateway, const std::string& path) {
  const auto sku = optional_text(gateway, "sku");
  if (!sku || *sku == "Standard" || *sku == "StandardV2") return;
  complaints.not_supported(kRule, path + ".sku", "\"" + *sku + "\"", {"Standard", "StandardV2"});
}

void check_ip_names(Complaints& complaints, const Node& address, const std::string& path) {
  const std::string name = text(address, "name");
  const std::string group = text(address, "resourceGroup");
  if (complaints.has(Feature::name_patterns)) {
    complaints.name(kRule, path + ".resourceGroup", group, NameRule::resource_group);
    complaints.name(kRule, path + ".name", name, NameRule::public_ip);
    return;
  }
  if (name.empty()) {
    complaints.required(kRule, path + ".name", "Name for NatGateway public ip resource is required");
  }
  if (group.empty()) {
    complaints.required(kRule, path + ".resourceGroup", "ResourceGroup for NatGateway public ip resouce is required");
  }
}

/// #validateNatGatewayIPReference
void check_addresses(Complaints& complaints, const Node& gateway, std::int64_t zone, const std::string& path) {
  const std::span<const Node> addresses = list(gateway, "ipAddresses");
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const std::string at = indexed(path + ".ipAddresses", i);
    check_ip_names(complaints, addresses[i], at);
    const auto own = optional_integer(addresses[i], "zone");
    if (!own && complaints.has(Feature::optional_ip_zone)) continue;
    if (own.value_or(0) == zone) continue;
    complaints.invalid(
        kRule, at + ".zone", std::to_string(own.value_or(0)),
        "Public IP can't be used as it is not in the same zone as the NatGateway (zone " + std::to_string(zone) + ")");
  }
}

void check_standard(Complaints& complaints, const Node& gateway, const std::string& path) {
  const auto zone = optional_integer(gateway, "zone");
  if (zone) return check_addresses(complaints, gateway, *zone, path);
  if (!list(gateway, "ipAddresses").empty()) {
    complaints.invalid(kRule, path + ".zone", "null", "Public IPs can only be selected for zonal NatGateways");
  }
}

void check_zone_redundant(Complaints& complaints, const Node& gateway, const std::string& path) {
  if (gateway.get("zone") != nullptr) {
    complaints.forbidden(kRule, path + ".zone",
                         "zone cannot be specified when using StandardV2 SKU (StandardV2 is zone-redundant)");
  }
  const std::span<const Node> addresses = list(gateway, "ipAddresses");
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (addresses[i].get("zone") == nullptr) continue;
    complaints.forbidden(kRule, indexed(path + ".ipAddresses", i) + ".zone",
                         "zone cannot be specified for IP addresses when using StandardV2 SKU (StandardV2 NAT Gateway "
                         "and its IPs must be zone-redundant)");
  }
}

}  // namespace

void check_nat_gateway(Complaints& complaints, const model::Shoot& shoot, bool zoned, const Node& gateway,
                       const std::string& path) {
  if (is_off(complaints, gateway, path, true)) return;
  if (complaints.has(Feature::scale_sets_for_nat_gateway) && !zoned && !annotated(shoot, kUsage)) {
    return complaints.forbidden(kRule, path, "NatGateway is currently only supported for zonal and VMO clusters");
  }
  if (complaints.has(Feature::scale_set_migration) && annotated(shoot, kMigration)) {
    complaints.forbidden(kRule, path + ".enabled",
                         "natGateway cannot be enabled with the annotation " + std::string(kMigration));
  }
  check_timeout(complaints, gateway, path);
  check_sku(complaints, gateway, path);
  const std::string sku = optional_text(gateway, "sku").value_or("Standard");
  if (sku == "Standard") check_standard(complaints, gateway, path);
  if (sku == "StandardV2") check_zone_redundant(complaints, gateway, path);
}

void check_zone_nat_gateway(Complaints& complaints, const Node& gateway, const std::string& path) {
  if (complaints.has(Feature::name_patterns)) check_timeout(complaints, gateway, path);
  if (is_off(complaints, gateway, path, false)) return;
  const std::span<const Node> addresses = list(gateway, "ipAddresses");
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    check_ip_names(complaints, addresses[i], indexed(path + ".ipAddresses", i));
  }
  check_sku(complaints, gateway, path);
  if (const auto sku = optional_text(gateway, "sku"); sku && *sku != "Standard") {
    complaints.forbidden(kRule, path + ".sku", "Only Standard SKU can be configured for multi-subnet layout");
  }
}

}  // namespace gprov::providers::azure
