// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/profile_checks.hpp"
#include "analyzer/providers/small/validate_parts.hpp"
#include "analyzer/providers/small/validate_profiles.hpp"

// Mirrors provider-metal pkg/admission/validator/cloudprofile.go and
// pkg/apis/metal/validation/cloudprofile.go@v0.27.12. Not checked: endpoints and names of registry mirrors as URLs
// beyond their scheme.

namespace gprov::providers::small {
namespace {

using manifest::Member;
using manifest::Node;

constexpr const char* kRule = "metal/cloud-profile";
const std::string kControlPlanes = "spec.providerConfig.metalControlPlanes";

struct Partition {
  std::string path;  ///< upstream's: without "partitions"
  std::string place;
  const Node& node;
};

void check_list(Refusals& refusals, const Partition& partition, const Node* holder, const std::string& field,
                const char* member, bool (*valid)(const std::string&), const char* message) {
  const std::vector<std::string> values = holder == nullptr ? std::vector<std::string>() : texts(*holder, member);
  const std::string path = partition.path + ".networkIsolation." + field;
  const std::string place = partition.place + ".networkIsolation." + field;
  if (values.empty()) refusals.add(kRule, "Invalid", path, "may not be empty", "", place);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!valid(values[i])) {
      refusals.add(kRule, "Invalid", at_index(path, i), message, values[i], at_index(place, i));
    }
  }
}

bool is_range(const std::string& text) { return gardener::parse_cidr(text).has_value(); }

void check_mirror(Refusals& refusals, const Node& mirror, const std::string& path, const std::string& place) {
  const auto refuse = [&](const std::string& field, const char* message) {
    refusals.add(kRule, "Invalid", path + "." + field, message, "", place + "." + field);
  };
  const std::string endpoint = text(mirror, "endpoint");
  if (text(mirror, "name").empty()) refuse("name", "name of mirror may not be empty");
  if (!endpoint.starts_with("http:") && !endpoint.starts_with("https:")) {
    refuse("endpoint", "url must have the scheme http/s");
  }
  if (!is_address(text(mirror, "ip"))) refuse("ip", "invalid ip address");
  if (integer(mirror, "port") == 0) refuse("port", "must be a valid port");
  const std::vector<std::string> replaced = texts(mirror, "mirrorOf");
  if (replaced.empty()) refuse("mirrorOf", "registry mirror must replace existing registries");
  for (std::size_t i = 0; i < replaced.size(); ++i) {
    const std::string field = at_index("mirrorOf", i);
    if (replaced[i].empty()) refuse(field, "cannot be empty");
    if (replaced[i].find_first_of("/?#@") != std::string::npos) refuse(field, "not a valid registry host");
  }
}

void check_isolation(Refusals& refusals, const Partition& partition, const Node& isolation) {
  constexpr std::size_t kMostServers = 3;
  check_list(refusals, partition, &isolation, "dnsServers", "dnsServers", is_address, "invalid ip address");
  if (texts(isolation, "dnsServers").size() > kMostServers) {
    refusals.add(kRule, "Invalid", partition.path + ".networkIsolation.dnsServers",
                 "only up to 3 dns servers are allowed", "", partition.place + ".networkIsolation.dnsServers");
  }
  check_list(refusals, partition, &isolation, "ntpServers", "ntpServers", is_address, "invalid ip address");
  const Node* allowed = object(isolation, "allowedNetworks");
  check_list(refusals, partition, allowed, "allowedNetworks.egress", "egress", is_range, "invalid cidr");
  check_list(refusals, partition, allowed, "allowedNetworks.ingress", "ingress", is_range, "invalid cidr");
  const auto mirrors = list(isolation, "registryMirrors");
  const std::string field = ".networkIsolation.registryMirrors";
  if (mirrors.empty()) {
    refusals.add(kRule, "Invalid", partition.path + field, "may not be empty", "", partition.place + field);
  }
  for (std::size_t i = 0; i < mirrors.size(); ++i) {
    check_mirror(refusals, mirrors[i], at_index(partition.path + field, i), at_index(partition.place + field, i));
  }
}

