// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>

#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/small/validate.hpp"
#include "analyzer/providers/small/validate_parts.hpp"

// Mirrors provider-metal pkg/admission/validator/shoot.go and pkg/apis/metal/validation@v0.27.12, which give paths
// without what stands before them; and what pkg/admission/mutator/defaulter.go fills in of a firewall.

namespace gprov::providers::small {
namespace {

using manifest::Node;

const std::string kInfrastructure = kInfrastructurePath;
constexpr const char* kRule = "metal/infrastructure";
constexpr const char* kTenant = "cluster.metal-stack.io/tenant";

/// The control plane of the CloudProfile that has a partition. Both are nullptr if none has.
struct Place {
  const Node* control_plane = nullptr;
  const Node* partition = nullptr;
};

Place find_partition(const Node& profile, const std::string& name) {
  const Node* all = object(profile, "metalControlPlanes");
  if (all == nullptr) return {};
  for (const manifest::Member& one : all->members()) {
    const Node* partitions = object(one.value, "partitions");
    if (const Node* partition = partitions == nullptr ? nullptr : object(*partitions, name)) {
      return {&one.value, partition};
    }
  }
  return {};
}

class Check {
 public:
  Check(const Validation& validation, const Node& config)
      : validation_(validation),
        config_(config),
        firewall_(object(config, "firewall")),
        profile_(validation.profile == nullptr ? nullptr : map_of(validation.profile->provider_config)) {
    if (profile_ != nullptr) place_ = find_partition(*profile_, text(config, "partitionID"));
  }

  void run() {
    if (validation_.old != nullptr) {
      if (changed()) update();
      if (any() || !same_tenant()) return;
    } else {
      against_profile(kInfrastructure);
      if (any()) return;
    }
    // A manifest whose old state has none either is an excerpt.
    if (validation_.old == nullptr && !validation_.shoot.metadata.annotations.contains(kTenant)) {
      return validation_.refusals.add(
          "metal/tenant-required", "Required", "metadata.annotations",
          std::string("cluster must be annotated with a tenant using the annotations: ") + kTenant);
    }
    infrastructure();
    if (!any()) against_profile(kInfrastructure);
    if (!any()) control_plane();
    if (!any()) workers();
  }

 private:
  [[nodiscard]] bool any() const { return validation_.refusals.any(); }
  [[nodiscard]] std::string of_firewall(const char* member) const {
    return firewall_ == nullptr ? "" : text(*firewall_, member);
  }
  [[nodiscard]] std::vector<std::string> networks() const {
    return firewall_ == nullptr ? std::vector<std::string>() : texts(*firewall_, "networks");
  }

  void refuse(const char* type, const std::string& path, const std::string& message, const std::string& place = "") {
    validation_.refusals.add(kRule, type, path, message, "", kInfrastructure + "." + (place.empty() ? path : place));
  }

  [[nodiscard]] bool changed() const {
    const Node* before = map_of(validation_.old->spec.provider.infrastructure_config);
    return before != nullptr && model::canonical_text({before}) != model::canonical_text({&config_});
  }

  /// #ValidateInfrastructureConfigUpdate
  void update() {
    for (const char* member : {"projectID", "partitionID"}) {
      keep_member(validation_, "metal/infrastructure-immutable", member, "Invalid", member, kImmutable);
    }
    offered("", "");
  }

  bool same_tenant() {
    const auto tenant_of = [&](const model::Shoot& shoot) {
      const auto found = shoot.metadata.annotations.find(kTenant);
      return found == shoot.metadata.annotations.end() ? "" : found->second;
    };
    if (tenant_of(*validation_.old) == tenant_of(validation_.shoot)) return true;
    validation_.refusals.add("metal/tenant-immutable", "Forbidden", "metadata.annotations",
                             "tenant annotation of a shoot is immutable", "",
                             std::string("metadata.annotations[") + kTenant + "]");
    return false;
  }

