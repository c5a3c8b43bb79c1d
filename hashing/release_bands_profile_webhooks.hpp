// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string_view>

#include "hashing/release_band.hpp"

// What the mutating webhooks of the provider extensions do with CloudProfiles and NamespacedCloudProfiles, by release.

namespace gprov::hashing {

/// What is written into spec.machineImages[].versions[].capabilityFlavors of a profile with machineCapabilities.
enum class FlavorWriting : std::uint8_t {
  no_flavors,
  flavors,                      ///< those of the providerConfig, even if it has none
  flavors_or_amd64,             ///< amd64 for an entry with regions; of an entry without either, nothing
  flavors_or_regions,           ///< the architectures of regions; of an entry without either, nothing
  flavors_or_regions_always,    ///< the same; an entry without either takes all flavors away
  flavors_or_images,            ///< the architectures of all entries of a version together
  flavors_or_networking_lists,  ///< with Azure's networking: basic, or basic and accelerated
  flavors_or_networking,        ///< with Azure's networking: basic, or anything
};

/// How the providerConfig of a NamespacedCloudProfile gets into its status, which holds the parent's before.
enum class ConfigMerge : std::uint8_t {
  no_merge,            ///< not at all: the webhook does not exist yet
  versions,            ///< a version of an image takes the place of the parent's
  versions_and_types,  ///< and machine types that the parent does not have are added
  entries,             ///< entries of an image are put behind the parent's
  entries_and_types,
};

/// Whether entries are rewritten in the parent's format before.
enum class MergedFormat : bool { as_written, as_parent };

struct ProfileWebhooks {
  FlavorWriting cloud_profile = FlavorWriting::no_flavors;
  FlavorWriting namespaced =
      FlavorWriting::no_flavors;  ///< if it has a providerConfig and its parent machineCapabilities
  ConfigMerge merge = ConfigMerge::no_merge;
  MergedFormat format = MergedFormat::as_written;
};

/// How the validating webhook holds a NamespacedCloudProfile's providerConfig against its spec and the parent.
struct NamespacedRules {
  enum class Shape : std::uint8_t {
    none,              ///< there is no such webhook
    regions,           ///< entries of a version have regions, and these architectures
    no_architectures,  ///< entries have regions, which have no architectures: all is amd64
    images,            ///< each entry of a version is of one architecture; all of a version are held together
    images_by_entry,   ///< the same, one by one
    versions_only,     ///< only the versions are compared
  } shape = Shape::none;
  enum class Capabilities : std::uint8_t { unknown, flavors_only, both_formats } capabilities = Capabilities::unknown;
  /// A version of the parent without an entry of its own.
  enum class Inherited : bool { checked, skipped } inherited = Inherited::checked;
  /// Fields beside images: machine types, which are held against the spec and the parent; those of stackit's own API.
  enum class Others : std::uint8_t {
    allowed,
    machine_types,
    none,
    endpoints,
    endpoints_and_ca
  } others = Others::allowed;
};
[[nodiscard]] NamespacedRules namespaced_rules(std::string_view provider, const Version& extension);

/// `provider`: Shoot.spec.provider.type. Nothing at all for one that is not known here.
[[nodiscard]] ProfileWebhooks profile_webhooks(std::string_view provider, const Version& extension);

}  // namespace gprov::hashing
