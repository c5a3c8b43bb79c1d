// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/infrastructure_checks.hpp"
#include "analyzer/gardener/cidr.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <vector>

#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

struct Range {
  std::string path, cidr;
};

constexpr const char* kRule = "alicloud/networks";

std::string zone_path(std::size_t index) { return "networks.zones[" + std::to_string(index) + "]"; }

void check_canonical(const Range& range, Refusals& refusals) {
  const auto network = parse_cidr(range.cidr);
  if (network && !network->canonical) {
    refusals.add(kRule, "Invalid", range.path, "must be valid canonical CIDR", range.cidr);
  }
}

void check_parse(const Range& range, Refusals& refusals) {
  if (!parse_cidr(range.cidr)) {
    refusals.add(kRule, "Invalid", range.path, "invalid CIDR address: " + range.cidr, range.cidr);
  }
}

void check_subset(const Range& outer, const Range& inner, Refusals& refusals) {
  if (contains_range(outer.cidr, inner.cidr)) return;
  refusals.add(kRule, "Invalid", inner.path, "must be a subset of \"" + outer.path + "\" (\"" + outer.cidr + "\")",
               inner.cidr);
}

void check_apart(const Range& one, const Range& other, Refusals& refusals) {
  if (!overlap(one.cidr, other.cidr)) return;
  refusals.add(kRule, "Invalid", other.path, "must not overlap with \"" + one.path + "\" (\"" + one.cidr + "\")",
               other.cidr);
}

std::optional<Range> range(const std::optional<model::Networking>& networking,
                           std::optional<std::string> model::Networking::*member, const char* path) {
  if (!networking || !((*networking).*member)) return std::nullopt;
  return Range{path, *((*networking).*member)};
}

std::vector<Range> zone_ranges(const std::vector<Zone>& zones) {
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    if (!zones[i].worker.empty()) ranges.push_back({zone_path(i) + ".worker", zones[i].worker});
    if (!zones[i].workers.empty()) ranges.push_back({zone_path(i) + ".workers", zones[i].workers});
  }
  return ranges;
}

/// Mirrors #ValidateNatGatewayConfig.
void check_nat_gateway(const Zone& zone, const std::string& path, Refusals& refusals) {
  if (!zone.nat_gateway) return;
  const auto& id = zone.nat_gateway->eip_allocation_id;
  if (!id) refusals.add("alicloud/nat-gateway", "Invalid", path + ".natGateway", "eip id is not specified");
  if (id && id->empty()) {
    refusals.add("alicloud/nat-gateway", "Invalid", path + ".natGateway", "eip id cannot be empty string");
  }
}

/// Regions with network load balancers, infrastructure.go#nlbSupportedRegions@v1.71.0.
constexpr std::array<std::string_view, 23> kNlbRegions = {
    "ap-northeast-1", "ap-northeast-2", "ap-southeast-1", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6",
    "ap-southeast-7", "cn-beijing",     "cn-chengdu",     "cn-guangzhou",   "cn-hangzhou",    "cn-heyuan",
    "cn-hongkong",    "cn-qingdao",     "cn-shanghai",    "cn-shenzhen",    "cn-wulanchabu",  "cn-zhangjiakou",
    "eu-central-1",   "eu-west-1",      "na-south-1",     "us-east-1",      "us-west-1"};

void check_dual_stack(const InfrastructureConfig& config, const std::string& region, Refusals& refusals) {
  constexpr const char* rule = "alicloud/dual-stack";
  if (!config.dual_stack) return;
  if (std::find(kNlbRegions.begin(), kNlbRegions.end(), region) == kNlbRegions.end()) {
    std::string supported;
    for (const std::string_view one : kNlbRegions) supported += (supported.empty() ? "" : ", ") + std::string(one);
    refusals.add(
        rule, "Invalid", "region",
        "region " + region + " does not support NLB which is required for dualStack; supported regions: " + supported);
  }
  std::set<std::int64_t> seen;
  for (std::size_t i = 0; i < config.zones.size(); ++i) {
    const std::string path = zone_path(i) + ".ipv6CidrBlock";
    const auto& block = config.zones[i].ipv6_cidr_block;
    if (!block && config.vpc.id) {
      refusals.add(rule, "Required", path,
                   "ipv6CidrBlock is required when dualStack.enabled is true and using a user-provided VPC");
      continue;
    }
    const std::int64_t effective = block.value_or(static_cast<std::int64_t>(i));
    if (block && (effective < 0 || effective > 255)) {
      refusals.add(rule, "Invalid", path, "ipv6CidrBlock must be in range 0-255");
      continue;
    }
    if (seen.insert(effective).second) continue;
    refusals.add(rule, "Invalid", path,
                 block ? "ipv6CidrBlock must be unique across zones"
                       : "default ipv6CidrBlock (zone index " + std::to_string(effective) +
                             ") conflicts with another zone; set ipv6CidrBlock explicitly to resolve");
  }
}

