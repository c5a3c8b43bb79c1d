// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "hashing/semver.hpp"

namespace gprov::hashing {

/// Releases that this program knows the rules of, as inclusive ranges of minors.
struct SupportedRange {
  Version oldest;
  Version newest;
};

/// gardenlet and API server: v1.144 – v1.150.
[[nodiscard]] SupportedRange supported_gardener();
/// gardener-extension-provider-azure: v1.60 – v1.62.
[[nodiscard]] SupportedRange supported_azure();

/// Behaviour that came or went with a release. Each has one row in release_bands.cpp with its versions; since and until
/// live nowhere else.
enum class GardenerFeature {
  hash_version_field,       ///< pools may be on hash version 1 or 2 (until v1.145)
  image_provider_config,    ///< machine.image.providerConfig of an unchanged image is taken from the new object (since
                            ///< v1.148)
  architecture_by_mutator,  ///< machine.architecture is defaulted from the CloudProfile's machine type (since v1.149)
};
[[nodiscard]] bool has(const Version& gardener, GardenerFeature feature);

/// Equal texts for releases of Gardener (of provider-azure) between which no row of the table begins or ends that can
/// give a pool another class.
[[nodiscard]] std::string gardener_band(const Version& gardener);
[[nodiscard]] std::string azure_band(const Version& extension);

/// Name of the capability that says whether an image can do accelerated networking, by release of provider-azure:
/// azure-networking since v1.62.0, gardener-azure-networking from v1.60.0.
[[nodiscard]] std::string_view azure_networking_capability(const Version& extension);

}  // namespace gprov::hashing
