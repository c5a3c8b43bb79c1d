// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"

// The two ways in which profiles tell architectures, plain fields and the capability "architecture", and how Gardener
// keeps them in step.

namespace gprov::gardener {

using CapabilityDefinitions = std::vector<model::CapabilityDefinition>;

inline constexpr const char* kArchitecture = "architecture";

/// The architectures that the flavors name, once each and sorted (upstream's order is random).
/// Mirrors helper/cloudprofile.go#ExtractArchitecturesFromImageFlavors@v1.149.3.
[[nodiscard]] std::vector<std::string> flavor_architectures(const std::vector<model::CapabilityFlavor>& flavors);

/// The same with what the definitions add to flavors that leave architecture open, or to no flavors at all.
[[nodiscard]] std::vector<std::string> effective_architectures(const std::vector<model::CapabilityFlavor>& flavors,
                                                               const CapabilityDefinitions& definitions);

/// The only architecture among a machine type's capabilities, else its field, else "".
/// Mirrors types_cloudprofile.go#GetArchitecture@v1.149.3.
[[nodiscard]] std::string type_architecture(const model::MachineType& type, const CapabilityDefinitions& definitions);

/// Once a CloudProfile gets capabilities its plain fields become capabilities, and from then on the other way round;
/// without them they go. `old` may be empty. Nothing before v1.132, where the gate is off.
/// Mirrors pkg/utils/gardener/cloudprofile.go#SyncArchitectureCapabilityFields@v1.149.3.
void sync_architectures(model::CloudProfileSpec& spec, const CapabilityDefinitions& old,
                        const Environment& environment);

/// Writes a NamespacedCloudProfile as its parent is written: with capabilities, or without. Since v1.132.
/// Mirrors pkg/utils/gardener/namespacedcloudprofile.go#TransformSpecToParentFormat@v1.149.3.
void to_parent_format(model::NamespacedCloudProfileSpec& spec, const CapabilityDefinitions& definitions,
                      const Environment& environment);

/// The fields that a merged profile leaves open.
/// Mirrors namespacedcloudprofile/reconciler.go#syncArchitectureCapabilities@v1.149.3.
void complete_architectures(model::CloudProfileSpec& spec, const Environment& environment);

}  // namespace gprov::gardener
