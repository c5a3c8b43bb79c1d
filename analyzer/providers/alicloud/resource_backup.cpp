// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/resource_parts.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/resource_lookup.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors pkg/apis/alicloud/validation/backupbucket.go and pkg/admission/validator/{seed,backupbucket}.go@v1.71.0.

namespace gprov::providers::alicloud {
namespace {
using enum model::Kind;
using enum hashing::alicloud::ResourceFeature;
using Time = gardener::ResourceEffect::Time;
using model::FieldSpec;
using model::TypeSpec;

constexpr const char* kConfig = "alicloud/backup-config";
constexpr const char* kImmutability = "alicloud/backup-immutability";
constexpr const char* kLocked = "alicloud/backup-locked";
constexpr const char* kCredentials = "alicloud/backup-credentials";

constexpr FieldSpec kImmutableFields[] = {{"retentionType", text}, {"retentionPeriod", int64}, {"locked", boolean}};
constexpr TypeSpec kImmutableConfig{"ImmutableConfig", kImmutableFields};
constexpr FieldSpec kBackupFields[] = {
    {"apiVersion", text}, {"kind", text}, {"immutability", object, &kImmutableConfig}};
constexpr TypeSpec kBackupConfig{"BackupBucketConfig", kBackupFields};

struct Immutability {
  std::string type;
  std::int64_t days = 0;
  bool locked = false;
  friend bool operator==(const Immutability&, const Immutability&) = default;
};
using Config = std::optional<Immutability>;

std::optional<std::string> read(const model::RawExtension& raw, Strictness strictness, Config& config) {
  if (!is_given(raw)) return std::nullopt;
  if (const auto error = decode_error(raw, kBackupConfig, kApiVersion, strictness, Reader::admission)) return error;
  if (const manifest::Node* node = providers::object(*map_of(raw), "immutability")) {
    config =
        Immutability{providers::text(*node, "retentionType"), integer(*node, "retentionPeriod"), flag(*node, "locked")};
  }
  return std::nullopt;
}

bool decodes(const model::RawExtension& raw, Strictness strictness, const char* which, const std::string& path,
             Config& config, Refusals& refusals) {
  const auto error = read(raw, strictness, config);
  if (error) refusals.add(kConfig, "Invalid", path, "failed to decode " + std::string(which) + ": " + *error);
  return !error;
}

/// #ValidateBackupBucketConfig
void validate(const Config& config, const std::string& path, Refusals& refusals) {
  if (!config) return;
  if (config->type != "bucket") {
    refusals.add(kImmutability, "Invalid", path + ".immutability.retentionType", "must be 'bucket'");
  }
  if (config->days < 1) {
    refusals.add(kImmutability, "Invalid", path + ".immutability.retentionPeriod",
                 "can only be set in days, hence it can't be less than 1 day");
  }
}

/// #ValidateBackupBucketConfigUpdate: what is removed as a whole is not looked at.
void validate_update(const Config& old, const Config& now, const std::string& path, Refusals& refusals) {
  if (!old || !now) return;
  if (old->locked && !now->locked) {
    refusals.add(kLocked, "Forbidden", path + ".immutability.locked",
                 "immutable retention policy lock cannot be unlocked once it is locked");
  }
  if (now->days < old->days) {
    refusals.add(kLocked, "Forbidden", path + ".immutability.retentionPeriod",
                 "reducing the retention period from " + std::to_string(old->days) + " to " +
                     std::to_string(now->days) + " days is prohibited");
  }
}

void validate_reference(const std::optional<model::CredentialsReference>& ref, const std::string& path,
                        Refusals& refusals) {
  if (!ref) return refusals.add(kCredentials, "Required", path, "must be set");
  if (gardener::is_secret(*ref)) return;
  refusals.add(kCredentials, "NotSupported", path, "supported values: \"/v1, Kind=Secret\"");
}

struct Sides {
  model::RawExtension now, old;
};

/// Both webhooks from v1.66 on.
void admit(const ResourceRequest& request, const Sides& sides, const std::string& path, Refusals& refusals) {
  const bool creates = request.old == nullptr;
  // v1.65 took unknown fields of a new configuration.
  const bool strict = hashing::alicloud::has(request.environment.extension, backup_credentials) || is_given(sides.old);
  Config config, old_config;
  if (!decodes(sides.now, strict ? Strictness::strict : Strictness::lenient,
               creates ? "provider config" : "new provider config", path, config, refusals)) {
    return;
  }
  validate(config, path, refusals);
  if (creates || !is_given(sides.old) ||
      !decodes(sides.old, Strictness::lenient, "old provider config", path, old_config, refusals)) {
    return;
  }
  validate_update(old_config, config, path, refusals);
}

const model::SeedBackup* backup_of(const model::Resource* resource) {
  const auto* seed = resource == nullptr ? nullptr : model::as<model::Seed>(*resource);
  return seed == nullptr || !seed->spec.backup ? nullptr : &*seed->spec.backup;
}

std::string days(std::int64_t number) { return std::to_string(number) + (number == 1 ? " day" : " days"); }

}  // namespace

void admit_seed(const ResourceRequest& request, Refusals& refusals) {
  const hashing::Version& extension = request.environment.extension;
  if (!hashing::alicloud::has(extension, seed_validator)) return;
  const model::SeedBackup* now = backup_of(&request.resource);
  const model::SeedBackup* old = backup_of(request.old);
  if (now != nullptr && hashing::alicloud::has(extension, backup_credentials)) {
    validate_reference(now->credentials_ref, "spec.backup.credentialsRef", refusals);
  }
  admit(request,
        {now == nullptr ? model::RawExtension() : now->provider_config,
         old == nullptr ? model::RawExtension() : old->provider_config},
        "spec.backup.providerConfig", refusals);
}

void admit_bucket(const ResourceRequest& request, Refusals& refusals) {
  if (!hashing::alicloud::has(request.environment.extension, bucket_validator)) return;
  const model::BackupBucketSpec& spec = model::as<model::BackupBucket>(request.resource)->spec;
  const auto* old = request.old == nullptr ? nullptr : model::as<model::BackupBucket>(*request.old);
  Config config;
  const bool readable = !read(spec.provider_config, Strictness::strict, config);
  admit(request, {spec.provider_config, old == nullptr ? model::RawExtension() : old->spec.provider_config},
        "spec.providerConfig", refusals);
  if (readable) validate_reference(spec.credentials_ref, "spec.credentialsRef", refusals);
}

void read_bucket(const ResourceRequest& request) {
  Config config;
  const auto error =
      read(model::as<model::SeedSideBucket>(request.resource)->spec.provider_config, Strictness::strict, config);
  if (error) request.rejections.push_back({kConfig, "BackupBucket", "controller", "", "", *error});
}

void follow_backup(const ResourceRequest& request, const model::RawExtension& now, const model::RawExtension& old,
                   const std::string& path) {
  Config config, before;
  if (read(now, Strictness::strict, config)) return;
  if (read(old, Strictness::lenient, before)) before.reset();
  if (config == before) return;
  const std::string at = path + ".immutability";
  if (!config) {
    return add_effect(request, kImmutability,
                      before->locked ? "the extension takes it that the immutability is removed although it is locked, "
                                       "but what Alicloud has locked on the bucket stays"
                                     : "the bucket's immutability is no longer asked for",
                      Time::next_reconciliation, at);
  }
  add_effect(request, kImmutability, "the bucket keeps every object unchanged for " + days(config->days),
             Time::next_reconciliation, at);
  if (config->locked && !(before && before->locked)) {
    add_effect(request, kLocked, "the retention policy is locked: from then on it can never be unlocked or shortened",
               Time::next_reconciliation, at + ".locked");
  }
}

}  // namespace gprov::providers::alicloud
