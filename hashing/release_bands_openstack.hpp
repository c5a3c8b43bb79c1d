// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "hashing/release_band.hpp"

// The releases of gardener-extension-provider-openstack.

namespace gprov::hashing::openstack {

[[nodiscard]] SupportedRange supported();

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(const Version& extension);

/// Equal texts for releases of the extension between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(const Version& extension);

/// Behaviour that came or went with a release. Each has one row in release_bands_openstack.cpp with its versions.
enum class Feature : std::uint8_t {
  preserve_annotation,  ///< hash version 1 keeps the raw providerConfig if an annotation asks for it (until v1.47)
  server_group_names,   ///< names of server groups are computed, groups are found again by name (since v1.53)
  security_groups,      ///< additionalSecurityGroups (since v1.55)
  machine_type_lookup,  ///< the CloudProfile must have the pool's machine type (since v1.52)

  // Choice of images.
  image_architecture,    ///< images have architectures (since v1.39)
  capability_flavors,    ///< (since v1.52)
  mixed_formats,         ///< old and new format in one CloudProfile, image names as a fallback again (since v1.55)
  status_lookup_panics,  ///< without capabilities the look-up in the Worker's status panics (v1.55)

  // Rendered class.
  image_labels,                ///< labels operatingSystemName and -Version (since v1.40)
  plus_in_image_labels,        ///< "+" of a version stays in its label (until v1.40)
  pod_network_list,            ///< podNetworkCIDRs instead of podNetworkCidr (since v1.42)
  node_template_architecture,  ///< (since v1.42)
  node_template_merged,        ///< WorkerConfig's nodeTemplate is merged into the pool's instead of replacing it
                               ///< (since v1.53)
  machine_type_storage,        ///< the machine type's storage stands in for a missing volume type (since v1.54)
  subnet_list,                 ///< subnetIDs instead of subnetID (since v1.55)

  // Fields of the configurations.
  virtual_capacity_field,  ///< nodeTemplate.virtualCapacity decodes (since v1.48)
  use_octavia_field,       ///< CloudProfileConfig.useOctavia (until v1.50)
  dual_stack,              ///< networks.subnetPool and .ipv6 (since v1.55)

  // Admission.
  regional_load_balancers,  ///< several load balancer providers for a region (since v1.42)
  ip_families_checked,      ///< (since v1.43)
  share_network_kept,       ///< an enabled share network is immutable (since v1.43)
  tcp_to_upstream_dns,      ///< the mutator writes forceTCPToUpstreamDNS (since v1.44)
  image_mapping_checked,    ///< CloudProfiles: every image version has a mapping (since v1.47)
  mapping_without_regions,  ///< … of which regions are optional (since v1.48)
  in_place_immutable,       ///< in-place pools keep providerConfig and data volumes (since v1.48)
  names_checked,            ///< names must not have braces, brackets or line feeds (since v1.49)
  partial_capacity,         ///< nodeTemplate.capacity need not be complete (since v1.53)
};
[[nodiscard]] bool has(const Version& extension, Feature feature);

}  // namespace gprov::hashing::openstack
