// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/validate.hpp"

#include <algorithm>

#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/dns_credentials.hpp"
#include "analyzer/providers/feature_gates.hpp"
#include "analyzer/providers/openstack/schema.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

const std::string kInfrastructurePath = "spec.provider.infrastructureConfig";
const std::string kControlPlanePath = "spec.provider.controlPlaneConfig";

struct Configs {
  InfrastructureConfig infrastructure;
  ControlPlaneConfig control_plane;
};

/// One of a Shoot's two configurations, as admission reads it. Says why not, where that fails.
bool readable(Validation& validation, const model::RawExtension& raw, const model::TypeSpec& type,
              const std::string& path, Strictness strictness) {
  const std::string field = path.substr(path.rfind('.') + 1);
  if (!is_given(raw)) {
    validation.refusals.add("openstack/config-missing", "Required", path, field + " must be set for OpenStack shoots");
    return false;
  }
  const auto error = decode_error(raw, type, kApiVersion, strictness, Reader::admission);
  if (error)
    validation.refusals.add("openstack/config-not-decoded", "", "", "error decoding " + field + ": " + *error, "",
                            path);
  return !error;
}

/// Mirrors validator/shoot.go#newValidationContext: the first problem ends it.
std::optional<Configs> open(Validation& validation, const model::Shoot& shoot, Strictness strictness) {
  const model::Provider& provider = shoot.spec.provider;
  const hashing::Version& extension = validation.extension;
  if (!readable(validation, provider.infrastructure_config, infrastructure_config_of(extension), kInfrastructurePath,
                strictness) ||
      !readable(validation, provider.control_plane_config, kControlPlaneConfig, kControlPlanePath, strictness)) {
    return std::nullopt;
  }
  return Configs{read_infrastructure_config(provider.infrastructure_config).value_or(InfrastructureConfig{}),
                 read_control_plane_config(provider.control_plane_config).value_or(ControlPlaneConfig{})};
}

void validate_networking(Validation& validation, const InfrastructureConfig& config) {
  const model::Networking& networking = *validation.shoot.spec.networking;
  const auto add = [&](const char* type, const std::string& path, const char* message) {
    validation.refusals.add("openstack/networking", type, path, message);
  };
  if (!networking.nodes) {
    add("Required", "spec.networking.nodes", "a nodes CIDR must be provided for Openstack shoots");
  }
  const auto& families = networking.ip_families;
  const bool dual_stack = families.size() > 1;
  if (has(validation.extension, Feature::ip_families_checked)) {
    if (families.size() == 1 && families.front() == "IPv6") {
      add("Invalid", "spec.networking.ipFamilies", "IPv6 single-stack networking is not supported");
    }
    if (dual_stack && !has(validation.extension, Feature::dual_stack)) {
      add("Invalid", "spec.networking.ipFamilies", "dual-stack networking is not supported");
    }
  }
  validate_infrastructure(validation, config);
  if (!dual_stack || !has(validation.extension, Feature::dual_stack)) return;
  const auto& ipv6 = config.networks.ipv6;
  if (!ipv6 || (!ipv6->subnet_pool_id && ipv6->node_cidr.empty())) {
    add("Required", kInfrastructurePath,
        "either networks.ipv6.subnetPoolID or networks.ipv6 CIDRs must be set for dual-stack shoots");
  }
}

void validate_shoot(Validation& validation, const Configs& configs, const hashing::Version& library) {
  if (validation.shoot.spec.networking) validate_networking(validation, configs.infrastructure);
  validate_control_plane(validation, configs.control_plane, configs.infrastructure);
  refuse(validation.refusals, "openstack/control-plane-config", refused_manager_gates(validation.shoot, library));
  refuse(validation.refusals, "openstack/dns-credentials",
         refused_dns_providers(validation.shoot, validation.extension));
  validate_workers(validation);
}

/// What the CloudProfile no longer allows stays allowed where it is in use.
bool asks_profile_again(const Configs& old, const Configs& now, bool has_credentials) {
  const bool other_provider = old.control_plane.load_balancer_provider != now.control_plane.load_balancer_provider;
  // Upstream compares pointers here, so any zone counts as changed.
  const bool zone = old.control_plane.zone.has_value() || now.control_plane.zone.has_value();
  return (has_credentials && other_provider) || zone ||
         old.control_plane.load_balancer_classes != now.control_plane.load_balancer_classes ||
         old.infrastructure.floating_pool_name != now.infrastructure.floating_pool_name;
}

/// Where an earlier step refuses, upstream forgets what came before it.
void keep_only(std::vector<gardener::Rejection>& rejections, std::size_t from, std::size_t until) {
  const auto at = [&](std::size_t index) { return rejections.begin() + static_cast<std::ptrdiff_t>(index); };
  rejections.erase(at(from), at(until));
}

}  // namespace

void validate(const WebhookRequest& request) {
  const model::Shoot& shoot = request.shoot;
  if (shoot.spec.provider.workers.empty()) return;
  std::optional<CloudProfileConfig> profile;
  if (request.profile != nullptr) profile = read_cloud_profile_config(request.profile->provider_config);
  Refusals refusals(request.rejections, "Shoot");
  Validation validation{shoot, request.environment.extension, profile ? &*profile : nullptr, refusals};

  std::optional<Configs> old;
  if (request.old != nullptr) {
    old = open(validation, *request.old, Strictness::lenient);
    if (!old) return;
  }
  const auto now = open(validation, shoot, Strictness::strict);
  if (!now) return;
  if (request.profile != nullptr) {
    const auto& raw = request.profile->provider_config;
    const auto error = is_given(raw) ? decode_error(raw, cloud_profile_config_of(validation.extension), kApiVersion,
                                                    Strictness::strict, Reader::admission)
                                     : std::optional<std::string>("providerConfig is not given");
    if (error) {
      return refusals.add("openstack/config-not-decoded", "", "",
                          "an error occurred while reading the cloud profile: " + *error);
    }
  }

  const bool has_credentials = shoot.spec.secret_binding_name || shoot.spec.credentials_binding_name;
  const std::size_t before = request.rejections.size();
  if (old) validate_infrastructure_update(validation, old->infrastructure, now->infrastructure);
  const bool other_pool = !old || old->infrastructure.floating_pool_name != now->infrastructure.floating_pool_name;
  if (has_credentials && other_pool) validate_floating_pool(validation, now->infrastructure);
  if (old ? asks_profile_again(*old, *now, has_credentials) : has_credentials) {
    validate_control_plane_against_profile(validation, old ? &old->control_plane : nullptr, now->control_plane,
                                           now->infrastructure);
  }
  if (old) {
    const std::size_t until = request.rejections.size();
    validate_workers_update(validation, *request.old);
    if (request.rejections.size() > until) return keep_only(request.rejections, before, until);
  }
  validate_shoot(validation, *now, request.environment.library);
}

}  // namespace gprov::providers::openstack
