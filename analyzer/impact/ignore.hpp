// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"
#include "analyzer/model/objects.hpp"

// Findings that somebody has looked at and accepts until a day: they stay in the report, and no longer count for the
// exit code. Refusals, errors and what is unknown cannot be ignored.

namespace gprov::impact {

/// One entry. Empty selectors match everything; `*` stands for any text.
struct Ignore {
  std::string rule;    ///< such as core/volume-size; `*/volume-size` means every provider's
  std::string shoots;  ///< of namespace/name
  std::vector<std::string> pools;
  std::string path, fingerprint;
  std::string reason, owner;
  std::optional<long long> expires;  ///< first second of the last day; nothing: permanent
  std::string expires_text;
  std::optional<Position> at;
};

using AnnotatedShoots = std::span<const model::Object<model::Shoot>>;

/// What a run follows.
struct Ignoring {
  std::vector<Ignore> entries;
  std::vector<bool> used;              ///< parallel: whether it matched something
  std::vector<Diagnostic> complaints;  ///< about annotations that cannot be followed
};

/// The entries given, and those of the annotations gprov-impact/ignore of the new Shoots.
[[nodiscard]] Ignoring begin_ignoring(const std::vector<Ignore>& given, AnnotatedShoots after);
/// Adds to `ignored` what they accept of the Shoot, and lowers `counted` of its pools. `now` in seconds since the
/// epoch.
void ignore_in(Shoot& shoot, Ignoring& ignoring, long long now, std::vector<Ignored>& ignored);
/// Tells of entries that expired, expire within 14 days, or matched nothing.
[[nodiscard]] std::vector<IgnoreNote> notes_on(const Ignoring& ignoring, long long now);

/// Entries hold to the end of their last day (UTC).
[[nodiscard]] bool is_expired(const Ignore& entry, long long now);

/// Whether an entry with this selector may name `rule`; `*` may stand for the part before the slash only.
[[nodiscard]] bool names_rule(const std::string& selector, const std::string& rule);

}  // namespace gprov::impact
