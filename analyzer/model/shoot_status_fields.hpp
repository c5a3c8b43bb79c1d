// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/shoot_status.hpp"

namespace gprov::model {

template <>
struct Fields<PendingWorkersRollout> {
  static constexpr auto table = std::tuple{field("name", &PendingWorkersRollout::name),
                                           field("lastInitiationTime", &PendingWorkersRollout::last_initiation_time)};
};

template <>
struct Fields<CredentialRotation> {
  static constexpr auto table =
      std::tuple{field("phase", &CredentialRotation::phase),
                 field("lastInitiationTime", &CredentialRotation::last_initiation_time),
                 field("pendingWorkersRollouts", &CredentialRotation::pending_workers_rollouts)};
};

template <>
struct Fields<EtcdEncryptionKeyRotation> {
  static constexpr auto table =
      std::tuple{field("phase", &EtcdEncryptionKeyRotation::phase),
                 field("lastCompletionTime", &EtcdEncryptionKeyRotation::last_completion_time)};
};

template <>
struct Fields<SimpleRotation> {
  static constexpr auto table = std::tuple{field("lastCompletionTime", &SimpleRotation::last_completion_time)};
};

template <>
struct Fields<CredentialsRotation> {
  static constexpr auto table =
      std::tuple{field("certificateAuthorities", &CredentialsRotation::certificate_authorities),
                 field("serviceAccountKey", &CredentialsRotation::service_account_key),
                 field("etcdEncryptionKey", &CredentialsRotation::etcd_encryption_key),
                 field("sshKeypair", &CredentialsRotation::ssh_keypair),
                 field("observability", &CredentialsRotation::observability)};
};

template <>
struct Fields<EncryptionAtRest> {
  static constexpr auto table = std::tuple{field("resources", &EncryptionAtRest::resources)};
};

template <>
struct Fields<ShootCredentials> {
  static constexpr auto table = std::tuple{field("rotation", &ShootCredentials::rotation),
                                           field("encryptionAtRest", &ShootCredentials::encryption_at_rest)};
};

template <>
struct Fields<GardenerInfo> {
  static constexpr auto table = std::tuple{field("version", &GardenerInfo::version)};
};

template <>
struct Fields<Condition> {
  static constexpr auto table = std::tuple{field("type", &Condition::type), field("status", &Condition::status),
                                           field("message", &Condition::message)};
};

template <>
struct Fields<LastOperation> {
  static constexpr auto table = std::tuple{field("type", &LastOperation::type), field("state", &LastOperation::state)};
};

template <>
struct Fields<LastMaintenance> {
  static constexpr auto table = std::tuple{field("state", &LastMaintenance::state)};
};

template <>
struct Fields<PendingWorkerUpdates> {
  static constexpr auto table = std::tuple{field("autoInPlaceUpdate", &PendingWorkerUpdates::auto_in_place_update),
                                           field("manualInPlaceUpdate", &PendingWorkerUpdates::manual_in_place_update)};
};

template <>
struct Fields<InPlaceUpdatesStatus> {
  static constexpr auto table =
      std::tuple{field("pendingWorkerUpdates", &InPlaceUpdatesStatus::pending_worker_updates)};
};

template <>
struct Fields<ShootStatus> {
  static constexpr auto table = std::tuple{field("gardener", &ShootStatus::gardener),
                                           field("technicalID", &ShootStatus::technical_id),
                                           field("hibernated", &ShootStatus::hibernated),
                                           field("observedGeneration", &ShootStatus::observed_generation),
                                           field("lastOperation", &ShootStatus::last_operation),
                                           field("credentials", &ShootStatus::credentials),
                                           field("lastMaintenance", &ShootStatus::last_maintenance),
                                           field("inPlaceUpdates", &ShootStatus::in_place_updates),
                                           field("seedName", &ShootStatus::seed_name),
                                           field("constraints", &ShootStatus::constraints),
                                           field("encryptedResources", &ShootStatus::encrypted_resources)};
};

}  // namespace gprov::model
