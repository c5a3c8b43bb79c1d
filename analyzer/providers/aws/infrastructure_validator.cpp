// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/cidr.hpp"
#include "hashing/go_regexp.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;
using OptionalText = std::optional<std::string>;

constexpr const char* kRule = "aws/infrastructure-invalid";
constexpr const char* kImmutable = "aws/infrastructure-immutable";

std::string zone_path(std::size_t index) { return "networks.zones[" + std::to_string(index) + "]"; }

/// An address range with the field that it stands in.
struct Range {
  std::string text, path;
};

void check_canonical(Refusals& refusals, const Range& range) {
  const auto network = parse_cidr(range.text);
  if (network && !network->canonical) {
    refusals.add(kRule, "Invalid", range.path, "must be valid canonical CIDR");
  }
}

void check_parse(Refusals& refusals, const Range& range) {
  if (!parse_cidr(range.text)) refusals.add(kRule, "Invalid", range.path, "invalid CIDR address: " + range.text);
}

void check_inside(Refusals& refusals, const Range& outer, const Range& inner) {
  if (contains_range(outer.text, inner.text)) return;
  refusals.add(kRule, "Invalid", inner.path, "must be a subset of \"" + outer.path + "\" (\"" + outer.text + "\")");
}

/// The error stands at `b`.
void check_apart(Refusals& refusals, const Range& a, const Range& b) {
  if (!overlap(a.text, b.text)) return;
  refusals.add(kRule, "Invalid", b.path, "must not overlap with \"" + a.path + "\" (\"" + a.text + "\")");
}

bool has_family(const model::Networking& networking, const char* family) {
  return std::find(networking.ip_families.begin(), networking.ip_families.end(), family) !=
         networking.ip_families.end();
}

struct Ranges {
  std::vector<Range> all, workers;
};

void check_elastic_ip(Refusals& refusals, const Zone& zone, const std::string& path, std::set<std::string>& seen) {
  if (!zone.elastic_ip) return;
  const std::string at = path + ".elasticIPAllocationID";
  if (refusals.has(Feature::user_subnets) && (!zone.workers || !zone.public_)) {
    refusals.add(kRule, "Forbidden", at,
                 "elasticIPAllocationID is only valid when workers and public CIDRs are provided");
  }
  if (!seen.insert(*zone.elastic_ip).second) refusals.add(kRule, "Duplicate", at, *zone.elastic_ip);
  if (refusals.has(Feature::regular_expressions)) {
    check_pattern(refusals, kRule, Pattern::elastic_ip, *zone.elastic_ip, at);
  } else if (!zone.elastic_ip->starts_with("eipalloc-")) {
    refusals.add(kRule, "Invalid", at, "must start with eipalloc-");
  }
}

Ranges check_zone_ranges(Refusals& refusals, const InfrastructureConfig& config, const model::Networking& networking) {
  Ranges ranges;
  std::set<std::string> elastic_ips;
  const bool ipv4 =
      networking.ip_families.empty() || has_family(networking, "IPv4") || !refusals.has(Feature::ipv6_networking);
  const bool optional = refusals.has(Feature::user_subnets);
  for (std::size_t i = 0; i < config.zones.size(); ++i) {
    const Zone& zone = config.zones[i];
    const std::string path = zone_path(i);
    if (refusals.has(Feature::regular_expressions)) {
      check_pattern(refusals, kRule, Pattern::zone_name, zone.name, path + ".name");
    }
    // Before v1.73 a missing range is an empty one.
    const auto add = [&](const OptionalText& text, const char* field) {
      if (!text && optional) return false;
      ranges.all.push_back({text.value_or(""), path + "." + field});
      check_canonical(refusals, ranges.all.back());
      return true;
    };
    add(zone.public_, "public");
    if (ipv4 || !refusals.has(Feature::internal_by_ipv4)) add(zone.internal, "internal");
    if (ipv4 && add(zone.workers, "workers")) ranges.workers.push_back(ranges.all.back());
    check_elastic_ip(refusals, zone, path, elastic_ips);
  }
  return ranges;
}

