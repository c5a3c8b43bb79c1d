// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "analyzer/model/api_schema.hpp"
#include "analyzer/model/kinds.hpp"
#include "analyzer/model/operator_objects.hpp"

namespace gprov::model {

/// A resource of the operator documents. One that the API server's decoder refuses is kept with what is wrong with it:
/// the refusal is the answer.
struct Resource {
  KindId kind{};
  ObjectMeta metadata;
  std::vector<FieldError> errors;  ///< of strict decoding
  std::variant<std::monostate, Seed, BackupBucket, SeedSideBucket, SecretObject, CredentialsBinding, SecretBinding,
               WorkloadIdentity, Installation, ControllerConfiguration>
      value;  ///< nothing if it could not be decoded
  const manifest::Node* root = nullptr;
};

/// Whether objects of this kind are resources. ControllerDeployments and some Secrets tell about Shoots, too.
[[nodiscard]] bool is_resource(KindId kind);

/// Checks and decodes one object; `node` must outlive what is returned. `provider` names the extension of a
/// configuration file.
[[nodiscard]] Resource decode_resource(const manifest::Node& node, const KnownKind& known);

/// Whether a field stands in the manifest, be it null: member names with dots between them.
[[nodiscard]] bool is_written(const Resource& resource, std::string_view path);

/// Equal but for metadata that only the server writes.
[[nodiscard]] bool same_content(const Resource& a, const Resource& b);

/// Member of `resource.value`; nullptr if it is of another kind.
template <class T>
[[nodiscard]] const T* as(const Resource& resource) {
  return std::get_if<T>(&resource.value);
}

}  // namespace gprov::model
