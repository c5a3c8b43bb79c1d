// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"

// Gardener's capabilities of machine types and images, and the choice of the best flavor.

namespace gprov::providers {

using Definitions = std::vector<model::CapabilityDefinition>;

inline constexpr std::string_view kArchitecture = "architecture";

/// A CloudProfile without machineCapabilities is read as if it defined the architecture.
/// Mirrors provider-aws pkg/apis/aws/helper/helper.go#NormalizeCapabilityDefinitions@v1.73.0; the others have it alike.
[[nodiscard]] Definitions normalize(const Definitions& definitions);

/// A machine type that says nothing of its architecture has the only one that is defined, else `architecture`.
/// Mirrors #NormalizeMachineTypeCapabilities.
[[nodiscard]] model::Capabilities normalize(model::Capabilities capabilities, const std::string& architecture,
                                            const Definitions& definitions);

/// Only defined capabilities; those left out have every defined value.
/// Mirrors core v1beta1/types_cloudprofile.go#GetCapabilitiesWithAppliedDefaults@v1.144.2.
[[nodiscard]] model::Capabilities with_defaults(const model::Capabilities& capabilities,
                                                const Definitions& definitions);

/// Mirrors core v1beta1/helper/cloudprofile.go#AreCapabilitiesCompatible@v1.144.2.
[[nodiscard]] bool compatible(const model::Capabilities& a, const model::Capabilities& b,
                              const Definitions& definitions);

/// Mirrors #AreCapabilitiesEqual: as sets of values.
[[nodiscard]] bool equal(const model::Capabilities& a, const model::Capabilities& b);

/// Index of the best flavor; nothing if none fits or if several are left.
/// Mirrors extensions/pkg/controller/worker/cloudprofile.go#FindBestImageFlavor@v1.144.2.
[[nodiscard]] std::optional<std::size_t> best_flavor(std::span<const model::Capabilities> flavors,
                                                     const model::Capabilities& machine,
                                                     const Definitions& definitions);

/// As Go prints a map: map[architecture:[amd64] b:[c d]].
[[nodiscard]] std::string go_text(const model::Capabilities& capabilities);

}  // namespace gprov::providers
