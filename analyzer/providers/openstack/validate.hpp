// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/providers/openstack/config.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refusals.hpp"

// The extension's validating webhooks, in the order of upstream's checks. Paths and types are upstream's, messages its
// text without the value.

namespace gprov::providers::openstack {

/// Mirrors pkg/admission/validator/shoot.go#Validate@v1.57.0. Not judged: credentials of DNS providers.
void validate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/cloudprofile.go#Validate@v1.57.0. Not judged: certificates, and whether flavors of
/// an image have a mapping, since the mutator writes them from the mappings.
void validate_profile(const ProfileRequest& request);
/// Only the images of the providerConfig, with or without a mapping; cloudprofile.go#ValidateProviderMachineImage.
void check_profile_images(const ProfileRequest& request);
/// What its decoder, or that of a mutating webhook, refuses.
[[nodiscard]] std::optional<std::string> decode_profile_config(const model::RawExtension& raw,
                                                               const hashing::Version& extension, Reader reader);

/// What the checks of one request share.
struct Validation {
  const model::Shoot& shoot;
  const hashing::Version& extension;
  const CloudProfileConfig* profile = nullptr;  ///< nullptr: not given, nothing is held against it
  Refusals& refusals;
};

// validate_infrastructure.cpp
void validate_infrastructure(Validation& validation, const InfrastructureConfig& config);
void validate_infrastructure_update(Validation& validation, const InfrastructureConfig& old,
                                    const InfrastructureConfig& config);
/// The floating pool that fits, as far as that can be told without knowing the domain of the credentials.
enum class FloatingPoolFit : std::uint8_t { found, missing };
struct FloatingPoolChoice {
  FloatingPoolFit fit = FloatingPoolFit::found;
  const FloatingPool* pool = nullptr;  ///< nullptr where the domain decides
  std::string supported;               ///< valid values, as upstream's text lists them
};
[[nodiscard]] FloatingPoolChoice find_floating_pool(const CloudProfileConfig& profile, const std::string& region,
                                                    const std::string& name);
void validate_floating_pool(Validation& validation, const InfrastructureConfig& config);

// validate_control_plane.cpp
void validate_control_plane(Validation& validation, const ControlPlaneConfig& config,
                            const InfrastructureConfig& infrastructure);
/// `old` is nullptr on creation.
void validate_control_plane_against_profile(Validation& validation, const ControlPlaneConfig* old,
                                            const ControlPlaneConfig& config,
                                            const InfrastructureConfig& infrastructure);
void validate_load_balancer_classes(Refusals& refusals, const hashing::Version& extension,
                                    const std::vector<LoadBalancerClass>& classes, const std::string& path);

// validate_workers.cpp
void validate_workers(Validation& validation);
void validate_workers_update(Validation& validation, const model::Shoot& old);

// validate_names.cpp
/// Mirrors pkg/apis/openstack/validation/filter.go#validateResourceName@v1.57.0.
void validate_name(Refusals& refusals, const char* rule, const std::string& name, const std::string& path);

}  // namespace gprov::providers::openstack
