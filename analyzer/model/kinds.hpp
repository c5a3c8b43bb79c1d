// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/model/api_schema.hpp"

namespace gprov::model {

enum class KindId : std::uint8_t {
  shoot,
  cloud_profile,
  namespaced_cloud_profile,
  infrastructure,
  worker,
  machine_deployment,
  controller_deployment,
  controller_registration,
  secret,
  internal_secret,
  seed,
  backup_bucket,
  seed_side_bucket,
  credentials_binding,
  secret_binding,
  workload_identity,
  controller_configuration,
};

/// A kind that this program reads.
struct KnownKind {
  KindId id;
  std::string_view api_version, kind;
  const TypeSpec* type;
  std::string_view pools;  ///< path of the list whose items must have names of their own; empty if it has none
};

[[nodiscard]] std::span<const KnownKind> known_kinds();

/// nullptr if the program does not read this kind.
[[nodiscard]] const KnownKind* find_kind(std::string_view api_version, std::string_view kind);

/// "azure" of the apiVersion of that extension's configuration file; "" of any other apiVersion. The file is read
/// whatever its kind and version are: what its loader says of another one is an answer, too.
[[nodiscard]] std::string_view configured_provider(std::string_view api_version);

/// What is wrong with a kind that is nearly one of ours: another version of its API, other case, or a slip of the pen.
/// Empty if it is none.
[[nodiscard]] std::string nearly_known(std::string_view api_version, std::string_view kind);

}  // namespace gprov::model