  /// #ValidateInfrastructureConfigAgainstCloudProfile
  void against_profile(const std::string& path) {
    if (validation_.profile != nullptr) {
      const auto& regions = validation_.profile->regions;
      const auto region = std::find_if(regions.begin(), regions.end(), [&](const model::Region& one) {
        return one.name == validation_.shoot.spec.region;
      });
      const std::string partition = text(config_, "partitionID");
      if (region != regions.end() && std::none_of(region->zones.begin(), region->zones.end(),
                                                  [&](const auto& zone) { return zone.name == partition; })) {
        refuse("Invalid", path + ".partitionID", "the region has no zone of that name", "partitionID");
      }
    }
    offered(path + ".", path + ".");
  }

  /// Networks, and what the CloudProfile offers a firewall.
  void offered(const std::string& partition_prefix, const std::string& firewall_prefix) {
    const std::string firewall = firewall_prefix + "firewall.";
    if (networks().empty()) {
      refuse("Required", firewall + "networks",
             "at least one external network needs to be defined as otherwise the cluster will under no circumstances "
             "be able to bootstrap",
             "firewall.networks");
    }
    if (profile_ == nullptr) return;
    if (place_.partition == nullptr) {
      return refuse("Invalid", partition_prefix + "partitionID",
                    "cloud profile does not define the given shoot partition", "partitionID");
    }
    choice("image", texts(*place_.control_plane, "firewallImages"), firewall);
    choice("size", texts(*place_.partition, "firewallTypes"), firewall);
    controller_version();
  }

  /// What is left out the mutator takes from the list.
  void choice(const char* member, const std::vector<std::string>& list, const std::string& prefix) {
    const std::string wanted = of_firewall(member);
    if (list.empty() || wanted.empty() || std::find(list.begin(), list.end(), wanted) != list.end()) return;
    std::string values;
    for (const std::string& one : std::set<std::string>(list.begin(), list.end())) {
      values += (values.empty() ? "" : " ") + one;
    }
    refuse("Invalid", prefix + member, "supported values: [" + values + "]", std::string("firewall.") + member);
  }

  /// #ValidateFirewallControllerVersion
  void controller_version() {
    const std::string wanted = of_firewall("controllerVersion");
    const bool latest = wanted.empty() || wanted == "auto";
    std::string versions;
    for (const Node& one : list(*place_.control_plane, "firewallControllerVersions")) {
      const std::string version = text(one, "version");
      const bool fits =
          latest ? text(one, "classification") == "supported" && hashing::parse_version(version) : version == wanted;
      if (fits) return;
      versions += (versions.empty() ? "" : " ") + version;
    }
    refuse("Required", "controllerVersion",
           latest ? "unable to detect most recent firewallcontrollerversion"
                  : "firewall controller version \"" + wanted + "\" was not found in available versions: [" + versions +
                        "]",
           "firewall.controllerVersion");
  }

  /// #ValidateInfrastructureConfig
  void infrastructure() {
    for (const char* member : {"projectID", "partitionID"}) {
      if (text(config_, member).empty()) refuse("Required", member, std::string(member) + " must be specified");
    }
    const bool has_images = place_.control_plane != nullptr && !list(*place_.control_plane, "firewallImages").empty();
    const bool has_types = place_.partition != nullptr && !list(*place_.partition, "firewallTypes").empty();
    if (profile_ != nullptr && !has_images && of_firewall("image").empty()) {
      refuse("Required", "firewall.image", "firewall image must be specified");
    }
    if (profile_ != nullptr && !has_types && of_firewall("size").empty()) {
      refuse("Required", "firewall.size", "firewall size must be specified");
    }
    const std::vector<std::string> known = networks();
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (!known[i].empty()) continue;
      refuse("Required", "firewall.networks[" + std::to_string(i) + "]",
             "firewall network must not be an empty string");
    }
    if (firewall_ == nullptr) return;
    rules("rateLimits", "rateLimit", "rate limit", known);
    rules("egressRules", "egressRules", "egress rule", known);
  }

