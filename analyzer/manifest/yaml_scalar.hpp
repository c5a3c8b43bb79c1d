// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyzer/manifest/node.hpp"

namespace gprov::manifest {

/// A scalar as go.yaml.in/yaml/v2 resolves it, before it goes through JSON. `text` is set for strings only.
struct Scalar {
  enum class Kind : std::uint8_t { null, boolean, integer, unsigned_integer, floating, string };
  Kind kind = Kind::null;
  bool boolean = false;
  std::int64_t integer = 0;
  std::uint64_t unsigned_integer = 0;
  double floating = 0;
  std::string_view text;
};

/// Resolves an untagged plain scalar: YAML 1.1 as upstream has it (resolve.go#resolve with an empty tag).
[[nodiscard]] Scalar resolve_plain(std::string_view text);

/// Resolves a scalar with the (long) tag; nothing if the text does not fit the tag. !!binary is the caller's.
[[nodiscard]] std::optional<Scalar> resolve_tagged(std::string_view tag, std::string_view text);

/// What a number or text becomes after Go printed it as JSON and read it back: 2.0 is the integer 2. Non-finite numbers
/// stay, the caller has to refuse them.
[[nodiscard]] Node to_node(const Scalar& scalar, std::uint64_t offset);

/// The map key sigs.k8s.io/yaml#convertToJSONableObject makes of a scalar that is no string; nothing for a null or an
/// integer above 2^63-1, which it refuses.
[[nodiscard]] std::optional<std::string> to_key(const Scalar& scalar);

/// Whether time.Parse takes the text in one of the layouts of resolve.go#allowedTimestampFormats.
[[nodiscard]] bool is_timestamp(std::string_view text);

/// encoding/base64#StdEncoding.DecodeString: line breaks are skipped, padding is required.
[[nodiscard]] std::optional<std::string> decode_base64(std::string_view text);

}  // namespace gprov::manifest
