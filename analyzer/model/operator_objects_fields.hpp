// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/fields.hpp"
#include "analyzer/model/operator_objects.hpp"

namespace gprov::model {

template <>
struct Fields<CredentialsReference> {
  static constexpr auto table = std::tuple{field("apiVersion", &CredentialsReference::api_version),
                                           field("kind", &CredentialsReference::kind),
                                           field("name", &CredentialsReference::name),
                                           field("namespace", &CredentialsReference::ns),
                                           field("uid", &CredentialsReference::uid),
                                           field("resourceVersion", &CredentialsReference::resource_version),
                                           field("fieldPath", &CredentialsReference::field_path)};
};

template <>
struct Fields<SeedBackup> {
  static constexpr auto table =
      std::tuple{field("provider", &SeedBackup::provider), field("providerConfig", &SeedBackup::provider_config),
                 field("region", &SeedBackup::region), field("credentialsRef", &SeedBackup::credentials_ref),
                 field("secretRef", &SeedBackup::secret_ref)};
};

template <>
struct Fields<SeedProvider> {
  static constexpr auto table =
      std::tuple{field("type", &SeedProvider::type), field("region", &SeedProvider::region),
                 field("providerConfig", &SeedProvider::provider_config), field("zones", &SeedProvider::zones)};
};

template <>
struct Fields<SeedDnsProvider> {
  static constexpr auto table =
      std::tuple{field("type", &SeedDnsProvider::type), field("credentialsRef", &SeedDnsProvider::credentials_ref),
                 field("secretRef", &SeedDnsProvider::secret_ref)};
};

template <>
struct Fields<SeedDnsDomain> {
  static constexpr auto table = std::tuple{field("type", &SeedDnsDomain::type), field("domain", &SeedDnsDomain::domain),
                                           field("credentialsRef", &SeedDnsDomain::credentials_ref)};
};

template <>
struct Fields<SeedDns> {
  static constexpr auto table = std::tuple{field("provider", &SeedDns::provider), field("internal", &SeedDns::internal),
                                           field("defaults", &SeedDns::defaults)};
};

template <>
struct Fields<IngressController> {
  static constexpr auto table = std::tuple{field("kind", &IngressController::kind)};
};

template <>
struct Fields<SeedIngress> {
  static constexpr auto table =
      std::tuple{field("domain", &SeedIngress::domain), field("controller", &SeedIngress::controller)};
};

template <>
struct Fields<SeedNetworks> {
  static constexpr auto table =
      std::tuple{field("pods", &SeedNetworks::pods), field("services", &SeedNetworks::services),
                 field("nodes", &SeedNetworks::nodes), field("ipFamilies", &SeedNetworks::ip_families)};
};

template <>
struct Fields<SeedTaint> {
  static constexpr auto table = std::tuple{field("key", &SeedTaint::key), field("value", &SeedTaint::value)};
};

template <>
struct Fields<SeedSpec> {
  static constexpr auto table =
      std::tuple{field("backup", &SeedSpec::backup),     field("dns", &SeedSpec::dns),
                 field("networks", &SeedSpec::networks), field("provider", &SeedSpec::provider),
                 field("ingress", &SeedSpec::ingress),   field("taints", &SeedSpec::taints)};
};

template <>
struct Fields<Seed> {
  static constexpr auto table = std::tuple{field("spec", &Seed::spec)};
};

template <>
struct Fields<BucketProvider> {
  static constexpr auto table =
      std::tuple{field("type", &BucketProvider::type), field("region", &BucketProvider::region)};
};

template <>
struct Fields<BackupBucketSpec> {
  static constexpr auto table = std::tuple{
      field("provider", &BackupBucketSpec::provider),  field("providerConfig", &BackupBucketSpec::provider_config),
      field("seedName", &BackupBucketSpec::seed_name), field("credentialsRef", &BackupBucketSpec::credentials_ref),
      field("shootRef", &BackupBucketSpec::shoot_ref), field("secretRef", &BackupBucketSpec::secret_ref)};
};

template <>
struct Fields<BackupBucket> {
  static constexpr auto table = std::tuple{field("spec", &BackupBucket::spec)};
};

template <>
struct Fields<SeedSideBucketSpec> {
  static constexpr auto table =
      std::tuple{field("type", &SeedSideBucketSpec::type), field("region", &SeedSideBucketSpec::region),
                 field("providerConfig", &SeedSideBucketSpec::provider_config),
                 field("secretRef", &SeedSideBucketSpec::secret_ref)};
};

template <>
struct Fields<SeedSideBucket> {
  static constexpr auto table = std::tuple{field("spec", &SeedSideBucket::spec)};
};

template <>
struct Fields<BindingProvider> {
  static constexpr auto table = std::tuple{field("type", &BindingProvider::type)};
};

template <>
struct Fields<CredentialsBinding> {
  static constexpr auto table = std::tuple{field("provider", &CredentialsBinding::provider),
                                           field("credentialsRef", &CredentialsBinding::credentials_ref),
                                           field("quotas", &CredentialsBinding::quotas)};
};

template <>
struct Fields<SecretBinding> {
  static constexpr auto table =
      std::tuple{field("provider", &SecretBinding::provider), field("secretRef", &SecretBinding::secret_ref),
                 field("quotas", &SecretBinding::quotas)};
};

template <>
struct Fields<TargetSystem> {
  static constexpr auto table =
      std::tuple{field("type", &TargetSystem::type), field("providerConfig", &TargetSystem::provider_config)};
};

template <>
struct Fields<WorkloadIdentitySpec> {
  static constexpr auto table = std::tuple{field("audiences", &WorkloadIdentitySpec::audiences),
                                           field("targetSystem", &WorkloadIdentitySpec::target_system)};
};

template <>
struct Fields<WorkloadIdentity> {
  static constexpr auto table = std::tuple{field("spec", &WorkloadIdentity::spec)};
};

template <>
struct Fields<OciRepository> {
  static constexpr auto table =
      std::tuple{field("ref", &OciRepository::ref), field("repository", &OciRepository::repository),
                 field("tag", &OciRepository::tag), field("digest", &OciRepository::digest)};
};

}  // namespace gprov::model
