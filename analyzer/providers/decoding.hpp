// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/raw_extension.hpp"

// What the decoders inside extensions make of a provider's own configuration.

namespace gprov::providers {

enum class Strictness : std::uint8_t { strict, lenient };

/// Admission (extensions/pkg/util/serialization.go#Decode) insists on apiVersion and kind. A controller reads into the
/// internal type: it takes an empty map without them, but knows no field then. A mutator that reads into the versioned
/// type needs neither.
enum class Reader : std::uint8_t { admission, controller, versioned };

/// Whether a configuration is there at all: Go's decoder leaves a null out.
[[nodiscard]] bool is_given(const model::RawExtension& raw);

/// The error of the decoder, "strict decoding error: unknown field "foo"" literally as upstream, others in its spirit;
/// nothing if it takes the configuration. `raw` must be given.
/// Mirrors k8s.io/apimachinery/pkg/runtime/serializer/json/json.go#Decode@v0.35 and codec_factory.go#UniversalDecoder.
[[nodiscard]] std::optional<std::string> decode_error(const model::RawExtension& raw, const model::TypeSpec& type,
                                                      std::string_view api_version, Strictness strictness,
                                                      Reader reader);

}  // namespace gprov::providers
