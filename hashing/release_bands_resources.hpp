// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>

#include "hashing/release_band.hpp"
#include "hashing/semver.hpp"

// What is read and refused of operator resources (Seeds, BackupBuckets, Secrets, ControllerDeployments, …), by release.
// None of it decides about a class.

namespace gprov::hashing {

/// Of the API server. Each has one row in release_bands_resources.cpp with its versions.
enum class ResourceFeature : std::uint8_t {
  seed_backup_secret_ref,       ///< Seed.spec.backup.secretRef exists (until v1.122)
  seed_backup_credentials_ref,  ///< Seed.spec.backup.credentialsRef exists (since v1.118)
  bucket_secret_ref,            ///< BackupBucket.spec.secretRef exists (until v1.123)
  bucket_credentials_ref,       ///< BackupBucket.spec.credentialsRef exists (since v1.120)
  bucket_shoot_ref,             ///< BackupBucket.spec.shootRef may stand for seedName (since v1.135)
  seed_workload_identity,   ///< a WorkloadIdentity may stand in a Seed's and BackupBucket's reference (since v1.128)
  internal_secret,          ///< an InternalSecret, too (since v1.135)
  dns_provider_secret_ref,  ///< Seed.spec.dns.provider.secretRef exists (until v1.138)
  dns_provider_credentials_ref,  ///< Seed.spec.dns.provider.credentialsRef exists (since v1.135)
  dns_internal,                  ///< Seed.spec.dns.internal exists (since v1.127)
  dns_internal_required,         ///< … and is required (since v1.135)
  dns_defaults,                  ///< Seed.spec.dns.defaults exists (since v1.131)
  oci_repository,                ///< a ControllerDeployment may name a chart in a registry (since v1.96)
};
[[nodiscard]] bool has(const Version& gardener, ResourceFeature feature);

namespace azure {

/// Of provider-azure.
enum class ResourceFeature : std::uint8_t {
  seed_validator,            ///< the backup configuration of Seeds is checked (since v1.52)
  seed_validator_reordered,  ///< … with its credentialsRef; the new one is read before the old one (since v1.56)
  bucket_validator,          ///< BackupBuckets of the garden are checked (since v1.56)
  credential_mapping,        ///< Secrets: field errors, no other keys, no blanks around values (since v1.57)
  internal_secret,           ///< a CredentialsBinding may name an InternalSecret (since v1.62)
  gate_immutable_buckets,    ///< gate EnableImmutableBuckets (since v1.52)
  gate_vmo_and_nat,          ///< gates ForceAvailabilitySetMigration and ForceNatGateway (v1.54 – v1.55)
  chart_backup,              ///< the chart puts config.etcd.backup at etcd.backup (since v1.58)
  chart_gates_as_written,    ///< … and writes feature gates out with their types (since v1.58.1)
  chart_logging,             ///< … and reads logging (since v1.58)
};
[[nodiscard]] bool has(const Version& extension, ResourceFeature feature);

/// Releases whose resources this program knows the rules of.
[[nodiscard]] SupportedRange resources_supported();

}  // namespace azure

namespace alicloud {

/// Of provider-alicloud.
enum class ResourceFeature : std::uint8_t {
  seed_validator,          ///< the backup configuration of Seeds is checked (since v1.65)
  backup_credentials,      ///< … with its credentialsRef (since v1.66)
  bucket_validator,        ///< BackupBuckets of the garden are checked (since v1.66)
  credentials_validator,   ///< CredentialsBindings are checked (since v1.55)
  credentials_file_added,  ///< the Secret cloudprovider gets a file of its keys (since v1.61)
};
[[nodiscard]] bool has(const Version& extension, ResourceFeature feature);

[[nodiscard]] SupportedRange resources_supported();

}  // namespace alicloud

}  // namespace gprov::hashing
