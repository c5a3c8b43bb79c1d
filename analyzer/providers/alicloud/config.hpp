// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"

// The part of alicloud.provider.extensions.gardener.cloud/v1alpha1 that decides about machines or that admission looks
// at, as plain structs. Reading is forgiving: what does not fit is left out, since strict decoding has told of it.
// Mirrors pkg/apis/alicloud/v1alpha1/types_{cloudprofile,infrastructure,worker}.go@v1.71.0.

namespace gprov::providers::alicloud {

struct RegionImage {
  std::string name, id;
};

struct ImageFlavor {
  model::Capabilities capabilities;
  std::vector<RegionImage> regions;
};

struct ImageVersion {
  std::string version;
  std::vector<RegionImage> regions;
  std::vector<ImageFlavor> flavors;
};

struct Image {
  std::string name;
  std::vector<ImageVersion> versions;
};

struct CloudProfileConfig {
  std::vector<Image> images;
};

struct NatGateway {
  std::optional<std::string> eip_allocation_id;
};

struct Zone {
  std::string name, worker, workers;
  std::optional<std::int64_t> ipv6_cidr_block;
  std::optional<NatGateway> nat_gateway;
};

struct Vpc {
  std::optional<std::string> id, cidr;
  std::optional<bool> gardener_managed_nat_gateway, use_custom_route_table;
};

struct InfrastructureConfig {
  Vpc vpc;
  std::vector<Zone> zones;
  bool dual_stack = false;  ///< dualStack.enabled
};

struct VSwitch {
  std::string purpose, id, zone;
};

struct SecurityGroup {
  std::string purpose, id;
};

struct StatusImage {
  std::string name, version, id;
  bool encrypted = false;  ///< absent counts as false
};

struct InfrastructureStatus {
  std::vector<VSwitch> vswitches;
  std::vector<SecurityGroup> security_groups;
  std::vector<StatusImage> images;
};

[[nodiscard]] std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureConfig> read_infrastructure_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw);

}  // namespace gprov::providers::alicloud
