// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/raw_extension.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::azure {

/// Who decodes: admission needs apiVersion and kind; a controller that has an object to fill takes the internal type
/// where they are missing, whose fields have other names.
enum class Decoder : std::uint8_t { admission, controller };

/// What the strict decoder of a release of the extension says of a config that it refuses: fields that it lacks, wrong
/// types, another kind. Nothing for a config that it takes, or that is absent.
/// Mirrors k8s.io/apimachinery/pkg/runtime/serializer/json/json.go#Decode@v0.35.5.
[[nodiscard]] std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type,
                                                      Decoder decoder, const hashing::Version& extension);

}  // namespace gprov::providers::azure
