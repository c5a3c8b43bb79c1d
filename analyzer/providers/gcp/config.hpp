// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "hashing/gcp.hpp"

// The part of gcp.provider.extensions.gardener.cloud/v1alpha1 that decides about machines, as plain structs. Reading
// is forgiving here: what does not fit is left out; decode_error() tells about it.
// Mirrors pkg/apis/gcp/v1alpha1/types_{cloudprofile,infrastructure,worker}.go@v1.54.1.

namespace gprov::providers::gcp {

struct ImageFlavor {
  model::Capabilities capabilities;
  std::string image;
};

struct ImageVersion {
  std::string version, image;
  std::string architecture;  ///< amd64 if left out, as v1alpha1/defaults.go sets it
  std::vector<ImageFlavor> flavors;
};

struct Image {
  std::string name;
  std::vector<ImageVersion> versions;
};

struct CloudProfileConfig {
  std::vector<Image> images;
};

struct Subnet {
  std::string name, purpose;
};

struct InfrastructureStatus {
  std::vector<Subnet> subnets;
  std::vector<std::string> ip_families;
  std::string service_account;
};

struct StatusImage {
  std::string name, version, image;
  std::optional<std::string> architecture;
  model::Capabilities capabilities;
};

struct WorkerStatus {
  std::vector<StatusImage> images;
};

/// A WorkerConfig: what the hash reads, and what only the class holds.
struct WorkerConfig {
  hashing::gcp::WorkerConfig hashed;
  std::vector<std::pair<std::string, std::string>> virtual_capacity;  ///< resource, quantity text
};

[[nodiscard]] std::optional<CloudProfileConfig> read_cloud_profile_config(const model::RawExtension& raw);
[[nodiscard]] std::optional<InfrastructureStatus> read_infrastructure_status(const model::RawExtension& raw);
[[nodiscard]] std::optional<WorkerStatus> read_worker_status(const model::RawExtension& raw);
/// `path` is the field path of the providerConfig.
[[nodiscard]] std::optional<WorkerConfig> read_worker_config(const model::RawExtension& raw, const std::string& path);

}  // namespace gprov::providers::gcp
