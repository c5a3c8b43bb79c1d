// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "analyzer/impact/state.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::tests {

/// A text with one piece of it exchanged; the piece must be there exactly once.
[[nodiscard]] std::string with(std::string text, std::string_view piece, std::string_view replacement);

/// Manifests of a small Shoot: a CloudProfile "az", and Shoots with pool "a" in it.
extern const std::string kProfile, kZonedShoot, kScaleSetShoot;

[[nodiscard]] model::Objects decoded(const std::string& yaml);

/// Both sides of the only Shoot, planned. "": the side has nothing.
struct Case {
  model::Objects before, after;
  impact::Sides<impact::ProfileBook> profiles;
  impact::Pair pair;
  providers::Plans plans;

  [[nodiscard]] const providers::Deployment& old_one(std::size_t index = 0) const;
  [[nodiscard]] const providers::Deployment& new_one(std::size_t index = 0) const;
  /// Of deployment `index`: none, drift, roll, unknown.
  [[nodiscard]] std::string verdict(std::size_t index = 0) const;
};
[[nodiscard]] std::unique_ptr<Case> compared(const std::string& before, const std::string& after);

/// none, drift, roll or unknown by data and content.
[[nodiscard]] std::string verdict(const providers::Deployment& before, const providers::Deployment& after);

}  // namespace gprov::tests
