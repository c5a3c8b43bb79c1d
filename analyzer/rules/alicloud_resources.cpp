// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// Of operators' resources: what provider-alicloud refuses and does.
constexpr std::array kRules{
    Rule{"alicloud/backup-config", "a BackupBucketConfig cannot be read",
         "admission decodes it strictly, with apiVersion and kind", "Correct the field.",
         "provider-alicloud pkg/admission/validator/serialization.go#DecodeBackupBucketConfig@v1.71.0"},
    Rule{"alicloud/backup-credentials", "a backup's credentials are of a kind that the extension does not take",
         "it takes a Secret only", "Name a Secret.",
         "provider-alicloud pkg/apis/alicloud/validation/backupbucket.go#ValidateBackupBucketCredentialsRef@v1.71.0"},
    Rule{"alicloud/backup-immutability", "the immutability of a bucket",
         "Alicloud keeps objects unchanged for whole days, by a policy of the bucket",
         "Use retentionType bucket and a retentionPeriod of at least 1, in days.",
         "provider-alicloud pkg/apis/alicloud/validation/backupbucket.go#ValidateBackupBucketConfig@v1.71.0"},
    Rule{"alicloud/backup-locked", "a retention policy is unlocked or shortened",
         "a lock stays, and the period does not get shorter even without one",
         "Keep the lock and a period that is not shorter.",
         "provider-alicloud pkg/apis/alicloud/validation/backupbucket.go#ValidateBackupBucketConfigUpdate@v1.71.0"},
    Rule{"alicloud/chart-machine-images", "a ControllerDeployment has config.machineImages",
         "no release of the extension reads it", "Map customized images in the CloudProfile's providerConfig.",
         "provider-alicloud charts/gardener-extension-provider-alicloud/templates/configmap.yaml@v1.71.0"},
    Rule{"alicloud/credentials", "credentials of Shoots do not fit",
         "admission checks accessKeyID and accessKeySecret of Secrets that bindings of Shoots refer to",
         "Correct the Secret.",
         "provider-alicloud pkg/apis/alicloud/validation/secrets.go#ValidateCloudProviderSecret@v1.71.0"},
    Rule{"alicloud/csi-ad-controller", "csi.enableADController is deprecated",
         "it changes how disks of volumes are attached, not nodes", "Leave it out.",
         "provider-alicloud pkg/apis/config/v1alpha1/types.go@v1.71.0"},
    Rule{"alicloud/image-owner", "the account that owns customized images",
         "the extension reads its keys when it comes up, to share images with the accounts of Shoots",
         "Give the Secret a name, and try it on one seed.",
         "provider-alicloud pkg/controller/infrastructure/actuator.go#NewActuatorWithDeps@v1.71.0"},
    Rule{"alicloud/shared-images", "customized images that are shared",
         "an encrypted system disk needs a customized image that the account of the Shoot may use",
         "List the id, and map it in the CloudProfile's providerConfig.",
         "provider-alicloud pkg/controller/infrastructure/shoot_encrypted_image.go#toBeShared@v1.71.0"},
};

}  // namespace

std::span<const Rule> alicloud_resource_rules() { return kRules; }

}  // namespace gprov::rules