void check_versions(Refusals& refusals, const Node& control_plane, const std::string& path) {
  const auto versions = list(control_plane, "firewallControllerVersions");
  std::set<std::string> seen;
  for (const Node& one : versions) {
    const auto classification = optional_text(one, "classification");
    if (classification && *classification != "preview" && *classification != "supported" &&
        *classification != "deprecated") {
      refusals.add(kRule, "NotSupported", path + ".firewallControllerVersions.classification",
                   "supported values: \"deprecated\", \"preview\", \"supported\"", *classification,
                   path + ".firewallControllerVersions");
    }
    seen.insert(text(one, "version"));
  }
  if (seen.size() == versions.size()) return;
  refusals.add(kRule, "Invalid", path + ".firewallcontrollerversions", "contains duplicate entries", "",
               path + ".firewallControllerVersions");
}

/// Isolation cannot be taken away, nor its DNS servers changed.
void keep_isolation(Refusals& refusals, const Partition& now, const Node& before) {
  const Node* old_isolation = object(before, "networkIsolation");
  if (old_isolation == nullptr) return;
  const Node* isolation = object(now.node, "networkIsolation");
  const std::string path = now.path + ".networkIsolation";
  if (isolation == nullptr) {
    return refusals.add(kRule, "Required", path, "cannot remove existing network isolations", "", now.place);
  }
  const std::string place = now.place + ".networkIsolation.dnsServers";
  const auto servers = texts(*isolation, "dnsServers"), old_servers = texts(*old_isolation, "dnsServers");
  if (servers.size() != old_servers.size()) {
    return refusals.add(kRule, "NotSupported", path + ".dnsServers", "the number of DNS servers cannot change", "",
                        place);
  }
  for (std::size_t i = 0; i < servers.size(); ++i) {
    if (servers[i] == old_servers[i]) continue;
    refusals.add(kRule, "NotSupported", at_index(path + ".dnsServers", i),
                 "supported values: \"" + old_servers[i] + "\"", servers[i], at_index(place, i));
  }
}

const Node* member_of(const Node* map, const char* first, std::string_view key) {
  const Node* all = map == nullptr ? nullptr : object(*map, first);
  return all == nullptr ? nullptr : object(*all, key);
}

void validate(const ProfileValidation& validation) {
  std::set<std::string> zones;
  for (const model::Region& region : validation.profile.regions) {
    for (const auto& zone : region.zones) zones.insert(zone.name);
  }
  std::string names;
  for (const std::string& zone : zones) names += (names.empty() ? "" : " ") + zone;
  const Node* before = validation.old == nullptr ? nullptr : map_of(validation.old->provider_config);
  const Node* all = object(validation.config, "metalControlPlanes");
  if (all == nullptr) return;
  for (const Member& control_plane : all->members()) {
    const std::string path = kControlPlanes + "." + std::string(control_plane.key);
    const std::string place = kControlPlanes + "[" + std::string(control_plane.key) + "]";
    check_versions(validation.refusals, control_plane.value, path);
    const Node* partitions = object(control_plane.value, "partitions");
    if (partitions == nullptr) continue;
    const Node* old_plane = member_of(before, "metalControlPlanes", control_plane.key);
    for (const Member& one : partitions->members()) {
      const std::string name(one.key);
      const Partition partition{path + "." + name, place + ".partitions[" + name + "]", one.value};
      if (!zones.contains(name)) {
        validation.refusals.add(kRule, "Invalid", path,
                                "the control plane has a partition that is not a configured zone in any of the cloud "
                                "profile regions: [" +
                                    names + "]",
                                name, partition.place);
      }
      if (const Node* isolation = object(one.value, "networkIsolation")) {
        check_isolation(validation.refusals, partition, *isolation);
      }
      if (const Node* old = member_of(old_plane, "partitions", one.key)) {
        keep_isolation(validation.refusals, partition, *old);
      }
    }
  }
}

/// Its images are not mapped.
void no_images(const ProfileValidation& /*validation*/) {}

}  // namespace

const ProfileRules kMetalProfiles{kRule, "providerConfig must be set for metal cloud profiles", validate, no_images};

}  // namespace gprov::providers::small
