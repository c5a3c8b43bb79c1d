// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// The part of a Shoot's status that decides about nodes, or about when something happens to them; conventions as in
// shoot.hpp. types_shoot.go@v1.149.3

namespace gprov::model {

struct PendingWorkersRollout {
  std::string name;
  std::optional<std::string> last_initiation_time;
};
struct CredentialRotation {
  std::string phase;  ///< "", Preparing, PreparingWithoutWorkersRollout, WaitingForWorkersRollout, Prepared, …
  std::optional<std::string> last_initiation_time;
  std::vector<PendingWorkersRollout> pending_workers_rollouts;
};
struct EtcdEncryptionKeyRotation {
  std::string phase;
  std::optional<std::string> last_completion_time;
};
struct SimpleRotation {
  std::optional<std::string> last_completion_time;
};
struct CredentialsRotation {
  std::optional<CredentialRotation> certificate_authorities, service_account_key;
  std::optional<EtcdEncryptionKeyRotation> etcd_encryption_key;
  std::optional<SimpleRotation> ssh_keypair, observability;
};
struct EncryptionAtRest {
  std::vector<std::string> resources;
};
struct ShootCredentials {
  std::optional<CredentialsRotation> rotation;
  std::optional<EncryptionAtRest> encryption_at_rest;
};
struct GardenerInfo {
  std::string version;
};
struct Condition {
  std::string type, status, message;
};
struct LastOperation {
  std::string type, state;
};
struct LastMaintenance {
  std::string state;
};
struct PendingWorkerUpdates {
  std::vector<std::string> auto_in_place_update, manual_in_place_update;
};
struct InPlaceUpdatesStatus {
  std::optional<PendingWorkerUpdates> pending_worker_updates;
};
struct ShootStatus {
  GardenerInfo gardener;
  std::string technical_id;
  bool hibernated = false;
  std::int64_t observed_generation = 0;
  std::optional<LastOperation> last_operation;
  std::optional<ShootCredentials> credentials;
  std::optional<LastMaintenance> last_maintenance;
  std::optional<InPlaceUpdatesStatus> in_place_updates;
  std::optional<std::string> seed_name;
  std::vector<Condition> constraints;
  std::vector<std::string> encrypted_resources;
};

}  // namespace gprov::model
