// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

// The admission webhooks of provider-alicloud.

namespace gprov::providers::alicloud {

/// What the mutating webhook writes: encryption of new volumes (root volumes only of images that Alicloud does not own)
/// and that of old ones where the manifest leaves it out, the overlay network, the CSI's attach-detach controller, the
/// task that makes encrypted copies. Mirrors pkg/admission/mutator/shoot.go#Mutate@v1.71.0 (since v1.49.0, except that
/// until then only calico's and cilium's overlay was defaulted).
void mutate(const WebhookRequest& request);

/// Of the Shoot: infrastructure first, then workers, networking, and what holds for any Shoot; the first group with
/// errors ends it, and an unchanged Shoot is checked, too.
/// Mirrors pkg/admission/validator/shoot.go#Validate@v1.71.0.
void validate(const WebhookRequest& request);

/// Mirrors pkg/admission/validator/cloudprofile.go#Validate@v1.71.0.
void validate_profile(const ProfileRequest& request);
/// Only the images of the providerConfig, with or without a mapping; cloudprofile.go#ValidateProviderMachineImage.
void check_profile_images(const ProfileRequest& request);
/// What its decoder, or that of a mutating webhook, refuses.
[[nodiscard]] std::optional<std::string> decode_profile_config(const model::RawExtension& raw,
                                                               const hashing::Version& extension, Reader reader);

}  // namespace gprov::providers::alicloud
