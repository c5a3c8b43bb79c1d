// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/provider.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::azure {

/// What the strict decoder of a release of the extension says of a config that it refuses: fields that it lacks, wrong
/// types, another kind. Nothing for a config that it takes, or that is absent.
/// Mirrors k8s.io/apimachinery/pkg/runtime/serializer/json/json.go#Decode@v0.35.5.
[[nodiscard]] std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type,
                                                      Reader reader, const hashing::Version& extension);

/// The same of the side's CloudProfile, which the worker controller reads. The side has one.
[[nodiscard]] std::optional<std::string> profile_decode_error(const Side& side);

}  // namespace gprov::providers::azure
