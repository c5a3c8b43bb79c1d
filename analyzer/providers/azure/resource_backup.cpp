// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "hashing/go_time.hpp"
#include "hashing/release_bands_resources.hpp"

// Mirrors pkg/apis/azure/validation/backupbucket.go and pkg/admission/validator/{seed,backupbucket}.go@v1.62.1.

namespace gprov::providers::azure {
namespace {
using enum model::Kind;
using enum hashing::azure::ResourceFeature;
using model::FieldSpec;
using model::TypeSpec;

constexpr const char* kConfig = "azure/backup-config";
constexpr const char* kImmutability = "azure/backup-immutability";
constexpr const char* kLocked = "azure/backup-locked";
constexpr const char* kRotation = "azure/backup-rotation";
constexpr const char* kCredentials = "azure/backup-credentials";
constexpr long long kDay = 24LL * 3600 * 1'000'000'000;

constexpr FieldSpec kImmutableFields[] = {{"retentionType", text}, {"retentionPeriod", duration}, {"locked", boolean}};
constexpr TypeSpec kImmutableConfig{"ImmutableConfig", kImmutableFields};
constexpr FieldSpec kRotationFields[] = {{"rotationPeriodDays", int32}, {"expirationPeriodDays", int32}};
constexpr TypeSpec kRotationConfig{"RotationConfig", kRotationFields};
constexpr FieldSpec kCloudFields[] = {{"name", text}};
constexpr TypeSpec kCloud{"CloudConfiguration", kCloudFields};
constexpr FieldSpec kBackupFields[] = {{"apiVersion", text},
                                       {"kind", text},
                                       {"cloudConfiguration", object, &kCloud},
                                       {"immutability", object, &kImmutableConfig},
                                       {"rotationConfig", object, &kRotationConfig}};
constexpr TypeSpec kBackupConfig{"BackupBucketConfig", kBackupFields};

// The internal type has no JSON names: Go's own are read.
constexpr FieldSpec kGoImmutableFields[] = {
    {"RetentionType", text}, {"RetentionPeriod", duration}, {"Locked", boolean}};
constexpr TypeSpec kGoImmutable{"ImmutableConfig", kGoImmutableFields};
constexpr FieldSpec kGoRotationFields[] = {{"RotationPeriodDays", int32}, {"ExpirationPeriodDays", int32}};
constexpr TypeSpec kGoRotation{"RotationConfig", kGoRotationFields};
constexpr FieldSpec kGoCloudFields[] = {{"Name", text}};
constexpr TypeSpec kGoCloud{"CloudConfiguration", kGoCloudFields};
constexpr FieldSpec kGoFields[] = {{"apiVersion", text},
                                   {"kind", text},
                                   {"CloudConfiguration", object, &kGoCloud},
                                   {"Immutability", object, &kGoImmutable},
                                   {"RotationConfig", object, &kGoRotation}};
constexpr TypeSpec kGoBackupConfig{"BackupBucketConfig", kGoFields};

/// Names of one spelling of the type.
struct Names {
  const char *immutability, *type, *period, *locked, *rotation, *rotation_days, *expiration_days;
};
constexpr Names kJsonNames{"immutability",   "retentionType",      "retentionPeriod",     "locked",
                           "rotationConfig", "rotationPeriodDays", "expirationPeriodDays"};
constexpr Names kGoNames{"Immutability",   "RetentionType",      "RetentionPeriod",     "Locked",
                         "RotationConfig", "RotationPeriodDays", "ExpirationPeriodDays"};

void fill(const manifest::Node& map, const Names& names, BackupConfig& config) {
  if (const manifest::Node* node = providers::object(map, names.immutability)) {
    config.immutability =
        Immutability{providers::text(*node, names.type),
                     hashing::go_duration(providers::text(*node, names.period)).value_or(0), flag(*node, names.locked)};
  }
  if (const manifest::Node* node = providers::object(map, names.rotation)) {
    config.rotation = Rotation{integer(*node, names.rotation_days), optional_integer(*node, names.expiration_days)};
  }
}

std::optional<std::string> internal_error(const manifest::Node& map) {
  const std::string kind = providers::text(map, "kind");
  if (!kind.empty() && kind != kGoBackupConfig.name) return "no kind \"" + kind + "\" is registered";
  std::string unknown;
  for (const model::FieldError& error : model::check(map, kGoBackupConfig, "")) {
    if (error.reason != model::FieldError::Reason::unknown_field) return model::sentence(error);
    unknown += (unknown.empty() ? "unknown field \"" : ", unknown field \"") + error.path + "\"";
  }
  return unknown.empty() ? std::nullopt : std::optional("strict decoding error: " + unknown);
}

/// #ValidateBackupBucketConfig
void validate(const BackupConfig& config, const std::string& path, Refusals& refusals) {
  if (const auto& immutability = config.immutability) {
    const std::string at = path + ".immutability";
    if (immutability->type != "bucket") {
      refusals.add(kImmutability, "Invalid", at + ".retentionType", "must be 'bucket'");
    }
    if (immutability->period < kDay) {
      refusals.add(kImmutability, "Invalid", at + ".retentionPeriod", "must be greater than 24h");
    }
    if (immutability->period % kDay != 0) {
      refusals.add(kImmutability, "Invalid", at + ".retentionPeriod", "must be a positive integer multiple of 24h");
    }
  }
  if (const auto& rotation = config.rotation) {
    const std::string at = path + ".rotationConfig";
    if (rotation->period_days < 1) {
      return refusals.add(kRotation, "Required", at + ".rotationPeriodDays",
                          "rotationPeriod must be configured if key rotation is enabled");
    }
    if (rotation->period_days < 2) {
      refusals.add(kRotation, "Invalid", at + ".rotationPeriodDays", "must be equal or greater than 2 days");
    }
    if (rotation->expiration_days && *rotation->expiration_days <= rotation->period_days) {
      refusals.add(kRotation, "Invalid", at + ".expirationPeriodDays", "must be greater than the rotation period");
    }
  }
}

/// #ValidateBackupBucketConfigUpdate
void validate_update(const BackupConfig& old, const BackupConfig& now, const std::string& path, Refusals& refusals) {
  if (!old.immutability || !old.immutability->locked) return;
  const std::string at = path + ".immutability";
  if (!now.immutability || *now.immutability == Immutability()) {
    return refusals.add(kLocked, "Invalid", at, "immutability cannot be disabled once it is locked");
  }
  if (!now.immutability->locked) {
    refusals.add(kLocked, "Forbidden", at + ".locked",
                 "immutable retention policy lock cannot be unlocked once it is locked");
  } else if (now.immutability->period < old.immutability->period) {
    refusals.add(kLocked, "Forbidden", at + ".retentionPeriod",
                 "reducing the retention period is prohibited when the immutable retention policy is locked");
  }
}

/// #ValidateBackupBucketCredentialsRef
void validate_reference(const std::optional<model::CredentialsReference>& ref, const std::string& path,
                        Refusals& refusals) {
  if (!ref) return refusals.add(kCredentials, "Required", path, "must be set");
  if (gardener::is_secret(*ref) || gardener::is_workload_identity(*ref)) return;
  refusals.add(kCredentials, "NotSupported", path,
               R"(supported values: "/v1, Kind=Secret", "security.gardener.cloud/v1alpha1, Kind=WorkloadIdentity")");
}

/// Whether the configuration can be read; tells if not.
bool decodes(const model::RawExtension& raw, const char* which, const std::string& path, BackupConfig& config,
             Refusals& refusals) {
  const auto error = read_backup_config(raw, config);
  if (error) refusals.add(kConfig, "Invalid", path, "failed to decode " + std::string(which) + ": " + *error);
  return !error;
}

const model::SeedBackup* backup_of(const model::Resource* resource) {
  const auto* seed = resource == nullptr ? nullptr : model::as<model::Seed>(*resource);
  return seed == nullptr || !seed->spec.backup ? nullptr : &*seed->spec.backup;
}

/// The order until v1.55: the old configuration is read first, and alone decides whether there is anything to compare.
void admit_seed_by_old_rules(const model::SeedBackup* now, const model::SeedBackup* old, const std::string& path,
                             Refusals& refusals) {
  BackupConfig config, old_config;
  const bool has_old = old != nullptr && is_given(old->provider_config);
  if (has_old && !decodes(old->provider_config, "old provider config", path, old_config, refusals)) return;
  if (now != nullptr && is_given(now->provider_config) &&
      !decodes(now->provider_config, "new provider config", path, config, refusals)) {
    return;
  }
  validate(config, path, refusals);
  if (has_old) validate_update(old_config, config, path, refusals);
}

}  // namespace

std::optional<std::string> read_backup_config(const model::RawExtension& raw, BackupConfig& config) {
  if (!is_given(raw)) return std::nullopt;
  const manifest::Node* map = map_of(raw);
  const bool internal = map != nullptr && providers::text(*map, "apiVersion").empty();
  const auto error = internal ? internal_error(*map)
                              : decode_error(raw, kBackupConfig, kApiVersion, Strictness::strict, Reader::controller);
  if (!error) fill(*map, internal ? kGoNames : kJsonNames, config);
  return error;
}

void admit_seed(const ResourceRequest& request, Refusals& refusals) {
  const hashing::Version& extension = request.environment.extension;
  if (!hashing::azure::has(extension, seed_validator)) return;
  const std::string path = "spec.backup.providerConfig";
  const model::SeedBackup* now = backup_of(&request.resource);
  const model::SeedBackup* old = backup_of(request.old);
  if (!hashing::azure::has(extension, seed_validator_reordered)) {
    return admit_seed_by_old_rules(now, old, path, refusals);
  }
  BackupConfig config;
  if (now != nullptr) {
    validate_reference(now->credentials_ref, "spec.backup.credentialsRef", refusals);
    const char* which = request.old == nullptr ? "provider config" : "new provider config";
    if (!decodes(now->provider_config, which, path, config, refusals)) return;
    validate(config, path, refusals);
  }
  BackupConfig old_config;
  if (old == nullptr || !is_given(old->provider_config) ||
      !decodes(old->provider_config, "old provider config", path, old_config, refusals)) {
    return;
  }
  validate_update(old_config, config, path, refusals);
}

void admit_bucket(const ResourceRequest& request, Refusals& refusals) {
  if (!hashing::azure::has(request.environment.extension, bucket_validator)) return;
  const std::string path = "spec.providerConfig";
  const model::BackupBucketSpec& spec = model::as<model::BackupBucket>(request.resource)->spec;
  const auto* old = request.old == nullptr ? nullptr : model::as<model::BackupBucket>(*request.old);
  BackupConfig config, old_config;
  const char* which = request.old == nullptr ? "provider config" : "new provider config";
  if (!decodes(spec.provider_config, which, path, config, refusals)) return;
  validate(config, path, refusals);
  validate_reference(spec.credentials_ref, "spec.credentialsRef", refusals);
  if (old == nullptr || !is_given(old->spec.provider_config) ||
      !decodes(old->spec.provider_config, "old provider config", path, old_config, refusals)) {
    return;
  }
  validate_update(old_config, config, path, refusals);
}

void read_bucket(const ResourceRequest& request) {
  BackupConfig config;
  const auto error =
      read_backup_config(model::as<model::SeedSideBucket>(request.resource)->spec.provider_config, config);
  if (!error) return;
  request.rejections.push_back({kConfig, "BackupBucket", "controller", "", "", *error});
}

}  // namespace gprov::providers::azure
