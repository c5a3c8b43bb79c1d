// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/azure/cidr_checks.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/text_checks.hpp"

// Mirrors pkg/apis/azure/validation/infrastructure.go by release.

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kNetworks = "azure/networks";
constexpr const char* kUsage = "alpha.azure.provider.extensions.gardener.cloud/vmo";

struct ShootNetworks {
  std::optional<CidrField> nodes, pods, services;
};

ShootNetworks networks_of(const model::Shoot& shoot) {
  if (!shoot.spec.networking) return {};
  const model::Networking& networking = *shoot.spec.networking;
  return {cidr_field(networking.nodes, "networking.nodes"), cidr_field(networking.pods, "networking.pods"),
          cidr_field(networking.services, "networking.services")};
}

void subset(Complaints& complaints, const CidrField& outer, const std::optional<CidrField>& inner) {
  if (inner) check_subset(complaints, outer, *inner);
}

void disjoint(Complaints& complaints, const std::optional<CidrField>& one, const std::optional<CidrField>& other) {
  if (one && other) check_disjoint(complaints, *one, *other);
}

/// #isExternalVnetUsed: a virtual network that somebody else made.
void check_external_vnet(Complaints& complaints, const Node& config, const Node& vnet, const std::string& path) {
  const std::string name = text(vnet, "name");
  const std::string group = text(vnet, "resourceGroup");
  const bool patterns = complaints.has(Feature::name_patterns);
  const std::string more = patterns ? " if specifying an existing vnet" : "";
  if (name.empty()) complaints.required(kNetworks, path + ".name", "the vnet name must not be empty" + more);
  if (group.empty()) {
    complaints.required(kNetworks, path + ".resourceGroup", "the vnet resource group must not be empty" + more);
  }
  if (patterns) {
    complaints.name(kNetworks, path + ".resourceGroup", group, NameRule::resource_group);
    complaints.name(kNetworks, path + ".name", name, NameRule::vnet);
  }
  if (vnet.get("cidr") != nullptr) {
    complaints.invalid(kNetworks, path + ".cidr", manifest::canonical_json(vnet),
                       "specifying a cidr for an existing vnet is not possible");
  }
  if (const Node* own = object(config, "resourceGroup"); own != nullptr && text(*own, "name") == group) {
    complaints.invalid(kNetworks, path + ".resourceGroup", group,
                       "the vnet resource group must not be the same as the cluster resource group");
  }
  if (vnet.get("ddosProtectionPlanID") != nullptr) {
    complaints.forbidden(kNetworks, path + ".ddosProtectionPlanID",
                         "cannot assign a ddos protection plan to a vnet not managed by Gardener");
  }
}

/// false: nothing else of the virtual network is looked at.
bool check_protection_plan(Complaints& complaints, const Node& vnet, const std::string& path) {
  const auto plan = optional_text(vnet, "ddosProtectionPlanID");
  if (!plan || !complaints.has(Feature::name_patterns)) return true;
  std::string error;
  const auto id = parse_resource_id(*plan, error);
  if (!id) {
    complaints.invalid(kNetworks, path, *plan, "invalid DDoS protection plan ID: " + error);
    return false;
  }
  if (!id->subscription.empty() && !is_uuid(id->subscription)) {
    complaints.invalid(kNetworks, path, id->subscription, "must be a valid Azure subscription ID");
  }
  if (!id->resource_group.empty()) {
    complaints.name(kNetworks, path + ".resourceGroupName", id->resource_group, NameRule::resource_group);
  }
  complaints.name(kNetworks, path, id->name, NameRule::generic);
  return true;
}

