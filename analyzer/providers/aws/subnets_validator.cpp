// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>
#include <set>

#include "analyzer/providers/aws/admission.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kRule = "aws/infrastructure-invalid";
constexpr std::string_view kReservedKey = "Name";
constexpr std::array<std::string_view, 2> kReservedPrefixes = {"kubernetes.io", "gardener.cloud"};

void check_subnet_id(Findings& findings, const std::string& id, const std::string& path, bool vpc_given,
                     std::set<std::string>& seen) {
  check_pattern(findings, kRule, Pattern::subnet_id, id, path);
  if (!vpc_given) findings.add(kRule, "Forbidden", path, "subnet ID references require VPC.ID to be set");
  if (!seen.insert(id).second) findings.add(kRule, "Duplicate", path, quoted(id) + " is there twice");
}

void check_uniform(Findings& findings, const InfrastructureConfig& config,
                   const std::optional<std::string> Zone::*member, const char* field) {
  const bool any = std::any_of(config.zones.begin(), config.zones.end(),
                               [&](const Zone& zone) { return (zone.*member).has_value(); });
  if (!any) return;
  for (std::size_t i = 0; i < config.zones.size(); ++i) {
    if (!config.zones[i].workers_subnet || config.zones[i].*member) continue;
    findings.add(kRule, "Required", "networks.zones[" + std::to_string(i) + "]." + field,
                 std::string("all BYO zones must specify ") + field + " when any zone has it");
  }
}

void check_modes(Findings& findings, const InfrastructureConfig& config) {
  if (config.zones.empty()) return;
  const bool own = std::any_of(config.zones.begin(), config.zones.end(),
                               [](const Zone& zone) { return zone.workers_subnet.has_value(); });
  const bool managed =
      std::any_of(config.zones.begin(), config.zones.end(), [](const Zone& zone) { return zone.workers.has_value(); });
  if (own && managed) findings.add(kRule, "Forbidden", "networks.zones", "all zones must use the same approach");
  if (!own && !managed) {
    findings.add(kRule, "Required", "networks.zones",
                 "each zone must specify either workers (CIDR) or workersSubnetID");
  }
  if (own && config.file_system && config.file_system->enabled && !config.file_system->id) {
    findings.add(kRule, "Required", "elasticFileSystem.id", "elasticFileSystem.id is required in BYO mode");
  }
  if (own && config.zones.size() > 1) {
    check_uniform(findings, config, &Zone::public_subnet, "publicSubnetID");
    check_uniform(findings, config, &Zone::internal_subnet, "internalSubnetID");
  }
}

struct Seen {
  std::set<std::string> workers, balancers;
};

void check_zone(Findings& findings, const Zone& zone, const std::string& path, bool vpc_given, Seen& seen) {
  if (!zone.workers && !zone.workers_subnet) {
    findings.add(kRule, "Required", path, "must specify either workers (CIDR) or workersSubnetID");
  }
  if (zone.workers && zone.workers_subnet) {
    findings.add(kRule, "Invalid", path + ".workers", "cannot specify both workers (CIDR) and workersSubnetID");
  }
  if (!zone.workers_subnet) {
    if (zone.public_subnet) {
      findings.add(kRule, "Forbidden", path + ".publicSubnetID", "only allowed when workersSubnetID is set");
    }
    if (zone.internal_subnet) {
      findings.add(kRule, "Forbidden", path + ".internalSubnetID", "only allowed when workersSubnetID is set");
    }
    return;
  }
  check_subnet_id(findings, *zone.workers_subnet, path + ".workersSubnetID", vpc_given, seen.workers);
  if (zone.internal) findings.add(kRule, "Forbidden", path + ".internal", "forbidden when workersSubnetID is set");
  if (zone.public_) findings.add(kRule, "Forbidden", path + ".public", "forbidden when workersSubnetID is set");
  if (zone.public_subnet) {
    check_subnet_id(findings, *zone.public_subnet, path + ".publicSubnetID", vpc_given, seen.balancers);
  }
  if (zone.internal_subnet) {
    const std::string at = path + ".internalSubnetID";
    check_subnet_id(findings, *zone.internal_subnet, at, vpc_given, seen.balancers);
    if (zone.internal_subnet == zone.public_subnet) {
      findings.add(kRule, "Invalid", at, "internalSubnetID must differ from publicSubnetID in the same zone");
    }
  }
}

void check_key(Findings& findings, const std::string& key, const std::string& path) {
  if (key == kReservedKey) findings.add(kRule, "Invalid", path, "must not ignore reserved key \"Name\"");
  for (const std::string_view prefix : kReservedPrefixes) {
    if (!key.starts_with(prefix)) continue;
    return findings.add(kRule, "Invalid", path,
                        "must not ignore key with reserved prefix \"" + std::string(prefix) + "\"");
  }
}

void check_prefix(Findings& findings, const std::string& prefix, const std::string& path) {
  if (kReservedKey.starts_with(prefix)) {
    findings.add(kRule, "Invalid", path, "must not include reserved key \"Name\"");
  }
  for (const std::string_view reserved : kReservedPrefixes) {
    if (!prefix.starts_with(reserved) && !reserved.starts_with(prefix)) continue;
    return findings.add(kRule, "Invalid", path,
                        "must not include reserved key prefix \"" + std::string(reserved) + "\"");
  }
}

/// Whether the text is fit to be looked at further.
bool check_tag(Findings& findings, const std::string& tag, const std::string& path) {
  const std::size_t before = findings.list.size();
  if (findings.has(Feature::regular_expressions)) {
    check_pattern(findings, kRule, Pattern::tag_key, tag, path);
  } else if (tag.empty()) {
    findings.add(kRule, "Invalid", path, "ignored key must not be empty");
  }
  return findings.list.size() == before;
}

}  // namespace

void check_user_subnets(Findings& findings, const InfrastructureConfig& config) {
  const bool own = std::any_of(config.zones.begin(), config.zones.end(),
                               [](const Zone& zone) { return zone.workers_subnet.has_value(); });
  if (own && !config.vpc.gateway_endpoints.empty()) {
    findings.add(kRule, "Forbidden", "networks.vpc.gatewayEndpoints", "gatewayEndpoints are not supported in BYO mode");
  }
  if (config.nodes_security_group) {
    const std::string path = "networks.nodesSecurityGroupID";
    check_pattern(findings, kRule, Pattern::security_group, *config.nodes_security_group, path);
    if (!config.vpc.id) findings.add(kRule, "Forbidden", path, "nodesSecurityGroupID requires VPC.ID to be set");
  }
  check_modes(findings, config);
  Seen seen;
  for (std::size_t i = 0; i < config.zones.size(); ++i) {
    check_zone(findings, config.zones[i], "networks.zones[" + std::to_string(i) + "]", config.vpc.id.has_value(), seen);
  }
}

void check_ignored_tags(Findings& findings, const IgnoreTags& tags) {
  for (std::size_t i = 0; i < tags.keys.size(); ++i) {
    const std::string path = "ignoreTags.keys[" + std::to_string(i) + "]";
    if (check_tag(findings, tags.keys[i], path)) check_key(findings, tags.keys[i], path);
  }
  for (std::size_t i = 0; i < tags.prefixes.size(); ++i) {
    const std::string path = "ignoreTags.keyPrefixes[" + std::to_string(i) + "]";
    if (check_tag(findings, tags.prefixes[i], path)) check_prefix(findings, tags.prefixes[i], path);
  }
}

}  // namespace gprov::providers::aws
