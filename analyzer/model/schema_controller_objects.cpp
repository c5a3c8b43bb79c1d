// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// ControllerDeployments and Secrets; and of ControllerRegistrations, which this program does not judge, what it reads.
// Mirrors pkg/apis/core/{v1,v1beta1}/types_controllerdeployment.go@v1.149.3.

namespace gprov::model {
namespace {
using enum Kind;
using enum Shape;

constexpr FieldSpec kNamedFields[] = {{"apiVersion", text}, {"kind", text}, {"metadata", object, &kObjectMeta}};
constexpr FieldSpec kSecretFields[] = {{"apiVersion", text},
                                       {"kind", text},
                                       {"metadata", object, &kObjectMeta},
                                       {"data", bytes, nullptr, map},
                                       {"stringData", text, nullptr, map},
                                       {"type", text},
                                       {"immutable", boolean}};

constexpr FieldSpec kLocalReferenceFields[] = {{"name", text}};
constexpr TypeSpec kLocalReference{"LocalObjectReference", kLocalReferenceFields};
constexpr FieldSpec kOciFields[] = {{"ref", text},
                                    {"repository", text},
                                    {"tag", text},
                                    {"digest", text},
                                    {"pullSecretRef", object, &kLocalReference},
                                    {"caBundleSecretRef", object, &kLocalReference}};
constexpr TypeSpec kOci{"OCIRepository", kOciFields};
constexpr FieldSpec kHelmFields[] = {{"rawChart", bytes}, {"values", raw}, {"ociRepository", object, &kOci}};
constexpr TypeSpec kHelm{"HelmControllerDeployment", kHelmFields};
constexpr FieldSpec kV1Fields[] = {{"apiVersion", text},
                                   {"kind", text},
                                   {"metadata", object, &kObjectMeta},
                                   {"helm", object, &kHelm},
                                   {"injectGardenKubeconfig", boolean}};
constexpr FieldSpec kV1beta1Fields[] = {
    {"apiVersion", text}, {"kind", text},          {"metadata", object, &kObjectMeta},
    {"type", text},       {"providerConfig", raw}, {"injectGardenKubeconfig", boolean}};

}  // namespace

const TypeSpec kControllerDeployment{"ControllerDeployment", kV1beta1Fields};
const TypeSpec kControllerDeploymentV1{"ControllerDeployment", kV1Fields};
const TypeSpec kControllerConfiguration{"ControllerConfiguration", {}, Unknown::accepted};
const TypeSpec kControllerRegistration{"ControllerRegistration", kNamedFields, Unknown::accepted};
const TypeSpec kSecret{"Secret", kSecretFields};

}  // namespace gprov::model