void check_endpoints(Refusals& refusals, const Vpc& vpc) {
  static const hashing::GoRegexp dotted(R"(^\w+(\.\w+)*$)");
  static const hashing::GoRegexp subdomain(R"(^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)");
  constexpr std::size_t kLongestSubdomain = 253;
  const bool lenient = refusals.has(Feature::lenient_endpoints);
  for (std::size_t i = 0; i < vpc.gateway_endpoints.size(); ++i) {
    const std::string& name = vpc.gateway_endpoints[i];
    const bool good = lenient ? subdomain.matches(name) && name.size() <= kLongestSubdomain : dotted.matches(name);
    if (!good) {
      refusals.add(kRule, "Invalid", "networks.vpc.gatewayEndpoints[" + std::to_string(i) + "]",
                   "must be a valid DNS subdomain");
    }
  }
}

void check_vpc(Refusals& refusals, const InfrastructureConfig& config, const model::Networking& networking,
               const std::vector<Range>& ranges) {
  const Vpc& vpc = config.vpc;
  if (vpc.id.has_value() == vpc.cidr.has_value()) {
    return refusals.add(kRule, "Invalid", "networks.vpc",
                        vpc.id ? "cannot specify both vpc id and cidr" : "must specify either a vpc id or a cidr");
  }
  if (vpc.id) {
    if (refusals.has(Feature::regular_expressions)) {
      check_pattern(refusals, kRule, Pattern::vpc_id, *vpc.id, "networks.vpc.id");
    }
    return;
  }
  if (has_family(networking, "IPv6") && refusals.has(Feature::ipv6_networking)) return;
  const Range range{*vpc.cidr, "networks.vpc.cidr"};
  check_canonical(refusals, range);
  check_parse(refusals, range);
  if (networking.nodes) check_inside(refusals, range, {*networking.nodes, "networking.nodes"});
  for (const Range& inner : ranges) check_inside(refusals, range, inner);
  if (networking.pods) check_apart(refusals, range, {*networking.pods, "networking.pods"});
  if (networking.services) check_apart(refusals, range, {*networking.services, "networking.services"});
}

void check_ipam_block(Refusals& refusals, const Vpc& vpc, const model::Networking& networking) {
  if (!vpc.ipv6_pool || !vpc.ipv6_pool->cidr_block || !refusals.has(Feature::ipam_block)) return;
  constexpr unsigned kPrefix = 56;
  const Range range{*vpc.ipv6_pool->cidr_block, "networks.vpc.ipv6IpamPool.cidrBlock"};
  check_parse(refusals, range);
  check_canonical(refusals, range);
  const auto add = [&](const char* message) { refusals.add(kRule, "Invalid", range.path, message); };
  if (!has_family(networking, "IPv6")) add("cidrBlock requires an IPv6 IP family");
  if (!vpc.ipv6_pool->id) add("cidrBlock requires ipv6IpamPool.id to be set");
  const auto network = parse_cidr(range.text);
  if (network && network->prefix != kPrefix) add("cidrBlock must be a /56");
}

/// Whether only zones named twice went away.
bool only_duplicates_removed(const std::vector<Zone>& before, const std::vector<Zone>& after) {
  if (before.size() <= after.size()) return false;
  std::set<std::string> old_names, new_names;
  for (const Zone& zone : before) old_names.insert(zone.name);
  for (const Zone& zone : after) new_names.insert(zone.name);
  return old_names == new_names;
}

void check_zone_update(Refusals& refusals, const Zone& before, const Zone& after, const std::string& path) {
  refusals.immutable(kImmutable, after.name, before.name, path + ".name");
  // Before v1.73 a missing range is an empty one, and may not be set later.
  const bool settable = refusals.has(Feature::user_subnets);
  const auto once = [&](const OptionalText& fresh, const OptionalText& old, const char* field) {
    if (settable && !old) return;
    refusals.immutable(kImmutable, fresh.value_or(""), old.value_or(""), path + "." + field);
  };
  once(after.public_, before.public_, "public");
  once(after.internal, before.internal, "internal");
  once(after.workers, before.workers, "workers");
  if (!settable) return;
  refusals.immutable(kImmutable, after.workers_subnet, before.workers_subnet, path + ".workersSubnetID");
  once(after.public_subnet, before.public_subnet, "publicSubnetID");
  once(after.internal_subnet, before.internal_subnet, "internalSubnetID");
}

}  // namespace

