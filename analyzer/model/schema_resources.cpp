// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// Mirrors pkg/apis/core/v1beta1/types_{backupbucket,secretbinding}.go, pkg/apis/security/v1alpha1 and, leniently as
// custom resources are decoded, pkg/apis/extensions/v1alpha1/types_backupbucket.go@v1.149.3.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kBucketProviderFields[] = {{"type", text}, {"region", text}};
constexpr TypeSpec kBucketProvider{"BackupBucketProvider", kBucketProviderFields};
constexpr FieldSpec kBucketSpecFields[] = {
    {"provider", object, &kBucketProvider},        {"providerConfig", raw},
    {"secretRef", object, &kSecretReference},      {"seedName", text},
    {"credentialsRef", object, &kObjectReference}, {"shootRef", object, &kObjectReference}};
constexpr TypeSpec kBucketSpec{"BackupBucketSpec", kBucketSpecFields};
constexpr FieldSpec kBucketFields[] = {{"apiVersion", text},
                                       {"kind", text},
                                       {"metadata", object, &kObjectMeta},
                                       {"spec", object, &kBucketSpec},
                                       {"status", raw}};

constexpr FieldSpec kSideSpecFields[] = {
    {"type", text}, {"region", text}, {"providerConfig", raw}, {"secretRef", object, &kSecretReference}};
constexpr TypeSpec kSideSpec{"BackupBucketSpec", kSideSpecFields, Unknown::accepted};
constexpr FieldSpec kSideFields[] = {{"apiVersion", text},
                                     {"kind", text},
                                     {"metadata", object, &kObjectMeta},
                                     {"spec", object, &kSideSpec},
                                     {"status", raw}};

constexpr FieldSpec kTypeFields[] = {{"type", text}};
constexpr TypeSpec kBindingProvider{"CredentialsBindingProvider", kTypeFields};
constexpr FieldSpec kCredentialsBindingFields[] = {{"apiVersion", text},
                                                   {"kind", text},
                                                   {"metadata", object, &kObjectMeta},
                                                   {"provider", object, &kBindingProvider},
                                                   {"credentialsRef", object, &kObjectReference},
                                                   {"quotas", object, &kObjectReference, list}};
constexpr FieldSpec kSecretBindingFields[] = {{"apiVersion", text},
                                              {"kind", text},
                                              {"metadata", object, &kObjectMeta},
                                              {"provider", object, &kBindingProvider},
                                              {"secretRef", object, &kSecretReference},
                                              {"quotas", object, &kObjectReference, list}};

constexpr FieldSpec kTargetFields[] = {{"type", text}, {"providerConfig", raw}};
constexpr TypeSpec kTarget{"TargetSystem", kTargetFields};
constexpr FieldSpec kIdentitySpecFields[] = {{"audiences", text, nullptr, list}, {"targetSystem", object, &kTarget}};
constexpr TypeSpec kIdentitySpec{"WorkloadIdentitySpec", kIdentitySpecFields};
constexpr FieldSpec kIdentityFields[] = {{"apiVersion", text},
                                         {"kind", text},
                                         {"metadata", object, &kObjectMeta},
                                         {"spec", object, &kIdentitySpec},
                                         {"status", raw}};

}  // namespace

const TypeSpec kBackupBucket{"BackupBucket", kBucketFields};
const TypeSpec kSeedSideBucket{"BackupBucket", kSideFields, Unknown::accepted};
const TypeSpec kCredentialsBinding{"CredentialsBinding", kCredentialsBindingFields};
const TypeSpec kSecretBinding{"SecretBinding", kSecretBindingFields};
const TypeSpec kWorkloadIdentity{"WorkloadIdentity", kIdentityFields};

}  // namespace gprov::model