void check_vnet(Complaints& complaints, const Node& config, const std::optional<CidrField>& workers,
                const ShootNetworks& shoot) {
  const Node& networks = member_or_empty(config, "networks");
  const Node& vnet = member_or_empty(networks, "vnet");
  const std::string path = std::string(kInfrastructurePath) + ".networks.vnet";
  const bool has_name = vnet.get("name") != nullptr;
  const bool has_group = vnet.get("resourceGroup") != nullptr;
  if (has_name != has_group) {
    return complaints.invalid(kNetworks, path, manifest::canonical_json(vnet),
                              complaints.has(Feature::vnet_names_together)
                                  ? "vnet name and resource group need to be specified together"
                                  : "a vnet cidr or vnet name and resource group need to be specified");
  }
  if (!check_protection_plan(complaints, vnet, path + ".ddosProtectionPlanID")) return;
  if (has_name) return check_external_vnet(complaints, config, vnet, path);
  const auto cidr = cidr_field(optional_text(vnet, "cidr"), path + ".cidr");
  if (!cidr) {
    if (!workers) {
      return complaints.forbidden(kNetworks, path + ".cidr",
                                  "a vnet cidr or vnet reference must be specified when the workers field is not set");
    }
    subset(complaints, *workers, shoot.nodes);
    disjoint(complaints, workers, shoot.pods);
    disjoint(complaints, workers, shoot.services);
    return;
  }
  check_parses(complaints, *cidr);
  check_canonical(complaints, *cidr);
  subset(complaints, *cidr, shoot.nodes);
  disjoint(complaints, cidr, shoot.pods);
  disjoint(complaints, cidr, shoot.services);
  subset(complaints, *cidr, workers);
  const std::span<const Node> zones = list(networks, "zones");
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::string zone = indexed(std::string(kInfrastructurePath) + ".networks.zones", i) + ".cidr";
    check_subset(complaints, *cidr, {text(zones[i], "cidr"), zone});
  }
}

void check_endpoints(Complaints& complaints, const Node& holder, const std::string& path) {
  if (!complaints.has(Feature::name_patterns)) return;
  const std::span<const Node> endpoints = list(holder, "serviceEndpoints");
  for (std::size_t i = 0; i < endpoints.size(); ++i) {
    complaints.name(kNetworks, indexed(path + ".serviceEndpoints", i), endpoints[i].text(), NameRule::service_endpoint);
  }
}

/// #validateZones
void check_zones(Complaints& complaints, std::span<const Node> zones, const ShootNetworks& shoot) {
  const std::string path = std::string(kInfrastructurePath) + ".networks.zones";
  std::vector<CidrField> fields;
  std::set<std::int64_t> names;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::string at = indexed(path, i);
    const std::int64_t name = integer(zones[i], "name");
    if (!names.insert(name).second) {
      complaints.invalid(kNetworks, at, std::to_string(name), "the same zone cannot be specified multiple times");
    }
    fields.push_back({text(zones[i], "cidr"), at + ".cidr"});
    check_canonical(complaints, fields.back());
    check_endpoints(complaints, zones[i], path);
    if (const Node* gateway = object(zones[i], "natGateway")) {
      check_zone_nat_gateway(complaints, *gateway, at + ".natGateway");
    }
  }
  for (const CidrField& field : fields) check_parses(complaints, field);
  for (const CidrField& field : fields) {
    if (shoot.nodes) check_subset(complaints, *shoot.nodes, field);
  }
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t j = i + 1; j < fields.size(); ++j) check_disjoint(complaints, fields[i], fields[j]);
  }
  for (const auto& network : {shoot.pods, shoot.services}) {
    for (const CidrField& field : fields) disjoint(complaints, network, field);
  }
}

