// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>

#include "analyzer/rules/tables.hpp"

namespace gprov::rules {

namespace {

/// Of operators' resources: what the API server refuses and Gardener does.
constexpr std::array kRules{
    Rule{"core/backup-bucket", "a BackupBucket lacks something, or names what does not fit",
         "the API server wants a provider with its region, a seedName or a shootRef, and credentials",
         "Complete the BackupBucket.", "pkg/api/core/validation/backupbucket.go#ValidateBackupBucketSpec@v1.149.3"},
    Rule{"core/backup-credentials", "the credentials of a backup changed",
         "gardenlet takes them to the BackupBucket, and etcd-backup of every Shoot gets them from there", "",
         "pkg/component/garden/backupbucket/backupbucket.go#Deploy@v1.149.3"},
    Rule{"core/binding", "a binding lacks something, or names what does not fit",
         "the API server wants a provider type and names that can exist", "Complete the binding.",
         "pkg/api/security/validation/credentialsbinding.go#ValidateCredentialsBinding@v1.149.3"},
    Rule{"core/controller-configuration", "an extension's controllers do not start with their configuration",
         "an unknown kind, a value of another type or an unknown feature gate ends the process when it comes up",
         "Correct the configuration.", "provider-azure pkg/apis/config/loader/loader.go#Load@v1.62.1"},
    Rule{"core/controller-configuration-ignored", "the configuration of an extension has fields that nobody reads",
         "its loader is not strict", "Correct the name of the field, or remove it.",
         "provider-azure pkg/apis/config/loader/loader.go#Load@v1.62.1"},
    Rule{"core/controller-deployment", "a ControllerDeployment does not say how to install the extension",
         "it needs a Helm chart, either in it or in a registry, or a custom type",
         "Give one chart, and one way to name it.",
         "pkg/api/core/validation/controllerdeployment.go#ValidateControllerDeployment@v1.149.3"},
    Rule{"core/controller-deployment-release", "another chart of the extension is installed",
         "a release of the extension decides the data behind class names",
         "Compare the Shoots as well to see which pools roll.",
         "pkg/gardenlet/controller/controllerinstallation/controllerinstallation/reconciler.go@v1.149.3"},
    Rule{"core/controller-deployment-unread", "values of a ControllerDeployment are read by no template",
         "Helm passes over values that no template names", "Correct the path of the value, or remove it.",
         "provider-azure charts/gardener-extension-provider-azure/templates@v1.62.1"},
    Rule{"core/controller-deployment-values", "values of a ControllerDeployment changed",
         "the chart is rendered anew, and its Deployment carries a checksum of the configuration file", "",
         "provider-azure charts/gardener-extension-provider-azure/templates/deployment.yaml@v1.62.1"},
    Rule{"core/credentials-reference", "a reference to credentials is incomplete or of a kind that does not fit",
         "it names apiVersion, kind, name and namespace of a Secret, an InternalSecret or a WorkloadIdentity",
         "Correct the reference.", "pkg/api/core/validation/utils.go#ValidateCredentialsRef@v1.149.3"},
    Rule{"core/resource-changed", "a resource changed", "nothing that this program knows follows from it", "",
         "pkg/apiserver/registry/core@v1.149.3"},
    Rule{"core/resource-created", "a resource is created", "it is only in the new manifests", "",
         "pkg/apiserver/registry/core@v1.149.3"},
    Rule{"core/resource-decoding", "a resource cannot be decoded",
         "the API server reads manifests strictly: fields it does not have, values of another type and data that is no "
         "base64 are refused",
         "Correct the manifest.", "k8s.io/apimachinery/pkg/runtime/serializer/json/json.go#Decode@v0.35"},
    Rule{"core/resource-gone", "a resource is not among the new manifests",
         "kubectl apply leaves it; whoever prunes deletes it", "Give both states as a whole.",
         "pkg/apiserver/registry/core@v1.149.3"},
    Rule{"core/resource-immutable", "a field that is immutable changed",
         "the API server compares it with what is stored", "Put the old value back, or make a new object.",
         "pkg/api/core/validation/seed.go#ValidateSeedSpecUpdate@v1.149.3"},
    Rule{"core/resource-labels", "a provider type does not fit into a label",
         "the API server labels resources with the extensions that they concern", "Give a provider type.",
         "plugin/pkg/global/extensionlabels/admission.go#Admit@v1.149.3"},
    Rule{"core/resource-name", "the name of a resource does not fit", "names are lower case DNS names",
         "Correct the name.", "k8s.io/apimachinery/pkg/api/validation/objectmeta.go#ValidateObjectMeta@v0.35"},
    Rule{"core/secret-rotated", "credentials changed", "each Shoot has a copy, which its reconciliation renews",
         "Reconcile the Shoots, with annotation gardener.cloud/operation=reconcile or in their maintenance.",
         "pkg/gardenlet/operation/botanist/cloudprovider.go@v1.149.3"},
    Rule{"core/seed-backup", "the backup of a Seed is incomplete",
         "it needs a provider, credentials, and a region where the provider is not the Seed's", "Complete spec.backup.",
         "pkg/api/core/validation/seed.go#validateSeedBackup@v1.149.3"},
    Rule{"core/seed-backup-bucket", "a Seed gets a backup",
         "gardenlet makes a BackupBucket of spec.backup, in the Seed's region unless told otherwise", "",
         "pkg/component/garden/backupbucket/backupbucket.go#Deploy@v1.149.3"},
    Rule{"core/seed-backup-region", "the region of a Seed changed under a backup that follows it",
         "gardenlet computes the region of the BackupBucket anew, and the API server refuses to change it",
         "Write the old region into spec.backup.region when the Seed is created, or leave the Seed's region as it is.",
         "pkg/component/garden/backupbucket/backupbucket.go#Deploy@v1.149.3"},
    Rule{"core/seed-provider-config", "a Seed has a providerConfig", "no provider extension of this program reads it",
         "Remove spec.provider.providerConfig.", "pkg/apis/core/v1beta1/types_seed.go@v1.149.3"},
    Rule{"core/seed-value", "a Seed is incomplete, or a value of it does not fit",
         "the API server checks provider, networks, DNS, ingress and taints", "Complete the Seed.",
         "pkg/api/core/validation/seed.go#ValidateSeedSpec@v1.149.3"},
    Rule{"core/workload-identity", "a WorkloadIdentity is incomplete",
         "it needs audiences and the type of its target system", "Complete the WorkloadIdentity.",
         "pkg/api/security/validation/workloadidentity.go#ValidateWorkloadIdentity@v1.149.3"},
};

}  // namespace

std::span<const Rule> core_resource_rules() { return kRules; }

}  // namespace gprov::rules
