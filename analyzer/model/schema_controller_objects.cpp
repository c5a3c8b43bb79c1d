// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/schema_types.hpp"

// What is read of objects that this program does not judge: their other fields are nobody's business here.

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

}  // namespace

const TypeSpec kControllerDeployment{"ControllerDeployment", kNamedFields, Unknown::accepted};
const TypeSpec kControllerRegistration{"ControllerRegistration", kNamedFields, Unknown::accepted};
const TypeSpec kSecret{"Secret", kSecretFields};

}  // namespace gprov::model
