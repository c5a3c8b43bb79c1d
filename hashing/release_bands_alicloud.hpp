// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "hashing/release_band.hpp"

// The releases of gardener-extension-provider-alicloud.

namespace gprov::hashing::alicloud {

[[nodiscard]] SupportedRange supported();

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(const Version& extension);

/// Equal texts for releases of the extension between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(const Version& extension);

/// Behaviour that came or went with a release of the extension.
enum class Feature {
  class_labels,               ///< the class is labelled with the operating system (since v1.52)
  class_architecture,         ///< the class tells the autoscaler an architecture (since v1.53)
  in_place_immutable,         ///< an in-place pool keeps providerConfig and dataVolumes (since v1.62)
  worker_to_workers,          ///< networks.zones[].worker may become workers with the same value (since v1.64.1)
  capability_flavors,         ///< CloudProfileConfig knows capabilityFlavors and is held against spec.machineImages
                              ///< (since v1.70)
  dual_stack,                 ///< dualStack, ipv6CidrBlock and useCustomRouteTable exist (since v1.71)
  network_config_of_calico,   ///< overlay networks of calico are defaulted (since v1.43) …
  network_config_of_cilium,   ///< … and those of cilium (since v1.44)
  snat_to_upstream_dns,       ///< without an overlay calico gets snatToUpstreamDNS, too (since v1.45)
  network_config_of_any_cni,  ///< overlay networks are defaulted whatever the networking type is (since v1.50)
};
[[nodiscard]] bool has(const Version& extension, Feature feature);

}  // namespace gprov::hashing::alicloud
