// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "analyzer/model/shoot.hpp"
#include "hashing/azure.hpp"
#include "hashing/hash_data.hpp"

// The part of azure.provider.extensions.gardener.cloud/v1alpha1 that decides about machines, as plain structs. Reading
// is forgiving here: what does not fit is left out, since strict.hpp has refused it before. Mirrors
// pkg/apis/azure/v1alpha1/types_{cloudprofile,infrastructure,worker}.go@v1.62.1.

namespace gprov::providers::azure {

using hashing::azure::ImageReference;

struct DomainCount {
  std::string region;
  std::int64_t count = 0;
};

struct ImageFlavor {
  model::Capabilities capabilities;
  bool skip_marketplace_agreement = false;
  ImageReference image;
};

struct ImageVersion {
  std::string version;
  bool skip_marketplace_agreement = false;
  bool accelerated_networking = false;
  std::string architecture;  ///< amd64 if left out, as v1alpha1/defaults.go sets it
  std::vector<ImageFlavor> flavors;
  ImageReference image;
};

struct Image {
  std::string name;
  std::vector<ImageVersion> versions;
};

struct ProviderMachineType {
  std::string name;
  bool accelerated_networking = false;
};

struct CloudProfileConfig {
  std::vector<DomainCount> count_fault_domains;
  std::vector<Image> images;
  std::vector<ProviderMachineType> machine_types;
};

struct NetworkZone {
  std::int64_t name = 0;
  std::string cidr;
};

struct IdentityConfig {
  std::string name, resource_group;
  friend bool operator==(const IdentityConfig&, const IdentityConfig&) = default;
};

struct InfrastructureConfig {
  std::optional<std::string> resource_group;
  std::optional<std::string> vnet_name, vnet_resource_group;
  std::optional<std::string> workers;  ///< the CIDR of the single subnet
  std::vector<NetworkZone> zones;
  std::optional<IdentityConfig> identity;
  bool zoned = false;
};

struct Subnet {
  std::string name, purpose;
  std::optional<std::string> zone;
  bool migrated = false;
};

struct InfrastructureStatus {
  std::string resource_group;
  std::string vnet_name;
  std::optional<std::string> vnet_resource_group;
  std::vector<Subnet> subnets;
  std::string layout;  ///< SingleSubnet, MultipleSubnet or, long ago, nothing
  std::optional<std::string> identity_id;
  bool has_availability_set = false;     ///< until v1.55
  bool migrating_to_scale_sets = false;  ///< v1.50 – v1.55
};

struct StatusImage {
  std::string name, version;
  bool skip_marketplace_agreement = false;
  bool accelerated_networking = false;
  std::optional<std::string> architecture;
  model::Capabilities capabilities;
  ImageReference image;
};

struct VmoDependency {
  std::string pool, name;
};

struct WorkerStatus {
  std::vector<StatusImage> images;
  std::vector<VmoDependency> vmo_dependencies;
};

/// A WorkerConfig: what the hash reads, and what only the class holds.
struct WorkerConfig {
  hashing::azure::WorkerConfig hashed;
  bool has_node_template = false;
  std::vector<std::pair<std::string, std::string>> virtual_capacity;  ///< resource, quantity text
};

[[nodiscard]] std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw);
[[nodiscard]] std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw);
/// `path` is the field path of the providerConfig.
[[nodiscard]] std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path);

}  // namespace gprov::providers::azure
