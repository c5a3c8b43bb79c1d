// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/aws/admission.hpp"
#include "hashing/go_regexp.hpp"

namespace gprov::providers::aws {
namespace {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

using hashing::aws::Feature;
using OptionalText = std::optional<std::string>;

constexpr const char* kRule = "aws/infrastructure-invalid";
constexpr const char* kImmutable = "aws/infrastructure-immutable";

std::string zone_path(std::size_t index) { return "networks.zones[" + std::to_string(index) + "]"; }

/// An address range with the field that it stands in.
struct Range {
  std::string text, path;
};

void check_canonical(Findings& findings, const Range& range) {
  const auto network = parse_cidr(range.text);
  if (network && !network->canonical) {
    findings.add(kRule, "Invalid", range.path, "must be valid canonical CIDR");
  }
}

void check_parse(Findings& findings, const Range& range) {
  if (!parse_cidr(range.text)) findings.add(kRule, "Invalid", range.path, "invalid CIDR address: " + range.text);
}

void check_inside(Findings& findings, const Range& outer, const Range& inner) {
  if (contains_range(outer.text, inner.text)) return;
  findings.add(kRule, "Invalid", inner.path, "must be a subset of \"" + outer.path + "\" (\"" + outer.text + "\")");
}

/// The error stands at `b`.
void check_apart(Findings& findings, const Range& a, const Range& b) {
  if (!overlap(a.text, b.text)) return;
  findings.add(kRule, "Invalid", b.path, "must not overlap with \"" + a.path + "\" (\"" + a.text + "\")");
}

bool has_family(const model::Networking& networking, const char* family) {
  return std::find(networking.ip_families.begin(), networking.ip_families.end(), family) !=
         networking.ip_families.end();
}

struct Ranges {
  std::vector<Range> all, workers;
};

void check_elastic_ip(Findings& findings, const Zone& zone, const std::string& path, std::set<std::string>& seen) {
  if (!zone.elastic_ip) return;
  const std::string at = path + ".elasticIPAllocationID";
  if (findings.has(Feature::user_subnets) && (!zone.workers || !zone.public_)) {
    findings.add(kRule, "Forbidden", at,
                 "elasticIPAllocationID is only valid when workers and public CIDRs are provided");
  }
  if (!seen.insert(*zone.elastic_ip).second)
    findings.add(kRule, "Duplicate", at, quoted(*zone.elastic_ip) + " is there twice");
  if (findings.has(Feature::regular_expressions)) {
    check_pattern(findings, kRule, Pattern::elastic_ip, *zone.elastic_ip, at);
  } else if (!zone.elastic_ip->starts_with("eipalloc-")) {
    findings.add(kRule, "Invalid", at, "must start with eipalloc-");
  }
}

Ranges check_zone_ranges(Findings& findings, const InfrastructureConfig& config, const model::Networking& networking) {
  Ranges ranges;
  std::set<std::string> elastic_ips;
  const bool ipv4 =
      networking.ip_families.empty() || has_family(networking, "IPv4") || !findings.has(Feature::ipv6_networking);
  const bool optional = findings.has(Feature::user_subnets);
  for (std::size_t i = 0; i < config.zones.size(); ++i) {
    const Zone& zone = config.zones[i];
    const std::string path = zone_path(i);
    if (findings.has(Feature::regular_expressions)) {
      check_pattern(findings, kRule, Pattern::zone_name, zone.name, path + ".name");
    }
    // Before v1.73 a missing range is an empty one.
    const auto add = [&](const OptionalText& text, const char* field) {
      if (!text && optional) return false;
      ranges.all.push_back({text.value_or(""), path + "." + field});
      check_canonical(findings, ranges.all.back());
      return true;
    };
    add(zone.public_, "public");
    if (ipv4 || !findings.has(Feature::internal_by_ipv4)) add(zone.internal, "internal");
    if (ipv4 && add(zone.workers, "workers")) ranges.workers.push_back(ranges.all.back());
    check_elastic_ip(findings, zone, path, elastic_ips);
  }
  return ranges;
}

void check_endpoints(Findings& findings, const Vpc& vpc) {
  static const hashing::GoRegexp dotted(R"(^\w+(\.\w+)*$)");
  static const hashing::GoRegexp subdomain(R"(^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$)");
  constexpr std::size_t kLongestSubdomain = 253;
  const bool lenient = findings.has(Feature::lenient_endpoints);
  for (std::size_t i = 0; i < vpc.gateway_endpoints.size(); ++i) {
    const std::string& name = vpc.gateway_endpoints[i];
    const bool good = lenient ? subdomain.matches(name) && name.size() <= kLongestSubdomain : dotted.matches(name);
    if (!good) {
      findings.add(kRule, "Invalid", "networks.vpc.gatewayEndpoints[" + std::to_string(i) + "]",
                   "must be a valid DNS subdomain");
    }
  }
}

void check_vpc(Findings& findings, const InfrastructureConfig& config, const model::Networking& networking,
               const std::vector<Range>& ranges) {
  const Vpc& vpc = config.vpc;
  if (vpc.id.has_value() == vpc.cidr.has_value()) {
    return findings.add(kRule, "Invalid", "networks.vpc",
                        vpc.id ? "cannot specify both vpc id and cidr" : "must specify either a vpc id or a cidr");
  }
  if (vpc.id) {
    if (findings.has(Feature::regular_expressions)) {
      check_pattern(findings, kRule, Pattern::vpc_id, *vpc.id, "networks.vpc.id");
    }
    return;
  }
  if (has_family(networking, "IPv6") && findings.has(Feature::ipv6_networking)) return;
  const Range range{*vpc.cidr, "networks.vpc.cidr"};
  check_canonical(findings, range);
  check_parse(findings, range);
  if (networking.nodes) check_inside(findings, range, {*networking.nodes, "networking.nodes"});
  for (const Range& inner : ranges) check_inside(findings, range, inner);
  if (networking.pods) check_apart(findings, range, {*networking.pods, "networking.pods"});
  if (networking.services) check_apart(findings, range, {*networking.services, "networking.services"});
}

void check_ipam_block(Findings& findings, const Vpc& vpc, const model::Networking& networking) {
  if (!vpc.ipv6_pool || !vpc.ipv6_pool->cidr_block || !findings.has(Feature::ipam_block)) return;
  constexpr unsigned kPrefix = 56;
  const Range range{*vpc.ipv6_pool->cidr_block, "networks.vpc.ipv6IpamPool.cidrBlock"};
  check_parse(findings, range);
  check_canonical(findings, range);
  const auto add = [&](const char* message) { findings.add(kRule, "Invalid", range.path, message); };
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

void check_zone_update(Findings& findings, const Zone& before, const Zone& after, const std::string& path) {
  findings.immutable(kImmutable, after.name, before.name, path + ".name");
  // Before v1.73 a missing range is an empty one, and may not be set later.
  const bool settable = findings.has(Feature::user_subnets);
  const auto once = [&](const OptionalText& fresh, const OptionalText& old, const char* field) {
    if (settable && !old) return;
    findings.immutable(kImmutable, fresh.value_or(""), old.value_or(""), path + "." + field);
  };
  once(after.public_, before.public_, "public");
  once(after.internal, before.internal, "internal");
  once(after.workers, before.workers, "workers");
  if (!settable) return;
  findings.immutable(kImmutable, after.workers_subnet, before.workers_subnet, path + ".workersSubnetID");
  once(after.public_subnet, before.public_subnet, "publicSubnetID");
  once(after.internal_subnet, before.internal_subnet, "internalSubnetID");
}

}  // namespace

void check_zones(Findings& findings, const InfrastructureConfig* before, const InfrastructureConfig& after,
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
    if (!unchanged && !known) {
      findings.add("aws/zone-unknown", "NotSupported", path, quoted(zone.name) + " is no zone of region " + region);
    }
    if (!used.insert(zone.name).second && !unchanged) {
      findings.add("aws/zone-unknown", "Duplicate", path, quoted(zone.name) + " is there twice");
    }
  }
}

void check_infrastructure(Findings& findings, const InfrastructureConfig& config, const model::Networking& networking) {
  if (config.zones.empty()) {
    findings.add(kRule, "Required", "networks.zones", "must specify at least the networks for one zone");
  }
  check_endpoints(findings, config.vpc);
  if (findings.has(Feature::user_subnets)) check_user_subnets(findings, config);
  const Ranges ranges = check_zone_ranges(findings, config, networking);
  for (const Range& range : ranges.all) check_parse(findings, range);
  if (networking.nodes) {
    for (const Range& range : ranges.workers) check_inside(findings, {*networking.nodes, "networking.nodes"}, range);
  }
  check_vpc(findings, config, networking, ranges.all);
  for (std::size_t i = 0; i < ranges.all.size(); ++i) {
    for (std::size_t j = i + 1; j < ranges.all.size(); ++j) check_apart(findings, ranges.all[i], ranges.all[j]);
  }
  for (const Range& range : ranges.all) {
    if (networking.pods) check_apart(findings, {*networking.pods, "networking.pods"}, range);
  }
  for (const Range& range : ranges.all) {
    if (networking.services) check_apart(findings, {*networking.services, "networking.services"}, range);
  }
  check_ipam_block(findings, config.vpc, networking);
  if (config.ignore_tags) check_ignored_tags(findings, *config.ignore_tags);
}

void check_infrastructure_update(Findings& findings, const InfrastructureConfig& before,
                                 const InfrastructureConfig& after) {
  if (findings.has(Feature::dedicated_tenancy)) {
    if (before.file_system) {
      findings.immutable(kImmutable, after.file_system, before.file_system, "elasticFileSystem");
    }
    findings.immutable(kImmutable, after.dedicated_tenancy, before.dedicated_tenancy, "enableDedicatedTenancyForVPC");
  }
  findings.immutable(kImmutable, after.vpc.id, before.vpc.id, "networks.vpc.id");
  findings.immutable(kImmutable, after.vpc.cidr, before.vpc.cidr, "networks.vpc.cidr");
  if (before.vpc.ipv6_pool && findings.has(Feature::ipam_block)) {
    findings.immutable(kImmutable, after.vpc.ipv6_pool, before.vpc.ipv6_pool, "networks.vpc.ipv6IpamPool");
  }
  if (findings.has(Feature::user_subnets)) {
    findings.immutable(kImmutable, after.nodes_security_group, before.nodes_security_group,
                       "networks.nodesSecurityGroupID");
  }
  const bool spared =
      findings.has(Feature::duplicate_zones_removable) && only_duplicates_removed(before.zones, after.zones);
  if (!spared) {
    if (before.zones.size() > after.zones.size()) {
      return findings.add(kImmutable, "Forbidden", "networks.zones", "removing zones is not allowed");
    }
    for (std::size_t i = 0; i < before.zones.size(); ++i) {
      check_zone_update(findings, before.zones[i], after.zones[i], zone_path(i));
    }
  }
  if (before.dual_stack.value_or(false) && !after.dual_stack.value_or(false)) {
    findings.add(kImmutable, "Forbidden", "dualStack.enabled", "field can't be changed from \"true\" to \"false\"");
  }
}

}  // namespace gprov::providers::aws
