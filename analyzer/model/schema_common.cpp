// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// Metadata, references and status parts that several kinds share. Mirrors pkg/apis/core/v1beta1/types_common.go and
// k8s.io/apimachinery/pkg/apis/meta/v1@v1.149.3.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kOwnerReferenceFields[] = {{"apiVersion", text},    {"kind", text},
                                               {"name", text},          {"uid", text},
                                               {"controller", boolean}, {"blockOwnerDeletion", boolean}};
constexpr TypeSpec kOwnerReference{"OwnerReference", kOwnerReferenceFields};

constexpr FieldSpec kManagedFieldsEntryFields[] = {{"manager", text},    {"operation", text},  {"apiVersion", text},
                                                   {"time", time},       {"fieldsType", text}, {"fieldsV1", raw},
                                                   {"subresource", text}};
constexpr TypeSpec kManagedFieldsEntry{"ManagedFieldsEntry", kManagedFieldsEntryFields};

constexpr FieldSpec kObjectMetaFields[] = {{"name", text},
                                           {"generateName", text},
                                           {"namespace", text},
                                           {"selfLink", text},
                                           {"uid", text},
                                           {"resourceVersion", text},
                                           {"generation", int64},
                                           {"creationTimestamp", time},
                                           {"deletionTimestamp", time},
                                           {"deletionGracePeriodSeconds", int64},
                                           {"labels", text, nullptr, map},
                                           {"annotations", text, nullptr, map},
                                           {"ownerReferences", object, &kOwnerReference, list},
                                           {"finalizers", text, nullptr, list},
                                           {"managedFields", object, &kManagedFieldsEntry, list}};
}  // namespace
const TypeSpec kObjectMeta{"ObjectMeta", kObjectMetaFields};

namespace {

constexpr FieldSpec kCrossVersionObjectReferenceFields[] = {{"kind", text}, {"name", text}, {"apiVersion", text}};
}  // namespace
const TypeSpec kCrossVersionObjectReference{"CrossVersionObjectReference", kCrossVersionObjectReferenceFields};

namespace {

constexpr FieldSpec kObjectReferenceFields[] = {{"kind", text},     {"namespace", text},  {"name", text},
                                                {"uid", text},      {"apiVersion", text}, {"resourceVersion", text},
                                                {"fieldPath", text}};
}  // namespace
const TypeSpec kObjectReference{"ObjectReference", kObjectReferenceFields};

namespace {

constexpr FieldSpec kLabelSelectorRequirementFields[] = {
    {"key", text}, {"operator", text}, {"values", text, nullptr, list}};
constexpr TypeSpec kLabelSelectorRequirement{"LabelSelectorRequirement", kLabelSelectorRequirementFields};

constexpr FieldSpec kSeedSelectorFields[] = {{"matchLabels", text, nullptr, map},
                                             {"matchExpressions", object, &kLabelSelectorRequirement, list},
                                             {"providerTypes", text, nullptr, list}};
}  // namespace
const TypeSpec kSeedSelector{"SeedSelector", kSeedSelectorFields};

namespace {

constexpr FieldSpec kNamedResourceReferenceFields[] = {{"name", text},
                                                       {"resourceRef", object, &kCrossVersionObjectReference}};
}  // namespace
const TypeSpec kNamedResourceReference{"NamedResourceReference", kNamedResourceReferenceFields};

namespace {

constexpr FieldSpec kCloudProfileReferenceFields[] = {{"kind", text}, {"name", text}};
}  // namespace
const TypeSpec kCloudProfileReference{"CloudProfileReference", kCloudProfileReferenceFields};

namespace {

constexpr FieldSpec kConditionFields[] = {
    {"type", text},   {"status", text},  {"lastTransitionTime", time},  {"lastUpdateTime", time},
    {"reason", text}, {"message", text}, {"codes", text, nullptr, list}};
}  // namespace
const TypeSpec kCondition{"Condition", kConditionFields};

namespace {

constexpr FieldSpec kLastOperationFields[] = {
    {"description", text}, {"lastUpdateTime", time}, {"progress", int32}, {"state", text}, {"type", text}};
}  // namespace
const TypeSpec kLastOperation{"LastOperation", kLastOperationFields};

namespace {

constexpr FieldSpec kLastErrorFields[] = {
    {"description", text}, {"taskID", text}, {"codes", text, nullptr, list}, {"lastUpdateTime", time}};
}  // namespace
const TypeSpec kLastError{"LastError", kLastErrorFields};

namespace {

constexpr FieldSpec kSecretReferenceFields[] = {{"name", text}, {"namespace", text}};
}  // namespace
const TypeSpec kSecretReference{"SecretReference", kSecretReferenceFields};

namespace {

constexpr FieldSpec kSecretKeySelectorFields[] = {{"name", text}, {"key", text}, {"optional", boolean}};
}  // namespace
const TypeSpec kSecretKeySelector{"SecretKeySelector", kSecretKeySelectorFields};

}  // namespace gprov::model
