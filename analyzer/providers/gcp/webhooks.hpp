// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

// The webhooks of the extension's admission. Not followed: feature gates of the cloud-controller-manager, and
// credentials of DNS providers, which no manifest holds.

namespace gprov::providers::gcp {

/// Turns the overlay of a new Shoot's network off, keeps that of an old one, and turns the SNAT of upstream DNS off
/// with it. Mirrors pkg/admission/mutator/shoot.go@v1.54.1.
void mutate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/shoot.go@v1.54.1, and what it was since v1.37. It skips nothing but Shoots without
/// workers.
void validate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/cloudprofile.go@v1.54.1, and what it was since v1.37.
void validate_profile(const ProfileRequest& request);
/// Only the images of the providerConfig, with or without a mapping; cloudprofile.go#ValidateProviderMachineImage.
void check_profile_images(const ProfileRequest& request);
/// What its decoder, or that of a mutating webhook, refuses.
[[nodiscard]] std::optional<std::string> decode_profile_config(const model::RawExtension& raw,
                                                               const hashing::Version& extension, Reader reader);

}  // namespace gprov::providers::gcp
