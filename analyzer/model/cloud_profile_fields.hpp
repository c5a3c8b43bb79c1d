// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_fields.hpp"

namespace gprov::model {

template <>
struct Fields<LifecycleStage> {
  static constexpr auto table = std::tuple{field("classification", &LifecycleStage::classification),
                                           field("startTime", &LifecycleStage::start_time)};
};

template <>
struct Fields<ExpirableVersion> {
  static constexpr auto table = std::tuple{
      field("version", &ExpirableVersion::version), field("expirationDate", &ExpirableVersion::expiration_date),
      field("classification", &ExpirableVersion::classification), field("lifecycle", &ExpirableVersion::lifecycle)};
};

template <>
struct Fields<CapabilityDefinition> {
  static constexpr auto table =
      std::tuple{field("name", &CapabilityDefinition::name), field("values", &CapabilityDefinition::values)};
};

template <>
struct Fields<CapabilityFlavor> {
  static constexpr auto table = std::tuple{field("", &CapabilityFlavor::capabilities)};
};

template <>
struct Fields<InPlaceUpdates> {
  static constexpr auto table = std::tuple{field("supported", &InPlaceUpdates::supported),
                                           field("minVersionForUpdate", &InPlaceUpdates::min_version_for_update)};
};

template <>
struct Fields<MachineImageVersion> {
  static constexpr auto table =
      std::tuple{field("version", &MachineImageVersion::version),
                 field("expirationDate", &MachineImageVersion::expiration_date),
                 field("classification", &MachineImageVersion::classification),
                 field("lifecycle", &MachineImageVersion::lifecycle),
                 field("cri", &MachineImageVersion::cri),
                 field("architectures", &MachineImageVersion::architectures),
                 field("kubeletVersionConstraint", &MachineImageVersion::kubelet_version_constraint),
                 field("inPlaceUpdates", &MachineImageVersion::in_place_updates),
                 field("capabilityFlavors", &MachineImageVersion::capability_flavors)};
};

template <>
struct Fields<CloudProfileImage> {
  static constexpr auto table =
      std::tuple{field("name", &CloudProfileImage::name), field("versions", &CloudProfileImage::versions),
                 field("updateStrategy", &CloudProfileImage::update_strategy)};
};

template <>
struct Fields<MachineTypeStorage> {
  static constexpr auto table =
      std::tuple{field("class", &MachineTypeStorage::storage_class), field("type", &MachineTypeStorage::type),
                 field("size", &MachineTypeStorage::size), field("minSize", &MachineTypeStorage::min_size)};
};

template <>
struct Fields<VolumeType> {
  static constexpr auto table =
      std::tuple{field("name", &VolumeType::name), field("class", &VolumeType::storage_class),
                 field("usable", &VolumeType::usable), field("minSize", &VolumeType::min_size)};
};

template <>
struct Fields<CloudProfileLimits> {
  static constexpr auto table = std::tuple{field("maxNodesTotal", &CloudProfileLimits::max_nodes_total)};
};

template <>
struct Fields<MachineType> {
  static constexpr auto table = std::tuple{field("name", &MachineType::name),
                                           field("cpu", &MachineType::cpu),
                                           field("gpu", &MachineType::gpu),
                                           field("memory", &MachineType::memory),
                                           field("architecture", &MachineType::architecture),
                                           field("usable", &MachineType::usable),
                                           field("capabilities", &MachineType::capabilities),
                                           field("storage", &MachineType::storage),
                                           field("machineControllerManager", &MachineType::machine_controller_manager)};
};

template <>
struct Fields<RegionZone> {
  static constexpr auto table = std::tuple{field("name", &RegionZone::name),
                                           field("unavailableMachineTypes", &RegionZone::unavailable_machine_types),
                                           field("unavailableVolumeTypes", &RegionZone::unavailable_volume_types)};
};

template <>
struct Fields<Region> {
  static constexpr auto table =
      std::tuple{field("name", &Region::name), field("zones", &Region::zones), field("labels", &Region::labels),
                 field("accessRestrictions", &Region::access_restrictions)};
};

template <>
struct Fields<BastionMachineImage> {
  static constexpr auto table =
      std::tuple{field("name", &BastionMachineImage::name), field("version", &BastionMachineImage::version)};
};

template <>
struct Fields<BastionMachineType> {
  static constexpr auto table = std::tuple{field("name", &BastionMachineType::name)};
};

template <>
struct Fields<Bastion> {
  static constexpr auto table =
      std::tuple{field("machineImage", &Bastion::machine_image), field("machineType", &Bastion::machine_type)};
};

template <>
struct Fields<CloudProfileKubernetes> {
  static constexpr auto table = std::tuple{field("versions", &CloudProfileKubernetes::versions)};
};

template <>
struct Fields<LabelSelectorRequirement> {
  static constexpr auto table =
      std::tuple{field("key", &LabelSelectorRequirement::key), field("operator", &LabelSelectorRequirement::op),
                 field("values", &LabelSelectorRequirement::values)};
};

template <>
struct Fields<SeedSelector> {
  static constexpr auto table = std::tuple{field("matchLabels", &SeedSelector::match_labels),
                                           field("matchExpressions", &SeedSelector::match_expressions),
                                           field("providerTypes", &SeedSelector::provider_types)};
};

template <>
struct Fields<CloudProfileSpec> {
  static constexpr auto table = std::tuple{field("type", &CloudProfileSpec::type),
                                           field("kubernetes", &CloudProfileSpec::kubernetes),
                                           field("machineImages", &CloudProfileSpec::machine_images),
                                           field("machineTypes", &CloudProfileSpec::machine_types),
                                           field("regions", &CloudProfileSpec::regions),
                                           field("machineCapabilities", &CloudProfileSpec::machine_capabilities),
                                           field("volumeTypes", &CloudProfileSpec::volume_types),
                                           field("limits", &CloudProfileSpec::limits),
                                           field("bastion", &CloudProfileSpec::bastion),
                                           field("caBundle", &CloudProfileSpec::ca_bundle),
                                           field("seedSelector", &CloudProfileSpec::seed_selector),
                                           field("providerConfig", &CloudProfileSpec::provider_config)};
};

template <>
struct Fields<CloudProfile> {
  static constexpr auto table =
      std::tuple{field("metadata", &CloudProfile::metadata), field("spec", &CloudProfile::spec)};
};

template <>
struct Fields<NamespacedCloudProfileParent> {
  static constexpr auto table = std::tuple{field("kind", &NamespacedCloudProfileParent::kind),
                                           field("name", &NamespacedCloudProfileParent::name)};
};

template <>
struct Fields<NamespacedCloudProfileSpec> {
  static constexpr auto table = std::tuple{field("parent", &NamespacedCloudProfileSpec::parent),
                                           field("kubernetes", &NamespacedCloudProfileSpec::kubernetes),
                                           field("machineImages", &NamespacedCloudProfileSpec::machine_images),
                                           field("machineTypes", &NamespacedCloudProfileSpec::machine_types),
                                           field("volumeTypes", &NamespacedCloudProfileSpec::volume_types),
                                           field("limits", &NamespacedCloudProfileSpec::limits),
                                           field("caBundle", &NamespacedCloudProfileSpec::ca_bundle),
                                           field("providerConfig", &NamespacedCloudProfileSpec::provider_config)};
};

template <>
struct Fields<NamespacedCloudProfileStatus> {
  static constexpr auto table =
      std::tuple{field("cloudProfileSpec", &NamespacedCloudProfileStatus::cloud_profile_spec)};
};

template <>
struct Fields<NamespacedCloudProfile> {
  static constexpr auto table =
      std::tuple{field("metadata", &NamespacedCloudProfile::metadata), field("spec", &NamespacedCloudProfile::spec),
                 field("status", &NamespacedCloudProfile::status)};
};

}  // namespace gprov::model
