// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "analyzer/impact/impact.hpp"

namespace gprov::tests {

/// A text with one piece of it exchanged; the piece must be there exactly once.
[[nodiscard]] std::string with(std::string text, std::string_view piece, std::string_view replacement);

/// Manifests of a small Shoot: a CloudProfile "g", and a Shoot of Kubernetes 1.35 with pool "a" in two zones and a
/// providerConfig.
extern const std::string kProfile, kShoot;

/// The Shoot with fields added to its worker, or to the providerConfig of its worker. Indented by 6 and 8.
[[nodiscard]] std::string with_worker(const std::string& fields);
[[nodiscard]] std::string with_config(const std::string& fields);
/// The Shoot without a providerConfig.
[[nodiscard]] std::string without_config();

/// What the program says of two states under a release of the extension (with the Gardener release that it was built
/// with).
[[nodiscard]] impact::Impact analyzed(const std::string& before, const std::string& after,
                                      const char* extension = "1.53.4");
/// The same for one state under two releases of the extension.
[[nodiscard]] impact::Impact upgraded(const std::string& state, const char* from, const char* to);

/// The verdict of the only pool, and the rules and paths of its reasons: "roll: gcp/gpu spec.…".
[[nodiscard]] std::string verdict(const impact::Impact& impact);
/// "Type path" of each refusal by the extension.
[[nodiscard]] std::string refusals(const impact::Impact& impact);
/// What stands in the line of new.yaml that the only refusal by the extension points at.
[[nodiscard]] std::string refused_line(const impact::Impact& impact, const std::string& after);
/// Messages of errors in the input itself.
[[nodiscard]] std::string problems(const impact::Impact& impact);
[[nodiscard]] std::string reconcile_errors(const impact::Impact& impact);

}  // namespace gprov::tests
