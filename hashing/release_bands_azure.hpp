// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
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

/// Behaviour that came or went with a release. Each has one row in release_bands_azure.cpp.
enum class Feature : std::uint8_t {
  // Fields of the extension's own types.
  cloud_configuration,
  skip_marketplace_agreement,
  diagnostics_profile,
  data_volume_images,
  virtual_capacity,
  volume_caching,
  capacity_reservation,
  capability_flavors,
  nat_gateway_sku,
  optional_ip_zone,  ///< networks.natGateway.ipAddresses[].zone may be left out
  // The extension's data of hash version 2, of a pool's providerConfig. Version 1 has the raw text from the core.
  diagnostics_storage_hashed,  ///< diagnosticsProfile.storageURI alone (v1.46 – v1.52)
  diagnostics_literal_hashed,  ///< with a literal before it, and only if diagnosticsProfile.enabled (v1.52)
  config_hashed,               ///< the whole text (since v1.53)
  config_fields_hashed,        ///< field by field from Kubernetes 1.35 on, else without virtualCapacity (since v1.60)
  // The worker controller.
  diagnostics_need_storage,    ///< a diagnosticsProfile without storageURI is a nil pointer (v1.46 – v1.47)
  availability_sets,           ///< a Shoot without zones may be on an availability set (until v1.55)
  scale_set_annotation,        ///< only an annotation gives a Shoot without zones scale sets (until v1.49)
  scale_set_migration,         ///< an annotation moves a Shoot to scale sets (v1.50 – v1.55)
  namespaced_profiles,         ///< errors name a CloudProfile as the Shoot refers to it (since v1.48)
  in_place_strategies,         ///< in-place pools hash nothing of the extension (since v1.54)
  in_place_needs_zones,        ///< scale sets refuse in-place pools (since v1.56)
  machine_type_in_profile,     ///< a pool's machine type must be in the CloudProfile (since v1.58)
  flavors_beside_images,       ///< both formats of an image version are one list of flavors (since v1.60)
  any_volume_type,             ///< the class takes the root volume's type whatever it is (since v1.48)
  node_template_architecture,  ///< the class's nodeTemplate has one (since v1.46)
  merged_node_template,        ///< WorkerConfig's nodeTemplate is merged into the pool's (since v1.60)
  // Admission.
  infrastructure_paths,        ///< updates are refused at spec.provider.infrastructureConfig (since v1.54)
  in_place_immutability,       ///< what in-place pools must not change (since v1.54)
  strict_mutator,              ///< the mutator decodes infrastructureConfig strictly (v1.54 – v1.55)
  ip_families,                 ///< IPv6 and dual stack are refused (since v1.49)
  name_patterns,               ///< names and ids of Azure must match patterns (since v1.55)
  optional_capacity,           ///< nodeTemplate.capacity needs no cpu, gpu and memory (since v1.55)
  known_capacity,              ///< nodeTemplate.capacity takes a few resources only (v1.55 – v1.59)
  domain_counts_for_all,       ///< the infrastructure of every Shoot needs its region's domain counts (v1.50 – v1.55)
  scale_sets_for_nat_gateway,  ///< no NAT gateway on availability sets (until v1.49)
  vnet_names_together,         ///< other words for a vnet with half a name (since v1.58)
  image_mapping,               ///< a CloudProfile's images need a mapping (since v1.50)
  image_mapping_after_errors,  ///< mappings are looked at in spite of other errors (v1.50 – v1.57)
  named_profile_errors,        ///< a CloudProfile that cannot be decoded is named (since v1.58)
  system_components_by_mutator,      ///< the mutator settles forceTCPToUpstreamDNS (since v1.50)
  system_components_of_any_network,  ///< not for cilium alone (since v1.54)
};
[[nodiscard]] bool has(const Version& extension, Feature feature);

/// The line in which the Kubernetes library inside names its scheme; error texts have it.
[[nodiscard]] int scheme_line(const Version& extension);

/// Name of the capability that says whether an image can do accelerated networking: networking from v1.58.0,
/// gardener-azure-networking from v1.60.0, azure-networking since v1.62.0.
[[nodiscard]] std::string_view networking_capability(const Version& extension);

}  // namespace gprov::hashing::azure
