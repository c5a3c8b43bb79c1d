// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/model/shoot.hpp"

// core.gardener.cloud/v1beta1 CloudProfile and NamespacedCloudProfile; conventions as in shoot.hpp. What is only
// compared stays raw.

namespace gprov::model {

struct LifecycleStage {
  std::string classification;
  std::optional<std::string> start_time;
};

struct ExpirableVersion {
  std::string version;
  std::optional<std::string> expiration_date, classification;
  std::vector<LifecycleStage> lifecycle;
};

/// Capability name to its values, in the order given.
using Capabilities = std::map<std::string, std::vector<std::string>>;

struct CapabilityDefinition {
  std::string name;
  std::vector<std::string> values;
};

struct CapabilityFlavor {
  Capabilities capabilities;
};

struct InPlaceUpdates {
  bool supported = false;
  std::optional<std::string> min_version_for_update;
};

struct MachineImageVersion {
  std::string version;
  std::optional<std::string> expiration_date, classification;
  std::vector<LifecycleStage> lifecycle;
  std::vector<Cri> cri;
  std::vector<std::string> architectures;
  std::optional<std::string> kubelet_version_constraint;
  std::optional<InPlaceUpdates> in_place_updates;
  std::vector<CapabilityFlavor> capability_flavors;
};

struct CloudProfileImage {
  std::string name;
  std::vector<MachineImageVersion> versions;
  std::optional<std::string> update_strategy;
};

struct MachineTypeStorage {
  std::string storage_class, type;
  std::optional<std::string> size, min_size;
};

struct MachineType {
  std::string name;
  std::string cpu, gpu, memory;  ///< quantities as written
  std::optional<std::string> architecture;
  std::optional<bool> usable;
  Capabilities capabilities;
  std::optional<MachineTypeStorage> storage;
  RawExtension machine_controller_manager;
};

struct VolumeType {
  std::string name, storage_class;
  std::optional<bool> usable;
  std::optional<std::string> min_size;
};

struct RegionZone {
  std::string name;
  std::vector<std::string> unavailable_machine_types, unavailable_volume_types;
};
struct Region {
  std::string name;
  std::vector<RegionZone> zones;
  StringMap labels;
  RawExtension access_restrictions;
};

struct CloudProfileKubernetes {
  std::vector<ExpirableVersion> versions;
};

struct CloudProfileLimits {
  std::optional<std::int32_t> max_nodes_total;
};

struct BastionMachineImage {
  std::string name;
  std::optional<std::string> version;
};
struct BastionMachineType {
  std::string name;
};
struct Bastion {
  std::optional<BastionMachineImage> machine_image;
  std::optional<BastionMachineType> machine_type;
};

struct LabelSelectorRequirement {
  std::string key, op;
  std::vector<std::string> values;
};
struct SeedSelector {
  StringMap match_labels;
  std::vector<LabelSelectorRequirement> match_expressions;
  std::vector<std::string> provider_types;
};

struct CloudProfileSpec {
  std::string type;
  CloudProfileKubernetes kubernetes;
  std::vector<CloudProfileImage> machine_images;
  std::vector<MachineType> machine_types;
  std::vector<Region> regions;
  std::vector<CapabilityDefinition> machine_capabilities;
  std::vector<VolumeType> volume_types;
  std::optional<CloudProfileLimits> limits;
  std::optional<Bastion> bastion;
  std::optional<std::string> ca_bundle;
  std::optional<SeedSelector> seed_selector;
  RawExtension provider_config;
};

struct CloudProfile {
  ObjectMeta metadata;
  CloudProfileSpec spec;
};

struct NamespacedCloudProfileParent {
  std::string kind, name;
};
struct NamespacedCloudProfileSpec {
  NamespacedCloudProfileParent parent;
  std::optional<CloudProfileKubernetes> kubernetes;
  std::vector<CloudProfileImage> machine_images;
  std::vector<MachineType> machine_types;
  std::vector<VolumeType> volume_types;
  std::optional<CloudProfileLimits> limits;
  std::optional<std::string> ca_bundle;
  RawExtension provider_config;
};
struct NamespacedCloudProfileStatus {
  std::optional<CloudProfileSpec> cloud_profile_spec;
};
/// Shoots see only its status.cloudProfileSpec.
struct NamespacedCloudProfile {
  ObjectMeta metadata;
  NamespacedCloudProfileSpec spec;
  NamespacedCloudProfileStatus status;
};

}  // namespace gprov::model