void check_vpc(const Vpc& vpc, const std::vector<Range>& ranges, const std::optional<Range>& nodes,
               const std::optional<Range>& pods, const std::optional<Range>& services, Refusals& refusals) {
  if (vpc.id.has_value() == vpc.cidr.has_value()) {
    refusals.add("alicloud/vpc", "Invalid", "networks.vpc", "must specify either a vpc id or a cidr");
  } else if (vpc.cidr) {
    const Range whole{"networks.vpc.cidr", *vpc.cidr};
    check_canonical(whole, refusals);
    check_parse(whole, refusals);
    if (nodes) check_subset(whole, *nodes, refusals);
    for (const Range& one : ranges) check_subset(whole, one, refusals);
    if (pods) check_apart(whole, *pods, refusals);
    if (services) check_apart(whole, *services, refusals);
  }
  if (vpc.id && vpc.use_custom_route_table.value_or(false) && !vpc.gardener_managed_nat_gateway.value_or(false)) {
    refusals.add("alicloud/vpc", "Required", "networks.vpc.gardenerManagedNATGateway",
                 "gardenerManagedNATGateway must be true when useCustomRouteTable is enabled with a user-provided VPC");
  }
}

std::string value_of(const Vpc& vpc) {
  return vpc.id.value_or("-") + " " + vpc.cidr.value_or("-") +
         (vpc.gardener_managed_nat_gateway ? (*vpc.gardener_managed_nat_gateway ? " true" : " false") : " -");
}

constexpr const char* kImmutable = "field is immutable";

/// `value` is what upstream prints; of zones it is the old one.
void check_same(const std::string& old_value, const std::string& value, const std::string& path, Refusals& refusals) {
  if (old_value != value) refusals.add("alicloud/infrastructure-zones", "Invalid", path, kImmutable, old_value);
}

/// Mirrors #ValidateNetworkZonesConfig.
void check_zones_update(const std::vector<Zone>& old_zones, const std::vector<Zone>& zones,
                        const hashing::Version& extension, Refusals& refusals) {
  constexpr const char* rule = "alicloud/infrastructure-zones";
  if (zones.size() < old_zones.size()) {
    return refusals.add(rule, "Forbidden", "networks.zones", "zones cannot be removed");
  }
  const bool may_move = has(extension, hashing::alicloud::Feature::worker_to_workers);
  for (std::size_t i = 0; i < old_zones.size(); ++i) {
    const Zone &old_zone = old_zones[i], &zone = zones[i];
    const std::string path = zone_path(i);
    check_same(old_zone.name, zone.name, path, refusals);
    const bool moves =
        !old_zone.worker.empty() && old_zone.workers.empty() && zone.worker.empty() && !zone.workers.empty();
    if (may_move && moves) {
      check_same(old_zone.worker, zone.workers, path, refusals);
    } else {
      check_same(old_zone.workers, zone.workers, path, refusals);
      check_same(old_zone.worker, zone.worker, path, refusals);
    }
    if (old_zone.ipv6_cidr_block && !zone.ipv6_cidr_block) {
      refusals.add(rule, "Invalid", path + ".ipv6CidrBlock", "ipv6CidrBlock cannot be removed once set");
    }
  }
  for (std::size_t i = 0; i < zones.size(); ++i) check_nat_gateway(zones[i], zone_path(i), refusals);
}

}  // namespace

void check_infrastructure(const InfrastructureConfig& config, const std::optional<model::Networking>& networking,
                          const std::string& region, Refusals& refusals) {
  const auto nodes = range(networking, &model::Networking::nodes, "networking.nodes");
  const auto pods = range(networking, &model::Networking::pods, "networking.pods");
  const auto services = range(networking, &model::Networking::services, "networking.services");
  if (config.zones.empty()) {
    refusals.add("alicloud/infrastructure-zones", "Required", "networks.zones",
                 "must specify at least the network for one zone");
  }
  const std::vector<Range> ranges = zone_ranges(config.zones);
  for (const Range& one : ranges) check_canonical(one, refusals);
  for (std::size_t i = 0; i < config.zones.size(); ++i) check_nat_gateway(config.zones[i], zone_path(i), refusals);
  for (const Range& one : ranges) check_parse(one, refusals);
  if (nodes) {
    for (const Range& one : ranges) check_subset(*nodes, one, refusals);
  }
  check_vpc(config.vpc, ranges, nodes, pods, services, refusals);
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.size(); ++j) check_apart(ranges[i], ranges[j], refusals);
  }
  for (const auto* other : {&pods, &services}) {
    if (!*other) continue;
    for (const Range& one : ranges) check_apart(**other, one, refusals);
  }
  check_dual_stack(config, region, refusals);
}

void check_infrastructure_update(const InfrastructureConfig& old_config, const InfrastructureConfig& config,
                                 const hashing::Version& extension, Refusals& refusals) {
  constexpr const char* rule = "alicloud/vpc-immutable";
  if (value_of(old_config.vpc) != value_of(config.vpc)) refusals.add(rule, "Invalid", "networks.vpc", kImmutable);
  if (old_config.vpc.use_custom_route_table.value_or(false) != config.vpc.use_custom_route_table.value_or(false)) {
    refusals.add(rule, "Forbidden", "networks.vpc.useCustomRouteTable",
                 "useCustomRouteTable can only be set at shoot creation time and cannot be changed afterwards");
  }
  check_zones_update(old_config.zones, config.zones, extension, refusals);
  if (old_config.dual_stack && !config.dual_stack) {
    refusals.add("alicloud/dual-stack", "Forbidden", "dualStack", "dualStack cannot be disabled once enabled");
  }
}

}  // namespace gprov::providers::alicloud
