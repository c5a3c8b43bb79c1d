// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <set>
#include <utility>

#include "analyzer/providers/openstack/validate.hpp"
#include "analyzer/providers/text_checks.hpp"
#include "hashing/release_bands_openstack.hpp"

// Mirrors pkg/apis/openstack/validation/controlplane.go and cloudprofile.go@v1.57.0.

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

constexpr const char* kRule = "openstack/control-plane-config";
constexpr const char* kPath = "spec.provider.controlPlaneConfig";

void validate_class(Refusals& refusals, const hashing::Version& extension, const LoadBalancerClass& one,
                    const std::string& path) {
  const auto& purpose = one.purpose;
  if (purpose && *purpose != "default" && *purpose != "private" && *purpose != "vpn") {
    refusals.add(kRule, "Invalid", path,
                 "invalid LoadBalancerClass purpose. Valid values are \"default\" or \"private\"", *purpose);
  }
  if (has(extension, Feature::names_checked)) {
    const auto check_uuid = [&](const std::optional<std::string>& id, const char* field) {
      if (id && !is_uuid(*id)) refusals.add(kRule, "Invalid", path + field, "must be a valid UUID");
    };
    check_uuid(one.floating_network_id, ".floatingNetworkID");
    check_uuid(one.floating_subnet_id, ".floatingSubnetID");
    validate_name(refusals, kRule, one.name, path + ".name");
    if (one.floating_subnet_name) {
      validate_name(refusals, kRule, *one.floating_subnet_name, path + ".floatingSubnetName");
    }
    if (one.floating_subnet_tags) {
      validate_name(refusals, kRule, *one.floating_subnet_tags, path + ".floatingSubnetTags");
    }
  }
  const bool id = one.floating_subnet_id.has_value(), name = one.floating_subnet_name.has_value(),
             tags = one.floating_subnet_tags.has_value();
  const char* clash = nullptr;
  if (id && name && tags) {
    clash = "cannot select floating subnet by id, name and tags in parallel";
  } else if (id && (name || tags)) {
    clash = "specify floating subnet id and name or tags is not possible";
  } else if (name && tags) {
    clash = "specify floating subnet name and id or tags is not possible";
  }
  if (clash != nullptr) refusals.add(kRule, "Forbidden", path, clash);
}

bool is_for(const LoadBalancerClass& one, const char* purpose) { return one.purpose == purpose || one.name == purpose; }

/// The providers of a region hide those without region; until v1.41 only the first of each kind counts.
bool offered(const std::vector<LoadBalancerProvider>& providers, const std::string& region, const std::string& wanted,
             const hashing::Version& extension) {
  std::vector<std::string> regional, anywhere;
  for (const LoadBalancerProvider& provider : providers) {
    if (!provider.region) anywhere.push_back(provider.name);
    if (provider.region == region) regional.push_back(provider.name);
  }
  std::vector<std::string>& names = regional.empty() ? anywhere : regional;
  if (!has(extension, Feature::regional_load_balancers) && names.size() > 1) names.resize(1);
  return std::find(names.begin(), names.end(), wanted) != names.end();
}

bool alike(const LoadBalancerClass& a, const LoadBalancerClass& b) {
  return a.floating_network_id == b.floating_network_id && a.floating_subnet_id == b.floating_subnet_id &&
         a.floating_subnet_name == b.floating_subnet_name && a.floating_subnet_tags == b.floating_subnet_tags &&
         a.subnet_id == b.subnet_id;
}

void validate_offered_classes(Validation& validation, const ControlPlaneConfig& config,
                              const InfrastructureConfig& infrastructure) {
  if (config.load_balancer_classes.empty()) return;
  const FloatingPoolChoice choice =
      find_floating_pool(*validation.profile, validation.shoot.spec.region, infrastructure.floating_pool_name);
  if (choice.fit == FloatingPoolFit::missing) {
    return validation.refusals.add("openstack/floating-pool", "Invalid", "floatingPoolName",
                                   "supported values: " + choice.supported);
  }
  if (choice.pool == nullptr || choice.pool->load_balancer_classes.empty()) return;
  for (std::size_t i = 0; i < config.load_balancer_classes.size(); ++i) {
    const auto& all = choice.pool->load_balancer_classes;
    const bool known = std::any_of(all.begin(), all.end(), [&](const LoadBalancerClass& one) {
      return alike(config.load_balancer_classes[i], one);
    });
    if (known) continue;
    validation.refusals.add(kRule, "NotSupported",
                            std::string(kPath) + ".loadBalancerClasses[" + std::to_string(i) + "]",
                            "the CloudProfile's floating pool has no such load balancer class");
  }
}

}  // namespace

void validate_load_balancer_classes(Refusals& refusals, const hashing::Version& extension,
                                    const std::vector<LoadBalancerClass>& classes, const std::string& path) {
  std::set<std::string> names;
  bool has_default = false, has_private = false;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const std::string place = path + "[" + std::to_string(i) + "]";
    validate_class(refusals, extension, classes[i], place);
    if (!names.insert(classes[i].name).second) {
      refusals.add(kRule, "Duplicate", place + ".name", "Duplicate value: \"" + classes[i].name + "\"");
    }
    if (is_for(classes[i], "default") && std::exchange(has_default, true)) {
      refusals.add(kRule, "Invalid", path, "not allowed to configure multiple default load balancer classes");
    }
    if (is_for(classes[i], "private") && std::exchange(has_private, true)) {
      refusals.add(kRule, "Invalid", path, "not allowed to configure multiple private load balancer classes");
    }
  }
}

void validate_control_plane(Validation& validation, const ControlPlaneConfig& config,
                            const InfrastructureConfig& infrastructure) {
  Refusals& refusals = validation.refusals;
  const std::string path = kPath;
  if (config.load_balancer_provider.empty()) {
    refusals.add(kRule, "Required", path + ".loadBalancerProvider",
                 "must provide the name of a load balancer provider");
  }
  const std::string classes = path + ".loadBalancerClasses";
  validate_load_balancer_classes(refusals, validation.extension, config.load_balancer_classes, classes);
  for (std::size_t i = 0; i < config.load_balancer_classes.size(); ++i) {
    if (config.load_balancer_classes[i].purpose != "vpn") continue;
    refusals.add(kRule, "Invalid", classes + "[" + std::to_string(i) + "]",
                 "not allowed to specify a LoadBalancerClass with purpose \"vpn\"");
  }
  if (config.manila && !infrastructure.networks.share_network.value_or(false)) {
    refusals.add(kRule, "Invalid", path + ".storage.csiManila.enabled",
                 "share network must be created if CSI manila driver is enabled");
  }
}

void validate_control_plane_against_profile(Validation& validation, const ControlPlaneConfig* old,
                                            const ControlPlaneConfig& config,
                                            const InfrastructureConfig& infrastructure) {
  if (validation.profile == nullptr) return;
  const bool other_provider = old == nullptr || old->load_balancer_provider != config.load_balancer_provider;
  if (other_provider && !offered(validation.profile->load_balancer_providers, validation.shoot.spec.region,
                                 config.load_balancer_provider, validation.extension)) {
    validation.refusals.add(kRule, "NotSupported", std::string(kPath) + ".loadBalancerProvider",
                            "the CloudProfile does not offer this load balancer provider in the region");
  }
  if (old == nullptr || old->load_balancer_classes != config.load_balancer_classes) {
    validate_offered_classes(validation, config, infrastructure);
  }
}

}  // namespace gprov::providers::openstack
