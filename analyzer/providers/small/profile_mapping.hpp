// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/small/traits.hpp"

// Images of the smaller providers' CloudProfileConfigs, and whether each version of the CloudProfile has one.

namespace gprov::providers::small {

/// Mirrors cloudprofile.go#ValidateProviderMachineImage of provider-ironcore@v0.6.0 and provider-stackit@v2.20.0, and
/// #validateMachineImages of provider-local@v1.149.3.
void check_ironcore_images(const ProfileValidation& validation);
void check_local_images(const ProfileValidation& validation);
void check_stackit_images(const ProfileValidation& validation);

/// Mirrors cloudprofile.go#validateProviderImagesMapping and #validateMachineImageMapping of the same.
void check_ironcore_mapping(const ProfileValidation& validation);
void check_local_mapping(const ProfileValidation& validation);
void check_stackit_mapping(const ProfileValidation& validation);

}  // namespace gprov::providers::small
