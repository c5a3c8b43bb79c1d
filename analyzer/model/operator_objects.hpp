// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/raw_extension.hpp"
#include "analyzer/model/shoot.hpp"

// Manifests of operators that hold no worker pools: what is judged of them. Conventions as in shoot.hpp.

namespace gprov::model {

/// k8s.io/api/core/v1.ObjectReference; a SecretReference has name and namespace only.
struct CredentialsReference {
  std::string api_version, kind, name, ns, uid, resource_version, field_path;
  friend bool operator==(const CredentialsReference&, const CredentialsReference&) = default;
};

struct SeedBackup {
  std::string provider;
  RawExtension provider_config;
  std::optional<std::string> region;
  std::optional<CredentialsReference> credentials_ref, secret_ref;
};
struct SeedProvider {
  std::string type, region;
  RawExtension provider_config;
  std::vector<std::string> zones;
};
struct SeedDnsProvider {
  std::string type;
  std::optional<CredentialsReference> credentials_ref, secret_ref;
};
struct SeedDnsDomain {
  std::string type, domain;
  CredentialsReference credentials_ref;
};
struct SeedDns {
  std::optional<SeedDnsProvider> provider;
  std::optional<SeedDnsDomain> internal;
  std::vector<SeedDnsDomain> defaults;
};
struct IngressController {
  std::string kind;
};
struct SeedIngress {
  std::string domain;
  IngressController controller;
};
struct SeedNetworks {
  std::string pods, services;
  std::optional<std::string> nodes;
  std::vector<std::string> ip_families;
};
struct SeedTaint {
  std::string key;
  std::optional<std::string> value;
};
struct SeedSpec {
  std::optional<SeedBackup> backup;
  SeedDns dns;
  SeedNetworks networks;
  SeedProvider provider;
  std::optional<SeedIngress> ingress;
  std::vector<SeedTaint> taints;
};
struct Seed {
  SeedSpec spec;
};

struct BucketProvider {
  std::string type, region;
  friend bool operator==(const BucketProvider&, const BucketProvider&) = default;
};
struct BackupBucketSpec {
  BucketProvider provider;
  RawExtension provider_config;
  std::optional<std::string> seed_name;
  std::optional<CredentialsReference> credentials_ref, shoot_ref, secret_ref;
};
/// core.gardener.cloud: of the garden.
struct BackupBucket {
  BackupBucketSpec spec;
};

struct SeedSideBucketSpec {
  std::string type, region;
  RawExtension provider_config;
  std::optional<CredentialsReference> secret_ref;
};
/// extensions.gardener.cloud: what gardenlet makes of it in the seed.
struct SeedSideBucket {
  SeedSideBucketSpec spec;
};

/// v1 Secret or core.gardener.cloud InternalSecret: base64 decoded, stringData over data.
struct SecretObject {
  std::map<std::string, std::string> data;
};

struct BindingProvider {
  std::string type;
  friend bool operator==(const BindingProvider&, const BindingProvider&) = default;
};
struct CredentialsBinding {
  BindingProvider provider;
  CredentialsReference credentials_ref;
  std::vector<CredentialsReference> quotas;
};
struct SecretBinding {
  std::optional<BindingProvider> provider;
  CredentialsReference secret_ref;
  std::vector<CredentialsReference> quotas;
};

struct TargetSystem {
  std::string type;
  RawExtension provider_config;
};
struct WorkloadIdentitySpec {
  std::vector<std::string> audiences;
  TargetSystem target_system;
};
struct WorkloadIdentity {
  WorkloadIdentitySpec spec;
};

struct OciRepository {
  std::optional<std::string> ref, repository, tag, digest;
};
struct HelmDeployment {
  std::string chart;  ///< base64 as written: v1's rawChart or v1beta1's chart
  RawExtension values;
  std::optional<OciRepository> oci_repository;
};
/// core.gardener.cloud ControllerDeployment as both versions are converted: Helm, or a custom type.
struct Installation {
  std::string type;  ///< of a custom one; "" if none is given
  std::optional<HelmDeployment> helm;
  std::string helm_path;  ///< where `helm` stands: "helm" or "providerConfig"
};

/// The configuration file of a provider extension; its group tells whose.
struct ControllerConfiguration {
  std::string provider;
  RawExtension root;
};

}  // namespace gprov::model
