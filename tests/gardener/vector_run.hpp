// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory_resource>
#include <optional>
#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/worker_pools.hpp"
#include "analyzer/manifest/document.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"
#include "tests/support/vectors.hpp"

namespace gprov::tests {

/// Keeps what decoded objects point into.
class Decoder {
 public:
  [[nodiscard]] std::optional<model::Shoot> shoot(const Json& json);
  [[nodiscard]] std::optional<model::CloudProfileSpec> profile(const Json& json);
  [[nodiscard]] std::pmr::memory_resource& arena() { return arena_; }

 private:
  const manifest::Node& root(const Json& json);

  std::vector<manifest::ReadResult> results_;
  std::pmr::monotonic_buffer_resource arena_;
};

struct Stored {
  model::Shoot shoot;
  gardener::Admission admission;
  std::vector<gardener::GeneratedPool> pools;
};

enum class Profiles : unsigned char { given, withheld };

/// Both sides of a vector, taken through what the API server and gardenlet do with them. Extensions' webhooks are left
/// out.
struct VectorRun {
  Decoder decoder;
  std::optional<model::CloudProfileSpec> old_profile, new_profile;
  gardener::Environment old_environment, new_environment;
  std::optional<Stored> before, after;

  VectorRun(const Vector& vector, Profiles profiles);

 private:
  void decode(const Vector& vector);
  void write(const Vector& vector);
};

}  // namespace gprov::tests