/// #validateNetworkConfig
void check_networks(Complaints& complaints, const model::Shoot& shoot, const Node& config) {
  const Node& networks = member_or_empty(config, "networks");
  const std::string path = std::string(kInfrastructurePath) + ".networks";
  const std::span<const Node> zones = list(networks, "zones");
  const auto workers = cidr_field(optional_text(networks, "workers"), path + ".workers");
  const bool zoned = flag(config, "zoned");
  if (!workers && zones.empty()) {
    return complaints.forbidden(kNetworks, path + ".workers", "either workers or zones must be specified");
  }
  if (workers && !zones.empty()) {
    return complaints.forbidden(kNetworks, path + ".workers", "workers and zones cannot be specified in parallel");
  }
  const ShootNetworks own = networks_of(shoot);
  check_vnet(complaints, config, workers, own);
  if (workers) {
    check_parses(complaints, *workers);
    check_canonical(complaints, *workers);
    if (own.nodes) check_subset(complaints, *own.nodes, *workers);
    if (const Node* gateway = object(networks, "natGateway")) {
      check_nat_gateway(complaints, shoot, zoned, *gateway, path + ".natGateway");
    }
    return check_endpoints(complaints, networks, path);
  }
  if (!zoned) complaints.forbidden(kNetworks, path + ".zones", "cannot specify zones in an non-zonal cluster");
  if (networks.get("natGateway") != nullptr) {
    complaints.forbidden(kNetworks, path + ".workers", "natGateway cannot be specified when workers field is missing");
  }
  if (!list(networks, "serviceEndpoints").empty()) {
    complaints.forbidden(kNetworks, path + ".workers",
                         "serviceEndpoints cannot be specified when workers field is missing");
  }
  check_zones(complaints, zones, own);
}

void check_identity(Complaints& complaints, const Node& identity) {
  const std::string path = std::string(kInfrastructurePath) + ".identity";
  const std::string name = text(identity, "name");
  const std::string group = text(identity, "resourceGroup");
  if (complaints.has(Feature::name_patterns)) {
    complaints.name("azure/identity-format", path + ".resourceGroup", group, NameRule::resource_group);
    complaints.name("azure/identity-format", path + ".name", name, NameRule::generic);
  } else if (name.empty() || group.empty()) {
    complaints.invalid("azure/identity-format", path, manifest::canonical_json(identity),
                       "specifying an identity requires the name of the identity and the resource group which "
                       "hosts the identity");
  }
}

/// #validateInfrastructureConfigZones: zones that were there before are left alone.
void check_profile_zones(Complaints& complaints, const WebhookRequest& request, const Node& config,
                         const Node* old_config) {
  if (request.profile == nullptr) return;
  const auto& regions = request.profile->regions;
  const auto region = std::find_if(regions.begin(), regions.end(),
                                   [&](const model::Region& one) { return one.name == request.shoot.spec.region; });
  if (region == regions.end()) return;
  std::vector<std::string> known;
  for (const model::RegionZone& zone : region->zones) known.push_back(zone.name);
  std::set<std::int64_t> before;
  if (old_config != nullptr) {
    for (const Node& zone : list(member_or_empty(*old_config, "networks"), "zones")) {
      before.insert(integer(zone, "name"));
    }
  }
  const std::span<const Node> zones = list(member_or_empty(config, "networks"), "zones");
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::int64_t name = integer(zones[i], "name");
    if (before.contains(name) || std::find(known.begin(), known.end(), std::to_string(name)) != known.end()) continue;
    complaints.not_supported(kNetworks, indexed(std::string(kInfrastructurePath) + ".networks.zones", i) + ".name",
                             std::to_string(name), known);
  }
}

}  // namespace

void check_infrastructure(Complaints& complaints, const WebhookRequest& request, const Node& config,
                          const Node* old_config) {
  check_profile_zones(complaints, request, config, old_config);
  const std::string path = kInfrastructurePath;
  if (const Node* group = object(config, "resourceGroup")) {
    if (complaints.has(Feature::name_patterns)) {
      complaints.name("azure/resource-group", path + ".resourceGroup.name", text(*group, "name"),
                      NameRule::resource_group);
    }
    complaints.invalid("azure/resource-group", path + ".resourceGroup", manifest::canonical_json(*group),
                       "specifying an existing resource group is not supported yet");
  }
  const auto& annotations = request.shoot.metadata.annotations;
  const auto usage = annotations.find(kUsage);
  if (complaints.has(Feature::scale_set_annotation) && flag(config, "zoned") && usage != annotations.end() &&
      usage->second == "true") {
    complaints.invalid(
        "azure/scale-set-annotation", path + ".zoned", "true",
        "specifying a zoned cluster and having the \"" + std::string(kUsage) + "\" annotation is not allowed");
  }
  check_networks(complaints, request.shoot, config);
  if (const Node* identity = object(config, "identity")) check_identity(complaints, *identity);
}

}  // namespace gprov::providers::azure
