// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"

// The answer as a flat list, for formats that know findings, not pools.

namespace gprov::report {

/// How much a finding weighs for tools that know three levels. error: it counts for the exit code; warning: unknown,
/// or nodes are replaced below the threshold; note: the rest.
enum class Level : std::uint8_t { note, warning, error };
enum class Standing : std::uint8_t { counts, ignored };

struct Finding {
  const impact::Shoot* shoot = nullptr;      ///< nullptr: it is about a profile or a resource
  const impact::Pool* pool = nullptr;        ///< nullptr: it is about the Shoot
  const impact::Reason* reason = nullptr;    ///< nullptr: a refusal, or a pool without reasons
  const impact::Refusal* refusal = nullptr;  ///< a rejection or a reconcile error
  impact::Verdict verdict = impact::Verdict::none;
  Level level = Level::note;
  Standing standing = Standing::counts;
  std::string rule;     ///< of a pool without reasons: verdict/roll and the like
  std::string title;    ///< "garden-dev/crazy-botany cpu-worker rolls"
  std::string message;  ///< one paragraph, inert
  std::string detail;   ///< `message` without what `title` says, a line each; "": the message does not repeat it
  std::optional<impact::Position> at;
  std::string fingerprint;
  std::string subject;    ///< inert: namespace/name of the Shoot, or Kind/namespace/name
  std::string_view word;  ///< what capital_word says of it; "": what its verdict says
};

/// Gravest first. Pools that stay as they are give no finding, unless there is a reason to tell. Profiles, resources
/// and maintenances are among them (see other_findings.hpp).
[[nodiscard]] std::vector<Finding> findings(const impact::Impact& impact);

/// "namespace/name", inert.
[[nodiscard]] std::string name_of(const impact::Shoot& shoot);
/// "ROLL", "REJECTED", "ERROR", ...
[[nodiscard]] std::string capital_word(const Finding& finding);
/// What happens to a pool, to follow its name: "rolls", "is deleted".
[[nodiscard]] std::string_view phrase(impact::Verdict verdict);
/// The verdict of a pool that counts for the exit code: a renamed pool is recreated, what is ignored counts less.
[[nodiscard]] impact::Verdict counted_verdict(const impact::Pool& pool);
/// Shoots, the gravest first: those that are refused, then by verdict.
[[nodiscard]] std::vector<const impact::Shoot*> gravest_first(const std::vector<impact::Shoot>& shoots);
[[nodiscard]] std::vector<const impact::Pool*> gravest_first(const std::vector<impact::Pool>& pools);

}  // namespace gprov::report
