// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::azure {

/// What the extension's validating webhook refuses of a Shoot, by release: networking, infrastructureConfig against
/// itself, the old one and the CloudProfile's regions, workers and their providerConfigs. Of
/// the controlPlaneConfig only the decoding; DNS providers are left out: they need objects that are not given.
/// Mirrors pkg/admission/validator/shoot.go#Validate@v1.62.1 and before.
void validate(const WebhookRequest& request);

/// The same for a CloudProfile. Mirrors pkg/admission/validator/cloudprofile.go#Validate@v1.62.1 and before.
void validate_profile(const ProfileRequest& request);
/// Only the images of the providerConfig, with or without a mapping; cloudprofile.go#ValidateProviderMachineImage.
void check_profile_images(const ProfileRequest& request);
/// What its decoder, or that of a mutating webhook, refuses.
[[nodiscard]] std::optional<std::string> decode_profile_config(const model::RawExtension& raw,
                                                               const hashing::Version& extension, Reader reader);

}  // namespace gprov::providers::azure
