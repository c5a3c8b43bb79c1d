// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analyzer/providers/controller_config.hpp"
#include "analyzer/providers/provider.hpp"
#include "analyzer/providers/refusals.hpp"

// The parts of resources.cpp, by topic.

namespace gprov::providers::azure {

struct Immutability {
  std::string type;
  long long period = 0;  ///< nanoseconds
  bool locked = false;
  friend bool operator==(const Immutability&, const Immutability&) = default;
};
struct Rotation {
  std::int64_t period_days = 0;
  std::optional<std::int64_t> expiration_days;
  friend bool operator==(const Rotation&, const Rotation&) = default;
};
struct BackupConfig {
  std::optional<Immutability> immutability;
  std::optional<Rotation> rotation;
};

/// The error of the strict decoder, or nothing and `config` filled. Without apiVersion it reads the names of the Go
/// type. Mirrors pkg/apis/azure/helper/scheme.go#BackupConfigFromProviderConfig@v1.62.1.
[[nodiscard]] std::optional<std::string> read_backup_config(const model::RawExtension& raw, BackupConfig& config);

void admit_seed(const ResourceRequest& request, Refusals& refusals);
void admit_bucket(const ResourceRequest& request, Refusals& refusals);
/// The seed-side BackupBucket, as its controller reads it.
void read_bucket(const ResourceRequest& request);
/// What follows from a backup configuration; `path` is where it stands.
void follow_backup(const ResourceRequest& request, const model::RawExtension& now, const model::RawExtension& old,
                   const std::string& path);
/// The annotation that asks for new keys.
void follow_rotate_annotation(const ResourceRequest& request, const model::RawExtension& config);

extern const model::TypeSpec kWorkloadIdentityConfig;

void admit_secret(const ResourceRequest& request, Refusals& refusals);
void admit_binding(const ResourceRequest& request, Refusals& refusals);
void admit_workload_identity(const ResourceRequest& request, Refusals& refusals);
/// The seed-side webhook on Secret cloudprovider.
void admit_cloud_provider_secret(const ResourceRequest& request, ResourceAnswer& answer);
void follow_secret(const ResourceRequest& request, ResourceAnswer& answer);

/// The webhook of credential Secrets is asked: its label stands on either side.
[[nodiscard]] bool is_credential(const ResourceRequest& request);
[[nodiscard]] bool is_cloud_provider_secret(const ResourceRequest& request);

[[nodiscard]] LoadedConfiguration load(const manifest::Node* root, const hashing::Version& extension);
void follow_configuration(const ResourceRequest& request, ResourceAnswer& answer);
void follow_installation(const ResourceRequest& request, ResourceAnswer& answer);
/// Whether gate EnableImmutableBuckets is on, as a ControllerDeployment or a configuration file among `objects` tells;
/// nothing if none does.
[[nodiscard]] std::optional<bool> immutable_buckets(const model::Objects& objects, const hashing::Version& extension);
/// Service principals (tenantID, clientID, clientSecret, decoded) that a ControllerDeployment has its chart create.
[[nodiscard]] std::vector<model::SecretObject> installed_principals(const model::Objects& objects);

}  // namespace gprov::providers::azure
