// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/openstack/validate.hpp"
#include "analyzer/providers/text_checks.hpp"
#include "hashing/release_bands_openstack.hpp"

// Mirrors pkg/apis/openstack/validation/infrastructure.go@v1.57.0 (floating pools: floating_pool.cpp).

namespace gprov::providers::openstack {
namespace {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

using hashing::openstack::Feature;

constexpr const char* kRule = "openstack/infrastructure-config";
constexpr const char* kImmutable = "openstack/infrastructure-immutable";
const std::string kPath = "spec.provider.infrastructureConfig";
const std::string kNetworksPath = kPath + ".networks";

void validate_cidr(Refusals& refusals, const std::string& text, const std::string& path) {
  const auto network = parse_cidr(text);
  if (!network) {
    refusals.add(kRule, "Invalid", path, "invalid CIDR address: " + text, text);
  } else if (!network->canonical) {
    refusals.add(kRule, "Invalid", path, "must be valid canonical CIDR", text);
  }
}

void validate_worker_range(Validation& validation, const Networks& networks) {
  Refusals& refusals = validation.refusals;
  const bool with_pool = has(validation.extension, Feature::dual_stack);
  const bool has_range = !networks.worker.empty() || !networks.workers.empty();
  if (!has_range && !networks.subnet_pool) {
    refusals.add(kRule, "Required", kNetworksPath + ".workers",
                 with_pool ? "must specify either the network range for the worker network or a subnetPool"
                           : "must specify the network range for the worker network");
  }
  if (has_range && networks.subnet_pool) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".subnetPool",
                 "subnetPool is mutually exclusive with workers/worker CIDR fields");
  }
  std::string range, path;
  for (const auto& [text, field] : {std::pair(networks.worker, ".worker"), std::pair(networks.workers, ".workers")}) {
    if (text.empty()) continue;
    range = text;
    path = kNetworksPath + field;
    validate_cidr(refusals, range, path);
  }
  const auto& nodes = validation.shoot.spec.networking->nodes;
  if (nodes && !range.empty() && !contains_range(*nodes, range)) {
    refusals.add(kRule, "Invalid", path, "must be a subset of \"networking.nodes\" (\"" + *nodes + "\")", range);
  }
}

void validate_subnet_pool(Refusals& refusals, const SubnetPool& pool) {
  const std::string path = kNetworksPath + ".subnetPool";
  constexpr int kLongestPrefix = 32;
  if (pool.id.empty()) refusals.add(kRule, "Required", path + ".id", "subnet pool id must not be empty");
  if (pool.prefix_length <= 0 || pool.prefix_length > kLongestPrefix) {
    refusals.add(kRule, "Invalid", path + ".prefixLength", "prefix length must be between 1 and 32");
  }
}

void validate_ipv6(Refusals& refusals, const IPv6Config& ipv6) {
  const std::string path = kNetworksPath + ".ipv6";
  if (ipv6.node_cidr.empty() && ipv6.pod_cidr.empty() && ipv6.service_cidr.empty()) {
    if (ipv6.subnet_pool_id) return;
    return refusals.add(kRule, "Required", path,
                        "either subnetPoolID or explicit CIDRs (nodeCIDR, podCIDR, serviceCIDR) must be set");
  }
  const std::pair<const std::string*, std::string> ranges[] = {{&ipv6.node_cidr, path + ".nodeCIDR"},
                                                               {&ipv6.pod_cidr, path + ".podCIDR"},
                                                               {&ipv6.service_cidr, path + ".serviceCIDR"}};
  for (const auto& [range, field] : ranges) {
    if (range->empty()) refusals.add(kRule, "Required", field, "must be set when any IPv6 CIDR is configured");
  }
  constexpr std::size_t kIPv6Bytes = 16;
  for (const auto& [range, field] : ranges) {
    if (range->empty()) continue;
    validate_cidr(refusals, *range, field);
    const auto network = parse_cidr(*range);
    if (network && network->bytes != kIPv6Bytes) {
      refusals.add(kRule, "Invalid", field, "must be a valid IPv6 address", *range);
    }
  }
  for (std::size_t i = 0; i < std::size(ranges); ++i) {
    for (std::size_t j = i + 1; j < std::size(ranges); ++j) {
      if (!overlap(*ranges[i].first, *ranges[j].first)) continue;
      refusals.add(kRule, "Invalid", ranges[j].second,
                   "must not overlap with \"" + ranges[i].second + "\" (\"" + *ranges[i].first + "\")",
                   *ranges[j].first);
    }
  }
}

