// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// Of operators' resources: what provider-azure refuses and does.
constexpr std::array kRules{
    Rule{"azure/backup-config", "a BackupBucketConfig cannot be read",
         "admission decodes it strictly, and the one that it replaces as well",
         "Correct the field; an unknown one in the stored object must be removed by whoever may pass the webhook.",
         "provider-azure pkg/apis/azure/helper/scheme.go#BackupConfigFromProviderConfig@v1.62.1"},
    Rule{"azure/backup-credentials", "a backup's credentials are of a kind that the extension does not take",
         "it takes a Secret or a WorkloadIdentity", "Name a Secret or a WorkloadIdentity.",
         "provider-azure pkg/apis/azure/validation/backupbucket.go#ValidateBackupBucketCredentialsRef@v1.62.1"},
    Rule{"azure/backup-immutability", "the immutability of a bucket",
         "Azure keeps objects unchanged for whole days, by a policy of the bucket",
         "Use retentionType bucket and a retentionPeriod that is a multiple of 24h.",
         "provider-azure pkg/apis/azure/validation/backupbucket.go#validateImmutability@v1.62.1"},
    Rule{"azure/backup-locked", "the lock of a retention policy",
         "what is locked can only be lengthened, and by Azure's own limit five times at most",
         "Keep the lock and a period that is not shorter; lock only what shall stay.",
         "provider-azure pkg/apis/azure/validation/backupbucket.go#ValidateBackupBucketConfigUpdate@v1.62.1"},
    Rule{"azure/backup-rotate-annotation", "the annotation that asks for a new storage account key",
         "only the seed's BackupBucket is looked at, and only with rotationConfig",
         "Set rotationConfig first, and annotate the BackupBucket in the seed.",
         "provider-azure pkg/controller/backupbucket/backupbucket.go#ensureKeyRotated@v1.62.1"},
    Rule{"azure/backup-rotation", "the rotation of storage account keys",
         "the controller renews the key that is not in use when the newest is older than the period, two days at least",
         "Use a rotationPeriodDays of 2 or more, and a longer expirationPeriodDays.",
         "provider-azure pkg/controller/backupbucket/backupbucket.go#ensureKeyRotated@v1.62.1"},
    Rule{"azure/backup-rotation-advice", "how often keys should be rotated",
         "etcd-backup takes a new key when its Shoot is reconciled, and an account has two keys",
         "Use a period of at least twice the time between two maintenance windows.",
         "provider-azure docs/operations/operations.md@v1.62.1"},
    Rule{"azure/credentials", "credentials of Shoots do not fit",
         "admission checks keys and formats of Secrets that bindings of Shoots refer to", "Correct the Secret.",
         "provider-azure pkg/apis/azure/validation/credentials.go#ValidateData@v1.62.1"},
    Rule{"azure/credentials-fixed", "the tenant or the subscription of credentials in use changed",
         "Shoots cannot move to another subscription; letter case counts",
         "Put the old ids back, or use another Secret for new Shoots.",
         "provider-azure pkg/apis/azure/validation/credentials.go#validateImmutable@v1.62.1"},
    Rule{"azure/immutable-buckets-gate", "feature gate EnableImmutableBuckets",
         "the controller sets retention policies only with it; it is alpha and off by default",
         "Set config.featureGates.EnableImmutableBuckets in the values of the ControllerDeployment.",
         "provider-azure pkg/features/features.go@v1.62.1"},
    Rule{"azure/service-principal", "a service principal that operators manage",
         "a Secret without credentials of its own gets those of the one principal of its tenant, compared byte by "
         "byte; none, or several, fail",
         "Keep exactly one labelled Secret for each tenant.",
         "provider-azure pkg/webhook/cloudprovider/ensurer.go#EnsureCloudProviderSecret@v1.62.1"},
    Rule{"azure/workload-identity", "the configuration of a WorkloadIdentity does not fit",
         "it names client, tenant and subscription by GUID; the last two are immutable",
         "Correct spec.targetSystem.providerConfig.",
         "provider-azure pkg/apis/azure/validation/workloadidentity.go#ValidateWorkloadIdentityConfig@v1.62.1"},
};

}  // namespace

std::span<const Rule> azure_resource_rules() { return kRules; }

}  // namespace gprov::rules
