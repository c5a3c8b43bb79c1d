// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "hashing/aws.hpp"

// aws.provider.extensions.gardener.cloud/v1alpha1 as plain structs. Reading is forgiving here: what does not fit is
// left out, since the strict check has told about it. Mirrors pkg/apis/aws/v1alpha1/types_*.go@v1.73.0.

namespace gprov::providers::aws {

using hashing::aws::WorkerConfig;

struct RegionMapping {
  std::string name, ami;
  std::optional<std::string> architecture;
};

struct ImageFlavor {
  model::Capabilities capabilities;
  std::vector<RegionMapping> regions;
};

struct ImageVersion {
  std::string version;
  std::vector<RegionMapping> regions;
  std::vector<ImageFlavor> flavors;
};

struct Image {
  std::string name;
  std::vector<ImageVersion> versions;
};

struct CloudProfileConfig {
  std::vector<Image> images;
};

struct IpamPool {
  std::optional<std::string> id, cidr_block;
  friend bool operator==(const IpamPool&, const IpamPool&) = default;
};

struct Vpc {
  std::optional<std::string> id, cidr;
  std::vector<std::string> gateway_endpoints;
  std::optional<IpamPool> ipv6_pool;
};

struct Zone {
  std::string name;
  std::optional<std::string> internal, public_, workers;
  std::optional<std::string> workers_subnet, public_subnet, internal_subnet;
  std::optional<std::string> elastic_ip;
  friend bool operator==(const Zone&, const Zone&) = default;
};

struct FileSystem {
  bool enabled = false;
  std::optional<std::string> id;
  friend bool operator==(const FileSystem&, const FileSystem&) = default;
};

struct IgnoreTags {
  std::vector<std::string> keys, prefixes;
};

struct InfrastructureConfig {
  std::optional<bool> dual_stack;
  Vpc vpc;
  std::vector<Zone> zones;
  std::optional<std::string> nodes_security_group;
  std::optional<IgnoreTags> ignore_tags;
  std::optional<bool> dedicated_tenancy;
  std::optional<FileSystem> file_system;
};

struct PurposeAndName {
  std::string purpose, name;
};

struct Subnet {
  std::string purpose, id, zone;
};

struct InfrastructureStatus {
  std::string key_name;
  std::vector<PurposeAndName> instance_profiles, security_groups;
  std::vector<Subnet> subnets;
};

struct StatusImage {
  std::string name, version, ami;
  std::optional<std::string> architecture;
  model::Capabilities capabilities;
};

struct WorkerStatus {
  std::vector<StatusImage> images;
};

[[nodiscard]] std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw);
[[nodiscard]] std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw);
/// `path` is the field path of the providerConfig.
[[nodiscard]] std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path);

}  // namespace gprov::providers::aws