/// Until v1.48 names were not checked, and a router excluded only a floating subnet.
void validate_router_as_before(Refusals& refusals, const InfrastructureConfig& config) {
  const Networks& networks = config.networks;
  if (networks.id && !is_uuid(*networks.id)) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".id",
                 "if network ID is provided it must be a valid OpenStack UUID");
  }
  if (networks.router && networks.router->empty()) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".router.id",
                 "router id must not be empty when router key is provided");
  }
  if (config.floating_pool_subnet_name && networks.router && !networks.router->empty()) {
    refusals.add(kRule, "Invalid", kPath + ".floatingPoolSubnetName",
                 "router id must be empty when a floating subnet name is provided");
  }
}

void validate_router(Refusals& refusals, const InfrastructureConfig& config) {
  const Networks& networks = config.networks;
  if (networks.id && !is_uuid(*networks.id)) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".id", "must be a valid UUID");
  }
  if (networks.router && networks.router->empty()) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".router.id",
                 "router id must not be empty when router key is provided");
  } else if (networks.router && !is_uuid(*networks.router)) {
    refusals.add(kRule, "Invalid", kNetworksPath + ".router.id", "must be a valid UUID");
  }
  if (!config.floating_pool_subnet_name) return;
  validate_name(refusals, kRule, *config.floating_pool_subnet_name, kPath + ".floatingPoolSubnetName");
  if (networks.router) {
    refusals.add(kRule, "Forbidden", kPath + ".router", "router cannot be set when a floating subnet name is provided");
  }
}

}  // namespace

void validate_infrastructure(Validation& validation, const InfrastructureConfig& config) {
  Refusals& refusals = validation.refusals;
  const bool names_checked = has(validation.extension, Feature::names_checked);
  if (names_checked) {
    validate_name(refusals, kRule, config.floating_pool_name, kPath + ".floatingPoolName");
  } else if (config.floating_pool_name.empty()) {
    refusals.add(kRule, "Required", kPath + ".floatingPoolName", "must provide the name of a floating pool");
  }
  validate_worker_range(validation, config.networks);
  if (config.networks.subnet_pool) validate_subnet_pool(refusals, *config.networks.subnet_pool);
  if (names_checked) {
    validate_router(refusals, config);
  } else {
    validate_router_as_before(refusals, config);
  }
  if (config.networks.ipv6) validate_ipv6(refusals, *config.networks.ipv6);
}

void validate_infrastructure_update(Validation& validation, const InfrastructureConfig& old,
                                    const InfrastructureConfig& config) {
  const auto immutable = [&](bool same, const std::string& path) {
    if (!same) validation.refusals.add(kImmutable, "Invalid", path, "field is immutable");
  };
  Networks before = old.networks, after = config.networks;
  const bool keeps_share =
      has(validation.extension, Feature::share_network_kept) && before.share_network.value_or(false);
  if (!keeps_share) before.share_network = after.share_network = std::nullopt;
  if (has(validation.extension, Feature::dual_stack)) {
    immutable(before.id == after.id, kNetworksPath + ".id");
    immutable(before.router == after.router, kNetworksPath + ".router");
    immutable(before.worker == after.worker, kNetworksPath + ".worker");
    immutable(before.workers == after.workers, kNetworksPath + ".workers");
    immutable(before.ipv6 == after.ipv6, kNetworksPath + ".ipv6");
    immutable(before.subnet_pool == after.subnet_pool, kNetworksPath + ".subnetPool");
    immutable(before.share_network == after.share_network, kNetworksPath + ".shareNetwork");
  } else {
    immutable(before == after, kNetworksPath);
  }
  immutable(old.floating_pool_name == config.floating_pool_name, kPath + ".floatingPoolName");
  immutable(old.floating_pool_subnet_name == config.floating_pool_subnet_name, kPath + ".floatingPoolSubnetName");
}

}  // namespace gprov::providers::openstack
