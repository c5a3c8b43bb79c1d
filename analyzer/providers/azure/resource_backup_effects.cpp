// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/resource_parts.hpp"
#include "analyzer/providers/resource_lookup.hpp"

// What the bucket controller does. Mirrors pkg/controller/backupbucket/{actuator,backupbucket}.go@v1.62.1.

namespace gprov::providers::azure {
namespace {

using Time = gardener::ResourceEffect::Time;

constexpr long long kDay = 24LL * 3600 * 1'000'000'000;
constexpr const char* kAnnotation = "azure.provider.extensions.gardener.cloud/rotate";

std::string days(long long number) { return std::to_string(number) + (number == 1 ? " day" : " days"); }

std::string gate_words(const ResourceRequest& request) {
  const auto gate = immutable_buckets(request.after, request.environment.extension);
  if (!gate)
    return "only where feature gate EnableImmutableBuckets of the extension is on; it is off by default, and "
           "no ControllerDeployment or configuration among the manifests tells";
  return *gate ? "for feature gate EnableImmutableBuckets of the extension is on" : "";
}

void tell_immutability(const ResourceRequest& request, const std::optional<Immutability>& now,
                       const std::optional<Immutability>& old, const std::string& path) {
  if (now == old) return;
  const std::string at = path + ".immutability";
  const std::string gate = gate_words(request);
  if (gate.empty()) {
    return add_effect(request, "azure/immutable-buckets-gate",
                      "the bucket's immutability stays as it is: feature gate EnableImmutableBuckets of the extension "
                      "is off, and without it the setting is not looked at",
                      Time::never, at);
  }
  if (!now) {
    return add_effect(request, "azure/backup-immutability", "the retention policy is taken from the bucket, " + gate,
                      Time::next_reconciliation, at);
  }
  add_effect(request, "azure/backup-immutability",
             "the bucket keeps every object unchanged for " + days(now->period / kDay) + ", " + gate,
             Time::next_reconciliation, at);
  const bool was_locked = old && old->locked;
  if (now->locked && !was_locked) {
    add_effect(request, "azure/backup-locked",
               "the retention policy is locked: from then on it can never be unlocked, shortened or removed, and Azure "
               "lets it be lengthened five times at most",
               Time::next_reconciliation, at + ".locked");
  } else if (was_locked && now->period > old->period) {
    add_effect(request, "azure/backup-locked",
               "a locked retention policy is lengthened from " + days(old->period / kDay) + " to " +
                   days(now->period / kDay) + "; Azure allows that five times at most, and nobody in Gardener counts",
               Time::next_reconciliation, at + ".retentionPeriod");
  }
}

void tell_rotation(const ResourceRequest& request, const std::optional<Rotation>& now,
                   const std::optional<Rotation>& old, const std::string& path) {
  if (now == old) return;
  const std::string at = path + ".rotationConfig";
  if (!now) {
    return add_effect(request, "azure/backup-rotation",
                      "keys of the storage account are no longer rotated, not by the annotation either",
                      Time::next_reconciliation, at);
  }
  add_effect(request, "azure/backup-rotation",
             "the key of the storage account that is not in use is renewed and taken into use when the newest is older "
             "than " +
                 days(now->period_days) + "; both keys are new after " + days(2 * now->period_days),
             Time::next_reconciliation, at);
  add_effect(request, "azure/backup-rotation-advice",
             "Shoots take a new key when they are reconciled: the period should be at least twice the time between two "
             "maintenance windows, so that etcd-backup always has a key that works",
             Time::manual, at + ".rotationPeriodDays");
  if (now->expiration_days) {
    add_effect(request, "azure/backup-rotation",
               "the storage account gets a policy by which keys expire after " + days(*now->expiration_days),
               Time::next_reconciliation, at + ".expirationPeriodDays");
  }
}

}  // namespace

void follow_backup(const ResourceRequest& request, const model::RawExtension& now, const model::RawExtension& old,
                   const std::string& path) {
  BackupConfig config, old_config;
  if (read_backup_config(now, config)) return;
  // A stored configuration that cannot be read has set nothing up.
  if (read_backup_config(old, old_config)) old_config = {};
  tell_immutability(request, config.immutability, old_config.immutability, path);
  tell_rotation(request, config.rotation, old_config.rotation, path);
}

void follow_rotate_annotation(const ResourceRequest& request, const model::RawExtension& raw) {
  const auto& annotations = request.resource.metadata.annotations;
  const auto found = annotations.find(kAnnotation);
  if (found == annotations.end()) return;
  if (request.old != nullptr && request.old->metadata.annotations.contains(kAnnotation)) return;
  const std::string path = std::string("metadata.annotations[") + kAnnotation + "]";
  BackupConfig config;
  if (found->second != "true") {
    return add_effect(request, "azure/backup-rotate-annotation",
                      "the annotation " + std::string(kAnnotation) + " does nothing: only its value true counts",
                      Time::never, path);
  }
  if (request.resource.kind != model::KindId::seed_side_bucket) {
    return add_effect(request, "azure/backup-rotate-annotation",
                      "the annotation " + std::string(kAnnotation) +
                          " does nothing here: the extension looks at the BackupBucket of extensions.gardener.cloud in "
                          "the seed",
                      Time::manual, path);
  }
  if (read_backup_config(raw, config) || !config.rotation) {
    return add_effect(request, "azure/backup-rotate-annotation",
                      "the annotation " + std::string(kAnnotation) +
                          " does nothing: without rotationConfig no key is rotated, whatever its age",
                      Time::never, path);
  }
  add_effect(request, "azure/backup-rotate-annotation",
             "the key of the storage account that is not in use is renewed and taken into use, whatever its age; then "
             "the annotation is removed",
             Time::next_reconciliation, path);
}

}  // namespace gprov::providers::azure
