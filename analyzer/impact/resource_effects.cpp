// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/resources.hpp"
#include "analyzer/providers/resource_lookup.hpp"

namespace gprov::impact {
namespace {

using Follow = gardener::ResourceEffect;
using Time = Follow::Time;
using Kind = Follow::Kind;
using model::KindId;

class Teller {
 public:
  Teller(const model::Resource& resource, std::vector<Follow>& effects)
      : on_(std::string(gardener::kind_of(resource)) + " " + providers::full_name(resource.metadata)),
        effects_(effects) {}

  void operator()(const char* rule, std::string what, Time time, std::string path = "", Kind kind = Kind::effect) {
    effects_.push_back({rule, std::move(what), on_, time, std::move(path), kind});
  }

 private:
  std::string on_;
  std::vector<Follow>& effects_;
};

/// pkg/component/garden/backupbucket/backupbucket.go#Deploy@v1.144.2
void follow_seed(const model::Seed& now, const model::Seed* old, Teller& tell) {
  const model::SeedSpec& spec = now.spec;
  const providers::Provider* provider = providers::find(spec.provider.type);
  const bool is_known = provider != nullptr && provider->resources != nullptr;
  const model::SeedSpec* before = old == nullptr ? nullptr : &old->spec;
  if (is_known && spec.provider.provider_config) {
    tell("core/seed-provider-config",
         "spec.provider.providerConfig is stored and read by nobody: provider-" + spec.provider.type +
             " supports no configuration of Seeds",
         Time::never, "spec.provider.providerConfig");
  }
  if (!spec.backup) return;
  const model::SeedBackup& backup = *spec.backup;
  const model::SeedBackup* old_backup = before == nullptr || !before->backup ? nullptr : &*before->backup;
  const std::string region = backup.region.value_or(spec.provider.region);
  if (old_backup == nullptr) {
    tell("core/seed-backup-bucket",
         "a bucket is created at " + backup.provider + " in region " + region +
             (backup.region ? "" : ", the Seed's own, for spec.backup.region is left out") +
             ", and etcds of Shoots on this Seed are backed up there",
         Time::next_reconciliation, "spec.backup");
    if (backup.region && *backup.region != spec.provider.region && backup.provider == spec.provider.type) {
      tell("core/seed-backup-bucket", "the bucket lies in another region than the Seed (" + spec.provider.region + ")",
           Time::now, "spec.backup.region");
    }
    return;
  }
  if (backup.credentials_ref != old_backup->credentials_ref) {
    tell("core/backup-credentials",
         "the bucket, and the etcd backups of all Shoots on this Seed, get the new credentials",
         Time::next_reconciliation, "spec.backup.credentialsRef");
  }
  if (!backup.region && spec.provider.region != before->provider.region) {
    tell("core/seed-backup-region",
         "spec.backup.region is left out, so gardenlet wants to move the bucket from " + before->provider.region +
             " to " + spec.provider.region +
             "; the provider of a BackupBucket is immutable, so the Seed's reconciliation fails",
         Time::next_reconciliation, "spec.provider.region", Kind::failure);
  }
}

void follow_bucket(const model::BackupBucket& now, const model::BackupBucket* old, Teller& tell) {
  if (old != nullptr && now.spec.credentials_ref != old->spec.credentials_ref) {
    tell("core/backup-credentials", "the bucket, and the etcd backups that lie in it, get the new credentials",
         Time::next_reconciliation, "spec.credentialsRef");
  }
}

}  // namespace

void follow_core(const ResourcePair& pair, std::vector<Follow>& effects) {
  const model::Resource* now = pair.new_one == nullptr ? nullptr : &pair.new_one->value;
  const model::Resource* old = pair.old_one == nullptr ? nullptr : &pair.old_one->value;
  Teller tell(now == nullptr ? *old : *now, effects);
  if (now == nullptr) {
    return tell("core/resource-gone",
                "it is not among the new manifests: if it is deleted, what needs it fails with its next reconciliation",
                Time::manual);
  }
  if (const auto* seed = model::as<model::Seed>(*now)) {
    follow_seed(*seed, old == nullptr ? nullptr : model::as<model::Seed>(*old), tell);
  } else if (const auto* bucket = model::as<model::BackupBucket>(*now)) {
    follow_bucket(*bucket, old == nullptr ? nullptr : model::as<model::BackupBucket>(*old), tell);
  }
  if (!effects.empty()) return;
  if (old == nullptr) {
    tell("core/resource-created", "it is created, and nothing that exists changes", Time::now);
  } else if (!model::same_content(*now, *old)) {
    tell("core/resource-changed", "it is changed, and nothing follows from that as far as this program knows",
         Time::now);
  }
}

}  // namespace gprov::impact
