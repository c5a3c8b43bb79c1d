// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

// What Gardener's own code answered, as recorded under fixtures/vectors; its README tells what the fields mean.

namespace gprov::tests {

using Json = nlohmann::json;

/// One side of a vector, nothing left to look up. null where a vector has nothing.
struct VectorSide {
  Json shoot;  ///< a manifest (modes create and update) or a stored object (mode live)
  Json cloud_profile;
  Json infrastructure_status, worker_status;
  Json settings;                    ///< {} unless the side ran with settings of its own
  Json cloud;                       ///< what the cloud holds unlike the old state left it; new side only
  Json expected;                    ///< {pools: {...}, dependencies: ..., error: ...}
  Json shoot_defaulted;             ///< merge patch from `shoot` to the stored object, see stored_shoot()
  std::string gardener, extension;  ///< releases without a leading v
  std::string library;              ///< the Gardener release inside the extension
};

struct Vector {
  std::string provider, id, title, mode;
  std::string now;  ///< RFC 3339; the day of the recording where the vector leaves it open
  VectorSide old_side, new_side;
  Json rejections, verdicts;
  Json expected;  ///< the whole answer
};

/// The vector files under fixtures/vectors/<provider>, by name without .jsonl.gz, sorted.
[[nodiscard]] std::vector<std::string> vector_files(std::string_view provider);

/// Calls `use` with each vector of a file ("azure", "1.149.3_v1.62.1"), in order.
void for_each_vector(std::string_view provider, std::string_view file, const std::function<void(const Vector&)>& use);

/// The object that Gardener stored: shoot_defaulted applied to shoot. null if the vector does not tell.
[[nodiscard]] Json stored_shoot(const VectorSide& side);

}  // namespace gprov::tests
