// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "hashing/release_band.hpp"

// The releases of gardener-extension-provider-aws.

namespace gprov::hashing::aws {

[[nodiscard]] SupportedRange supported();

/// The Gardener release that this release of the extension was built with (go.mod).
[[nodiscard]] Version library(const Version& extension);

/// Equal texts for releases of the extension between which nothing begins or ends that can give a pool another class.
[[nodiscard]] std::string band(const Version& extension);

/// What the extension hashes of a WorkerConfig for hash version 2.
enum class ConfigData : std::uint8_t {
  nothing,          ///< until v1.56: hash version 2 does not exist
  first_fields,     ///< v1.57 – v1.61: CPU options, instance profile, metadata options
  raw,              ///< v1.62 – v1.65: the JSON text
  raw_or_struct,    ///< v1.66: the text, with virtualCapacity Go's JSON of the struct without it
  raw_then_fields,  ///< since v1.67: the text without virtualCapacity, from Kubernetes 1.34 each field by itself
};
[[nodiscard]] ConfigData config_data(const Version& extension);

/// Behaviour that came or went with a release of the extension. Each has one row in release_bands_aws.cpp.
enum class Feature : std::uint8_t {
  in_place_without_volumes,   ///< hash version 2 of in-place pools leaves out data volumes and providerConfig
                              ///< (v1.62.0 – v1.62.1)
  network_data,               ///< market options, network interfaces and placement are hashed (since v1.70)
  node_template_merged,       ///< a WorkerConfig's node template is laid over the pool's, not put in its place
                              ///< (since v1.59)
  virtual_capacity_in_class,  ///< since v1.66
  metadata_defaults,          ///< IMDSv2 is the default from Kubernetes 1.30 on (since v1.55)
  metadata_defaults_always,   ///< IMDSv2 is the default (since v1.67)
  ipv6_interfaces,            ///< interfaces get IPv6 addresses in IPv6 and dual-stack Shoots (since v1.58)
  ipv6_metadata,              ///< IPv6 Shoots reach the metadata service by IPv6 (since v1.69)
  optional_cpu_counts,        ///< cpuOptions without counts are no crash, and accepted (since v1.68)
  typed_classes,              ///< empty blocks of a WorkerConfig are in the class, too (since v1.70)
  machine_type_lookup,        ///< the machine type must be in the CloudProfile (since v1.64)
  capability_flavors,         ///< images are selected by capabilities, if the CloudProfile defines any (since v1.64)
  mixed_image_formats,        ///< images are always selected by capabilities (since v1.69)
  image_admission,            ///< the webhook looks for the workers' images (since v1.56)
  profile_before_update,     ///< the webhook holds zones against the CloudProfile before immutable fields (since v1.58)
  ipv6_networking,           ///< the webhook knows Shoots without IPv4 (since v1.58)
  capacity_optional,         ///< nodeTemplate.capacity need not name cpu, gpu and memory (since v1.59)
  capacity_may_be_empty,     ///< nor anything (since v1.63)
  virtual_capacity_checked,  ///< virtualCapacity must be whole numbers (since v1.63)
  internal_by_ipv4,          ///< internal subnets are checked in Shoots with IPv4 only (v1.58 – v1.59)
  overlay_checked,           ///< no overlay network with IPv6 (since v1.62)
  overlay_must_be_off,       ///< it must be switched off explicitly (since v1.64.1)
  in_place_immutability,     ///< providerConfig and data volumes of in-place pools are immutable (since v1.62)
  dedicated_tenancy,         ///< elasticFileSystem and enableDedicatedTenancyForVPC are immutable (since v1.63)
  duplicate_zones_removable,  ///< zones named twice may be removed (v1.63 – v1.67)
  deletion_spared,            ///< images of a Shoot in deletion are not looked for (since v1.63)
  regular_expressions,        ///< ids and names must match regular expressions (since v1.64)
  lenient_endpoints,          ///< gateway endpoints are DNS subdomains, no regular expression (since v1.65.1)
  all_errors_at_once,         ///< the webhook collects a Shoot's errors instead of the first block's (since v1.67)
  new_pool_type_lookup,  ///< architecture of a worker is the new one's, not the old one's (v1.70.1 – v1.70.2, since
                         ///< v1.71.1)
  mtu_customizer,        ///< the mutator reads the infrastructureConfig strictly, to set enableMTUCustomizer (since
                         ///< v1.69)
  ipam_block,            ///< ipv6IpamPool.cidrBlock is checked, and immutable (since v1.70)
  user_subnets,          ///< zones with subnets of the user (since v1.73)
  profile_mapping,       ///< CloudProfiles: every image version needs a mapping (since v1.61)
  mapping_before_architectures,  ///< … which is looked for before the version's architectures are checked (since v1.64)
  profile_flavors,               ///< CloudProfiles: flavors, where machineCapabilities are defined (since v1.65)
  named_profile_errors,          ///< a CloudProfile that cannot be decoded is named (since v1.65)
};
[[nodiscard]] bool has(const Version& extension, Feature feature);

/// Whether a field of the extension's API exists in this release. `type` is Go's name.
[[nodiscard]] bool has_field(const Version& extension, std::string_view type, std::string_view field);
/// Equal texts for releases with equal fields.
[[nodiscard]] std::string field_band(const Version& extension);

}  // namespace gprov::hashing::aws
