// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/impact/state.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::tests {

/// A text with one piece of it exchanged; the piece must be there exactly once.
[[nodiscard]] std::string with(std::string text, std::string_view piece, std::string_view replacement);

/// Manifests of a small Shoot with pool "a" in one zone, its CloudProfile "os", its Infrastructure and an empty Worker.
extern const std::string kProfile, kShoot, kInfrastructure, kWorker;

/// The Shoot with a providerConfig of pool "a": what stands behind apiVersion and kind, in flow style.
[[nodiscard]] std::string shoot_with(const std::string& fields);
/// The Worker with one server group of pool "a".
[[nodiscard]] std::string worker_with(const std::string& id, const std::string& name);

[[nodiscard]] model::Objects decoded(const std::string& yaml);
[[nodiscard]] gardener::Environment environment(const std::string& extension);

/// Both sides of the only Shoot, planned. "": the side has nothing.
struct Case {
  model::Objects before, after;
  impact::Sides<impact::ProfileBook> profiles;
  impact::Pair pair;
  providers::Plans plans;

  [[nodiscard]] const providers::Deployment& old_one(std::size_t index = 0) const;
  [[nodiscard]] const providers::Deployment& new_one(std::size_t index = 0) const;
  /// Of deployment `index` of the first pool: none, drift, roll, unknown.
  [[nodiscard]] std::string verdict(std::size_t index = 0) const;
  /// The rules of the content that differs.
  [[nodiscard]] std::vector<std::string> drifts() const;
  /// The text of the first error of the new side; "" if there is none.
  [[nodiscard]] std::string error() const;
};
[[nodiscard]] std::unique_ptr<Case> compared(const std::string& before, const std::string& after,
                                             const std::string& extension = "1.57.0");

/// "type path" of what the extension's webhook refuses of an update (old "": a creation), in order.
[[nodiscard]] std::vector<std::string> refused(const std::string& old, const std::string& shoot,
                                               const std::string& profile = kProfile,
                                               const std::string& extension = "1.57.0");
/// The same of a CloudProfile.
[[nodiscard]] std::vector<std::string> refused_profile(const std::string& profile,
                                                       const std::string& extension = "1.57.0");

}  // namespace gprov::tests
