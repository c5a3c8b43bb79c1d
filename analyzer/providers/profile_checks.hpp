// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/refusals.hpp"

// What the validating webhooks of several extensions ask of a CloudProfileConfig alike.

namespace gprov::providers {

/// path[3]
[[nodiscard]] std::string at_index(const std::string& path, std::size_t index);

/// Whether Gardener knows the architecture.
[[nodiscard]] bool is_architecture(const std::string& text);

/// The flavors of an image version as they count: one with everything if there are none, and each with what the profile
/// defines where it says nothing.
/// Mirrors core v1beta1/helper/cloudprofile.go#GetImageFlavorsWithAppliedDefaults@v1.147.2.
[[nodiscard]] std::vector<model::Capabilities> defaulted_flavors(const std::vector<model::CapabilityFlavor>& flavors,
                                                                 const Definitions& definitions);

/// Mirrors pkg/utils/gardener/cloudprofile.go#ValidateCapabilities@v1.147.2.
void check_capabilities(Refusals& refusals, const char* rule, const model::Capabilities& capabilities,
                        const Definitions& definitions, const std::string& path);

}  // namespace gprov::providers
