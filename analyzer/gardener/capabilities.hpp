// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"

// A CloudProfile tells architectures in one of two ways: plain fields, which default to amd64, or, once it defines
// machineCapabilities, values of the capability "architecture".

namespace gprov::gardener {

/// nullptr if the CloudProfile has no such type.
[[nodiscard]] const model::MachineType* find_machine_type(const model::CloudProfileSpec& profile,
                                                          std::string_view name);

/// The machine type's only architecture; amd64 if it has several, or says nothing.
/// Mirrors mutator/admission.go#defaultWorkerArchitectures and types_cloudprofile.go#GetArchitecture@v1.149.3.
[[nodiscard]] std::string architecture_of(const model::MachineType& type, const model::CloudProfileSpec& profile);

/// Mirrors helper/cloudprofile.go#ArchitectureSupportedByImageVersion@v1.149.3.
[[nodiscard]] bool supports_architecture(const model::MachineImageVersion& version, std::string_view architecture,
                                         const model::CloudProfileSpec& profile);

/// Whether one flavor of the image version offers what the machine type has. An image version without flavors fits any.
/// Mirrors helper/cloudprofile.go#AreCapabilitiesSupportedByImageFlavors@v1.149.3.
[[nodiscard]] bool fits(const model::MachineType& type, const model::MachineImageVersion& version,
                        const model::CloudProfileSpec& profile);

}  // namespace gprov::gardener