void check_zones(Refusals& refusals, const InfrastructureConfig* before, const InfrastructureConfig& after,
                 const std::string& region, const model::CloudProfileSpec& profile) {
  const auto found = std::find_if(profile.regions.begin(), profile.regions.end(),
                                  [&](const model::Region& one) { return one.name == region; });
  if (found == profile.regions.end()) return;
  std::set<std::string> used;
  for (std::size_t i = 0; i < after.zones.size(); ++i) {
    const Zone& zone = after.zones[i];
    const bool unchanged = before != nullptr && before->zones.size() > i && before->zones[i] == zone;
    const std::string path = "spec.provider.infrastructureConfig.network.zones[" + std::to_string(i) + "].name";
    const bool known = std::any_of(found->zones.begin(), found->zones.end(),
                                   [&](const model::RegionZone& one) { return one.name == zone.name; });
    if (!unchanged && !known) refusals.add("aws/zone-unknown", "NotSupported", path, zone.name);
    if (!used.insert(zone.name).second && !unchanged) refusals.add("aws/zone-unknown", "Duplicate", path, zone.name);
  }
}

void check_infrastructure(Refusals& refusals, const InfrastructureConfig& config, const model::Networking& networking) {
  if (config.zones.empty()) {
    refusals.add(kRule, "Required", "networks.zones", "must specify at least the networks for one zone");
  }
  check_endpoints(refusals, config.vpc);
  if (refusals.has(Feature::user_subnets)) check_user_subnets(refusals, config);
  const Ranges ranges = check_zone_ranges(refusals, config, networking);
  for (const Range& range : ranges.all) check_parse(refusals, range);
  if (networking.nodes) {
    for (const Range& range : ranges.workers) check_inside(refusals, {*networking.nodes, "networking.nodes"}, range);
  }
  check_vpc(refusals, config, networking, ranges.all);
  for (std::size_t i = 0; i < ranges.all.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.all.size(); ++j) check_apart(refusals, ranges.all[i], ranges.all[j]);
  }
  for (const Range& range : ranges.all) {
    if (networking.pods) check_apart(refusals, {*networking.pods, "networking.pods"}, range);
  }
  for (const Range& range : ranges.all) {
    if (networking.services) check_apart(refusals, {*networking.services, "networking.services"}, range);
  }
  check_ipam_block(refusals, config.vpc, networking);
  if (config.ignore_tags) check_ignored_tags(refusals, *config.ignore_tags);
}

void check_infrastructure_update(Refusals& refusals, const InfrastructureConfig& before,
                                 const InfrastructureConfig& after) {
  if (refusals.has(Feature::dedicated_tenancy)) {
    if (before.file_system) {
      refusals.immutable(kImmutable, after.file_system, before.file_system, "elasticFileSystem");
    }
    refusals.immutable(kImmutable, after.dedicated_tenancy, before.dedicated_tenancy, "enableDedicatedTenancyForVPC");
  }
  refusals.immutable(kImmutable, after.vpc.id, before.vpc.id, "networks.vpc.id");
  refusals.immutable(kImmutable, after.vpc.cidr, before.vpc.cidr, "networks.vpc.cidr");
  if (before.vpc.ipv6_pool && refusals.has(Feature::ipam_block)) {
    refusals.immutable(kImmutable, after.vpc.ipv6_pool, before.vpc.ipv6_pool, "networks.vpc.ipv6IpamPool");
  }
  if (refusals.has(Feature::user_subnets)) {
    refusals.immutable(kImmutable, after.nodes_security_group, before.nodes_security_group,
                       "networks.nodesSecurityGroupID");
  }
  const bool spared =
      refusals.has(Feature::duplicate_zones_removable) && only_duplicates_removed(before.zones, after.zones);
  if (!spared) {
    if (before.zones.size() > after.zones.size()) {
      return refusals.add(kImmutable, "Forbidden", "networks.zones", "removing zones is not allowed");
    }
    for (std::size_t i = 0; i < before.zones.size(); ++i) {
      check_zone_update(refusals, before.zones[i], after.zones[i], zone_path(i));
    }
  }
  if (before.dual_stack.value_or(false) && !after.dual_stack.value_or(false)) {
    refusals.add(kImmutable, "Forbidden", "dualStack.enabled", "field can't be changed from \"true\" to \"false\"");
  }
}

}  // namespace gprov::providers::aws