  void rules(const char* member, const std::string& upstream, const std::string& people,
             const std::vector<std::string>& known) {
    const auto entries = list(*firewall_, member);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const std::string index = "[" + std::to_string(i) + "]", path = "firewall." + upstream + index;
      const std::string place = std::string("firewall.") + member + index, network = text(entries[i], "networkID");
      if (network.empty()) {
        refuse("Required", path, people + " network must not be an empty string", place);
      } else if (std::find(known.begin(), known.end(), network) == known.end()) {
        refuse("Required", path, people + " network must be present as cluster network", place);
      } else if (upstream == "egressRules") {
        const std::vector<std::string> addresses = texts(entries[i], "ips");
        if (addresses.empty()) refuse("Required", path, "egress rule must contain ip addresses to use", place);
        for (const std::string& one : addresses) {
          if (!is_address(one)) refuse("Required", path, "egress rule contains a malformed ip address", place);
        }
      }
    }
  }

  /// #ValidateControlPlaneConfigNetworkAccess
  void control_plane() {
    const model::RawExtension& raw = validation_.shoot.spec.provider.control_plane_config;
    if (!is_given(raw)) {
      return validation_.refusals.add("metal/config-unreadable", "", "",
                                      "panic: runtime error: invalid memory address or nil pointer dereference", "",
                                      kControlPlanePath);
    }
    if (!control_plane_readable(validation_, kMetalTypes, "metal/config-unreadable") || profile_ == nullptr) return;
    const auto access = optional_text(*map_of(raw), "networkAccessType");
    if (!access || *access == "baseline" || object(*place_.partition, "networkIsolation") != nullptr) return;
    const std::string path = kControlPlanePath;
    validation_.refusals.add("metal/network-access", "Invalid", path + ".networkAccessType",
                             "network access type requires partition's networkIsolation to be set");
    validation_.refusals.add("metal/network-access", "Required",
                             path + ".metalControlPlanes.partitions.networkIsolation",
                             "network isolation required if control plane config networkAccess is not baseline", "",
                             path + ".networkAccessType");
  }

  /// #ValidateWorkers; upstream forgets "workers" in these paths.
  void workers() {
    std::set<std::string> offered;
    if (validation_.profile != nullptr) {
      for (const auto& image : validation_.profile->machine_images) {
        for (const auto& version : image.versions) offered.insert(image.name + "-" + version.version);
      }
    }
    const auto& all = validation_.shoot.spec.provider.workers;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const std::string path = "spec.provider[" + std::to_string(i) + "]";
      const auto add = [&](const std::string& field, const std::string& message) {
        validation_.refusals.add("metal/worker", "Required", path + field, message, "", worker_path(i) + field);
      };
      if (all[i].volume) add(".volume", "volumes are not yet supported and must be nil");
      if (!all[i].zones.empty()) {
        add(".zones", "zone spreading is not supported, specify partition via infrastructure config");
      }
      const auto& image = all[i].machine.image;
      if (validation_.profile == nullptr || !image) continue;
      const std::string version = image->version.value_or("");
      if (offered.contains(image->name + "-" + version)) continue;
      std::string list;
      for (const std::string& one : offered) list += (list.empty() ? "" : " ") + one;
      add(".machine.image", "machine image " + image->name + " in version " + version +
                                " not offered, available images are: [" + list + "]");
    }
  }

  const Validation& validation_;
  const Node& config_;
  const Node* firewall_;
  const Node* profile_;
  Place place_;
};

}  // namespace

void validate_metal(const Validation& validation) {
  if (!readable(validation, kMetalTypes, "metal/config-unreadable", Strictness::strict)) return;
  Check(validation, *map_of(validation.shoot.spec.provider.infrastructure_config)).run();
}

}  // namespace gprov::providers::small
