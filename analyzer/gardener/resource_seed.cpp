// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <set>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/names.hpp"
#include "analyzer/gardener/resources.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors pkg/api/core/validation/seed.go and backupbucket.go@v1.149.3. Of a Seed's networks only that they are CIDRs
// and stay as they are; settings and volumes are not looked at.

namespace gprov::gardener {
namespace {

using enum hashing::ResourceFeature;

constexpr const char* kValue = "core/seed-value";
constexpr const char* kBackup = "core/seed-backup";
constexpr const char* kBucket = "core/backup-bucket";

bool has(const ResourceReview& review, hashing::ResourceFeature feature) {
  return hashing::has(review.environment.gardener, feature);
}

/// An excerpt lacks the same on both sides.
template <class T>
bool newly_missing(bool missing, const T* old, bool was_missing) {
  return missing && (old == nullptr || !was_missing);
}

void refuse_workload_identity(const ResourceReview& review, const model::CredentialsReference& ref, const char* rule,
                              const std::string& path) {
  if (is_workload_identity(ref) && !has(review, seed_workload_identity)) {
    forbidden(review.refusals, rule, path,
              "support for WorkloadIdentity as backup credentials is not yet fully implemented");
  }
}

void validate_backup(const ResourceReview& review, const model::SeedSpec& spec) {
  if (!spec.backup) return;
  const model::SeedBackup& backup = *spec.backup;
  const std::string path = "spec.backup";
  if (backup.provider.empty()) {
    required(review.refusals, kBackup, path + ".provider", "must provide a backup cloud provider name");
  }
  if (spec.provider.type != backup.provider && backup.region.value_or("").empty()) {
    invalid(review.refusals, kBackup, path + ".region", "",
            "region must be specified for if backup provider is different from seed provider used in "
            "`spec.provider.type`");
  }
  if (has(review, seed_backup_secret_ref) && !backup.credentials_ref) {
    const model::CredentialsReference ref = backup.secret_ref.value_or(model::CredentialsReference());
    if (ref.name.empty()) {
      required(review.refusals, kBackup, path + ".secretRef.name", "must provide a secret name");
    }
    if (ref.ns.empty()) {
      required(review.refusals, kBackup, path + ".secretRef.namespace", "must provide a secret namespace");
    }
    return;
  }
  if (!backup.credentials_ref) {
    return required(review.refusals, kBackup, path + ".credentialsRef",
                    "must be set to refer a Secret or WorkloadIdentity");
  }
  validate_credentials_ref(review, *backup.credentials_ref, path + ".credentialsRef");
  refuse_workload_identity(review, *backup.credentials_ref, kBackup, path + ".credentialsRef");
}

void validate_provider(const ResourceReview& review, const model::SeedProvider& provider) {
  if (provider.type.empty()) {
    required(review.refusals, kValue, "spec.provider.type", "must provide a provider type");
  }
  if (provider.region.empty()) {
    required(review.refusals, kValue, "spec.provider.region", "must provide a provider region");
  }
  std::set<std::string> zones;
  for (std::size_t i = 0; i < provider.zones.size(); ++i) {
    if (zones.insert(provider.zones[i]).second) continue;
    return duplicate(review.refusals, kValue, "spec.provider.zones[" + std::to_string(i) + "]", provider.zones[i]);
  }
}

void validate_networks(const ResourceReview& review, const model::SeedNetworks& now, const model::SeedNetworks* old) {
  const auto check = [&](const std::string& cidr, const std::string* before, const char* name) {
    if (parse_cidr(cidr) || (before != nullptr && *before == cidr)) return;
    invalid(review.refusals, kValue, std::string("spec.networks.") + name, cidr, "invalid CIDR address: " + cidr);
  };
  check(now.pods, old == nullptr ? nullptr : &old->pods, "pods");
  check(now.services, old == nullptr ? nullptr : &old->services, "services");
  if (now.nodes) check(*now.nodes, old == nullptr || !old->nodes ? nullptr : &*old->nodes, "nodes");
  if (old == nullptr) return;
  const auto families = [](const model::SeedNetworks& networks) {
    return networks.ip_families.empty() ? std::vector<std::string>{"IPv4"} : networks.ip_families;
  };
  if (families(now) != families(*old)) immutable(review, "spec.networks.ipFamilies");
  if (now.pods != old->pods) immutable(review, "spec.networks.pods");
  if (now.services != old->services) immutable(review, "spec.networks.services");
  if (old->nodes && now.nodes != old->nodes) immutable(review, "spec.networks.nodes");
}

void validate_domain(const ResourceReview& review, const model::SeedDnsDomain& domain, const std::string& path) {
  if (domain.domain.empty()) required(review.refusals, kValue, path + ".domain", "cannot be empty");
  if (!domain.domain.empty()) {
    for (const std::string& error : dns_subdomain_errors(domain.domain)) {
      invalid(review.refusals, kValue, path + ".domain", domain.domain, error);
    }
  }
  if (domain.type.empty()) required(review.refusals, kValue, path + ".type", "cannot be empty");
  validate_credentials_ref(review, domain.credentials_ref, path + ".credentialsRef");
}

void validate_dns(const ResourceReview& review, const model::SeedSpec& now, const model::SeedSpec* old) {
  const model::SeedDns& dns = now.dns;
  if (now.ingress && !dns.provider) {
    required(review.refusals, kValue, "spec.dns.provider", "ingress controller requires dns.provider to be set");
  }
  if (dns.provider) {
    if (dns.provider->type.empty()) {
      required(review.refusals, kValue, "spec.dns.provider.type", "DNS provider type must be set");
    }
    const bool by_secret = has(review, dns_provider_secret_ref) && dns.provider->secret_ref;
    if (dns.provider->credentials_ref) {
      validate_credentials_ref(review, *dns.provider->credentials_ref, "spec.dns.provider.credentialsRef");
    } else if (!by_secret && has(review, dns_provider_credentials_ref)) {
      required(review.refusals, kValue, "spec.dns.provider.credentialsRef",
               "must be set to refer a Secret or WorkloadIdentity");
    }
  }
  const bool was_missing = old != nullptr && !old->dns.internal;
  if (dns.internal) {
    validate_domain(review, *dns.internal, "spec.dns.internal");
  } else if (newly_missing(has(review, dns_internal_required), old, was_missing)) {
    required(review.refusals, kValue, "spec.dns.internal", "internal DNS configuration is required");
  }
  std::set<std::string> domains;
  for (std::size_t i = 0; i < dns.defaults.size(); ++i) {
    const std::string path = "spec.dns.defaults[" + std::to_string(i) + "]";
    validate_domain(review, dns.defaults[i], path);
    if (!domains.insert(dns.defaults[i].domain).second) {
      duplicate(review.refusals, kValue, path + ".domain", dns.defaults[i].domain);
    }
  }
  if (old != nullptr && !old->dns.defaults.empty() && dns.defaults.empty()) {
    forbidden(review.refusals, kValue, "spec.dns.defaults", "removing defaults DNS configuration is not allowed");
  }
}

void validate_ingress(const ResourceReview& review, const model::SeedSpec& now, const model::SeedSpec* old) {
  if (newly_missing(!now.ingress, old, old != nullptr && !old->ingress)) {
    required(review.refusals, kValue, "spec.ingress", "cannot be empty");
  }
  if (!now.ingress) return;
  if (now.ingress->domain.empty()) {
    required(review.refusals, kValue, "spec.ingress.domain", "cannot be empty");
  } else {
    for (const std::string& error : dns_subdomain_errors(now.ingress->domain)) {
      invalid(review.refusals, kValue, "spec.ingress.domain", now.ingress->domain, error);
    }
  }
  if (now.ingress->controller.kind != "nginx") {
    not_supported(review.refusals, kValue, "spec.ingress.controller.kind", now.ingress->controller.kind, {"nginx"});
  }
  if (old != nullptr && old->ingress && old->ingress->domain != now.ingress->domain) {
    immutable(review, "spec.ingress.domain");
  }
}

void validate_taints(const ResourceReview& review, const model::SeedSpec& spec) {
  std::set<std::string> ids;
  for (std::size_t i = 0; i < spec.taints.size(); ++i) {
    const model::SeedTaint& taint = spec.taints[i];
    const std::string path = "spec.taints[" + std::to_string(i) + "]";
    if (taint.key.empty()) required(review.refusals, kValue, path + ".key", "cannot be empty");
    const std::string id = taint.key + (taint.value ? "=" + *taint.value : "");
    if (!ids.insert(id).second) duplicate(review.refusals, kValue, path, id);
  }
}

}  // namespace

void validate_seed(const ResourceReview& review) {
  const auto [seed, old_seed] = sides<model::Seed>(review);
  const model::SeedSpec* old = old_seed == nullptr ? nullptr : &old_seed->spec;
  validate_provider(review, seed.spec.provider);
  validate_networks(review, seed.spec.networks, old == nullptr ? nullptr : &old->networks);
  validate_backup(review, seed.spec);
  validate_taints(review, seed.spec);
  validate_ingress(review, seed.spec, old);
  validate_dns(review, seed.spec, old);
  if (old == nullptr || !old->backup) return;
  if (!seed.spec.backup) return immutable(review, "spec.backup");
  if (seed.spec.backup->provider != old->backup->provider) immutable(review, "spec.backup.provider");
  if (seed.spec.backup->region != old->backup->region) immutable(review, "spec.backup.region");
}

void validate_backup_bucket(const ResourceReview& review) {
  const auto [bucket, old] = sides<model::BackupBucket>(review);
  const model::BackupBucketSpec& spec = bucket.spec;
  Refusals& refusals = review.refusals;
  if (old != nullptr) {
    if (spec.provider != old->spec.provider) immutable(review, "spec.provider");
    if (spec.seed_name != old->spec.seed_name) immutable(review, "spec.seedName");
  }
  if (spec.provider.type.empty()) {
    invalid(refusals, kBucket, "spec.provider.type", "", "type name must not be empty");
  }
  if (spec.provider.region.empty()) {
    invalid(refusals, kBucket, "spec.provider.region", "", "region must not be empty");
  }
  const bool has_shoot = has(review, bucket_shoot_ref) && spec.shoot_ref;
  if (!spec.seed_name && !has_shoot) {
    invalid(refusals, kBucket, "spec.seedName", "", "either .spec.seedName or .spec.shootRef must be set");
  } else if (spec.seed_name && has_shoot) {
    invalid(refusals, kBucket, "spec.seedName", *spec.seed_name,
            "not both .spec.seedName and .spec.shootRef can be set at the same time");
  } else if (spec.seed_name && spec.seed_name->empty()) {
    invalid(refusals, kBucket, "spec.seedName", "", "seed must not be empty");
  } else if (has_shoot) {
    const model::CredentialsReference& shoot = *spec.shoot_ref;
    if (shoot.api_version != "core.gardener.cloud/v1beta1") {
      forbidden(refusals, kBucket, "spec.shootRef.apiVersion", "must be core.gardener.cloud/v1beta1");
    }
    if (shoot.kind != "Shoot") forbidden(refusals, kBucket, "spec.shootRef.kind", "must be Shoot");
    if (shoot.name.empty()) invalid(refusals, kBucket, "spec.shootRef.name", "", "name must not be empty");
    if (shoot.ns.empty()) invalid(refusals, kBucket, "spec.shootRef.namespace", "", "namespace must not be empty");
  }
  if (spec.credentials_ref) {
    validate_credentials_ref(review, *spec.credentials_ref, "spec.credentialsRef");
    refuse_workload_identity(review, *spec.credentials_ref, kBucket, "spec.credentialsRef");
  } else if (!has(review, bucket_secret_ref) || !spec.secret_ref) {
    required(refusals, kBucket, "spec.credentialsRef", "must be set and refer a Secret or WorkloadIdentity");
  }
}

}  // namespace gprov::gardener
