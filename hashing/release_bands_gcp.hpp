// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>

#include "hashing/release_band.hpp"

// The releases of gardener-extension-provider-gcp.

namespace gprov::hashing::gcp {

[[nodiscard]] SupportedRange supported();

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(const Version& extension);

/// Equal texts for releases of the extension between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(const Version& extension);

/// Behaviour that came or went with a release. Each has one row in release_bands_gcp.cpp with its versions.
enum class Feature : std::uint8_t {
  // What hash version 2 takes.
  data_volume_type,       ///< the types of data volumes (since v1.43)
  data_volume_encrypted,  ///< encrypted data volumes (until v1.43)
  config_by_sorted_list,  ///< providerConfig by field, its lists sorted; not nodeTemplate (until v1.43)
  config_by_field,  ///< providerConfig by field from Kubernetes 1.35 on; below, without virtualCapacity (since v1.50)

  // What a MachineClass holds.
  hyperdisk_balanced,    ///< hyperdisk-balanced takes iops and throughput (since v1.38)
  node_template_merged,  ///< nodeTemplate of a providerConfig adds to the pool's, does not replace it (since v1.42)
  dual_stack,            ///< network interfaces of infrastructures that are not IPv4 alone (since v1.43)
  alias_ips,             ///< such interfaces ask for alias IPs (since v1.47)
  disk_without_type,     ///< disks without a type do not crash the extension (since v1.49)
  image_capabilities,    ///< images by capabilities; machine types must be in the CloudProfile; more types cannot
                         ///< migrate live; virtualCapacity is rendered (since v1.50)

  // Fields of configurations.
  virtual_capacity_field,    ///< nodeTemplate.virtualCapacity (since v1.44)
  disk_settings_fields,      ///< bootVolume, and storagePool of data volumes (since v1.49)
  capability_flavor_fields,  ///< capabilityFlavors of a CloudProfileConfig, capabilities in a WorkerStatus (since
                             ///< v1.50)
  csi_filestore_field,       ///< storage.csiFilestore (since v1.45)
  storage_class_fields,      ///< storage.defaultStorageClass and hyperDisk… (since v1.53)
  mtu_field,                 ///< networks.mtu (since v1.52)

  // Admission.
  overlay_turns_snat_off,         ///< the mutator sets snatToUpstreamDNS where the overlay is off (since v1.40)
  ipv6_alone_refused,             ///< (since v1.40)
  dual_stack_refused,             ///< (v1.40 – v1.42)
  dual_stack_needs_1_31,          ///< (v1.43 – v1.50)
  ipv6_with_overlay_refused,      ///< (since v1.44)
  ipv6_needs_overlay_entry,       ///< (since v1.47)
  duplicates_refused,             ///< of one name among the data volumes of a providerConfig (since v1.38)
  new_in_place_pool_panics,       ///< an in-place pool that comes with an update (v1.45)
  in_place_immutable,             ///< providerConfig and dataVolumes of in-place pools (since v1.45)
  internal_may_be_added,          ///< networks.internal may be set later (since v1.45)
  interface_error_at_interface,   ///< of a type that is not SCRATCH; before, at encryption (since v1.45)
  patterns,                       ///< names, keys and accounts must match patterns; errors of a providerConfig stand
                                  ///< below spec.provider; pools without one are not checked (since v1.46)
  capacity_optional,              ///< nodeTemplate.capacity need not have cpu, gpu and memory (since v1.42)
  capacity_may_be_empty,          ///< (since v1.50)
  any_service_account,            ///< accounts outside iam.gserviceaccount.com (since v1.49.1)
  image_mapping_by_architecture,  ///< each architecture of an image version needs a mapping (since v1.42)
};
[[nodiscard]] bool has(const Version& extension, Feature feature);

}  // namespace gprov::hashing::gcp
