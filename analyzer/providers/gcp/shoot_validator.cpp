// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/dns_credentials.hpp"
#include "analyzer/providers/feature_gates.hpp"
#include "analyzer/providers/gcp/schema.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "analyzer/providers/gcp/webhooks.hpp"

namespace gprov::providers::gcp {
namespace {

const std::string kProvider = "spec.provider";

/// Upstream reads the configs of a Shoot before it looks at anything, and tells the first thing that it cannot read.
/// Mirrors pkg/admission/validator/shoot.go#newValidationContext@v1.54.1.
bool readable(const Validation& validation, const model::Shoot& shoot, const model::CloudProfileSpec* profile,
              Strictness strictness) {
  const auto config = [&](const model::RawExtension& raw, const model::TypeSpec& type, const std::string& name) {
    if (!is_given(raw)) {
      validation.refusals.add("gcp/config-missing", "Required", kProvider + "." + name,
                              name + " must be set for GCP shoots");
      return false;
    }
    const auto error = decode_error(raw, type, kApiVersion, strictness, Reader::admission);
    if (error) {
      validation.refusals.add("gcp/config-undecodable", "", "", "error decoding " + name + ": " + *error, "",
                              kProvider + "." + name);
    }
    return !error;
  };
  const model::Provider& provider = shoot.spec.provider;
  const hashing::Version& extension = validation.extension;
  if (!config(provider.infrastructure_config, infrastructure_config_of(extension), "infrastructureConfig"))
    return false;
  if (!config(provider.control_plane_config, control_plane_config_of(extension), "controlPlaneConfig")) return false;
  if (profile == nullptr) return true;
  if (!is_given(profile->provider_config)) {
    validation.refusals.add("gcp/config-missing", "", "", "providerConfig is not given for the cloud profile");
    return false;
  }
  const auto error = decode_error(profile->provider_config, cloud_profile_config_of(extension), kApiVersion, strictness,
                                  Reader::admission);
  if (error) {
    validation.refusals.add("gcp/config-undecodable", "", "",
                            "an error occurred while reading the cloud profile: " + *error);
  }
  return !error;
}

/// Mirrors #validateUpdate@v1.54.1 as far as it compares.
void compare(const Validation& validation, const model::Shoot& before, const model::Shoot& after) {
  const manifest::Node* old_infrastructure = map_of(before.spec.provider.infrastructure_config);
  const manifest::Node* new_infrastructure = map_of(after.spec.provider.infrastructure_config);
  validate_infrastructure_update(validation, *old_infrastructure, *new_infrastructure);
  const manifest::Node* old_control = map_of(before.spec.provider.control_plane_config);
  const manifest::Node* new_control = map_of(after.spec.provider.control_plane_config);
  if (text(*old_control, "zone") != text(*new_control, "zone")) {
    validation.refusals.add("gcp/control-plane-zone", "Invalid", kProvider + ".controlPlaneConfig.zone",
                            "field is immutable");
  }
  validate_workers_update(validation, before, after);
}

/// Mirrors #validateContext@v1.54.1.
void validate_all(const Validation& validation, const WebhookRequest& request) {
  const model::Shoot& shoot = request.shoot;
  if (shoot.spec.networking) {
    validate_networking(validation, shoot);
    validate_infrastructure(validation, *map_of(shoot.spec.provider.infrastructure_config), *shoot.spec.networking);
  }
  validate_workers(validation, shoot);
  validate_control_plane(validation, *map_of(shoot.spec.provider.control_plane_config), shoot, request.profile);
  refuse(validation.refusals, "gcp/control-plane-config", refused_manager_gates(shoot, request.environment.library));
  refuse(validation.refusals, "gcp/dns-credentials", refused_dns_providers(shoot, validation.extension));
  const auto& workers = shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::RawExtension& raw = workers[i].provider_config;
    const std::string path = kProvider + ".workers[" + std::to_string(i) + "]";
    const auto error = is_given(raw) ? decode_error(raw, worker_config_of(validation.extension), kApiVersion,
                                                    Strictness::strict, Reader::admission)
                                     : std::nullopt;
    if (error) {
      validation.refusals.add("gcp/config-undecodable", "Invalid", path + ".providerConfig",
                              "invalid providerConfig: " + *error);
      continue;
    }
    const manifest::Node* config = map_of(raw);
    if (config == nullptr && validation.has(hashing::gcp::Feature::patterns)) continue;
    validate_worker_config(validation, config, workers[i], path);
  }
}

}  // namespace

void validate(const WebhookRequest& request) {
  if (request.shoot.spec.provider.workers.empty()) return;
  Refusals refusals(request.rejections, "Shoot");
  const Validation validation{refusals, request.environment.extension};
  // The old Shoot is read with the CloudProfile of today, and leniently.
  if (request.old != nullptr && !readable(validation, *request.old, request.profile, Strictness::lenient)) {
    return;
  }
  if (!readable(validation, request.shoot, request.profile, Strictness::strict)) return;
  if (request.old != nullptr) compare(validation, *request.old, request.shoot);
  validate_all(validation, request);
}

}  // namespace gprov::providers::gcp
