// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/capabilities.hpp"

// CloudProfiles with machineCapabilities. Mirrors pkg/apis/azure/validation/cloudprofile.go@v1.59.0 and @v1.62.1.

namespace gprov::providers::azure {

/// #validateCapabilityFlavors@v1.59.0, #validateMachineImageVersion@v1.62.1
void check_version_with_capabilities(Complaints& complaints, const Definitions& definitions,
                                     const manifest::Node& version, const std::string& image, const std::string& path);

/// A version needs an entry in `entry`, the image's in providerConfig. That its flavors are those of the entry need not
/// be looked at: the mutating webhook (pkg/admission/mutator/cloudprofile.go@v1.62.1) has copied them from there
/// before.
void check_flavor_mapping(Complaints& complaints, const std::string& image, const std::string& version,
                          const manifest::Node& entry, const std::string& path);

}  // namespace gprov::providers::azure
