// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/node.hpp"

// API types as tables, and one checker that is as strict about them as the API server's decoder
// (sigs.k8s.io/json@v0.0.0-20250730193827: case-sensitive names, strict scalar types, null fits everywhere).
// Provider packages describe their own strict configurations with the same tables.

namespace gprov::model {

enum class Kind : std::uint8_t {
  text,
  boolean,
  int32,
  int64,
  float64,
  quantity,     ///< k8s.io/apimachinery/pkg/api/resource.Quantity: text or a number
  time,         ///< metav1.Time: RFC 3339
  duration,     ///< metav1.Duration: Go's "1h30m"
  int_or_text,  ///< intstr.IntOrString
  bytes,        ///< []byte: base64
  raw,          ///< runtime.RawExtension: anything
  object,       ///< FieldSpec::type
};

enum class Shape : std::uint8_t { one, list, map, map_of_lists, list_of_maps_of_lists };

/// Whether the decoder that reads a type is strict about fields that it lacks.
enum class Unknown : std::uint8_t { refused, accepted };

struct TypeSpec;

struct FieldSpec {
  std::string_view name;
  Kind kind;
  const TypeSpec* type = nullptr;  ///< of Kind::object
  Shape shape = Shape::one;
};

struct TypeSpec {
  std::string_view name;  ///< Go's, for people
  std::span<const FieldSpec> fields;
  Unknown unknown = Unknown::refused;

  [[nodiscard]] const FieldSpec* find(std::string_view field) const;
};

struct FieldError {
  enum class Reason : std::uint8_t { wrong_type, unknown_field, invalid_value };
  std::string path;  ///< Gardener's form: spec.provider.workers[0].volume.size
  std::uint64_t offset = 0;
  Reason reason = Reason::wrong_type;
  std::string expected;  ///< "text", "a quantity such as 50Gi"; empty for an unknown field
  std::string found;     ///< "the number 1.2"; nothing of the value where the field may hold a secret
  std::string hint;      ///< what to do, as the end of a sentence: `quote it: "1.30"`; may be empty

  friend bool operator==(const FieldError&, const FieldError&) = default;
};

/// Everything that the decoder of `type` would refuse in `node`, in the order of the file. `path` is put before each
/// path.
[[nodiscard]] std::vector<FieldError> check(const manifest::Node& node, const TypeSpec& type, const std::string& path);

/// The same as one whole sentence (without position).
[[nodiscard]] std::string sentence(const FieldError& error);

/// The number if it has no fraction and int64 holds it. 2.0 and 1e1 count: kubectl decodes numbers into float64 and
/// encodes them again, so the API server gets 2 and 10.
[[nodiscard]] std::optional<std::int64_t> whole_number(const manifest::Node& node);

/// A number as kubectl sends it.
[[nodiscard]] std::string number_text(const manifest::Node& node);

extern const TypeSpec kShoot, kCloudProfile, kNamespacedCloudProfile, kWorkerObject, kInfrastructure,
    kMachineDeployment, kControllerDeployment, kControllerDeploymentV1, kControllerRegistration, kSecret, kObjectMeta,
    kSeed, kBackupBucket, kSeedSideBucket, kCredentialsBinding, kSecretBinding, kWorkloadIdentity,
    kControllerConfiguration;

}  // namespace gprov::model
