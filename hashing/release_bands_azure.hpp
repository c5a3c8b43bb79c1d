// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "hashing/release_band.hpp"

// The releases of gardener-extension-provider-azure.

namespace gprov::hashing::azure {

[[nodiscard]] SupportedRange supported();

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(const Version& extension);

/// Equal texts for releases of the extension between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(const Version& extension);

/// Name of the capability that says whether an image can do accelerated networking: azure-networking since v1.62.0,
/// gardener-azure-networking from v1.60.0.
[[nodiscard]] std::string_view networking_capability(const Version& extension);

}  // namespace gprov::hashing::azure
