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

/// Marks what the entries and the annotations gprov-impact/ignore of the new Shoots accept, lists it in
/// `impact.ignored`, and lowers `counted` of pools. What comes back tells of entries that expired, expire within 14
/// days, or matched nothing. `now` in seconds since the epoch.
[[nodiscard]] std::vector<IgnoreNote> apply_ignores(Impact& impact, const std::vector<Ignore>& entries,
                                                    AnnotatedShoots after, long long now);

/// Entries hold to the end of their last day (UTC).
[[nodiscard]] bool is_expired(const Ignore& entry, long long now);

/// Whether an entry with this selector may name `rule`; `*` may stand for the part before the slash only.
[[nodiscard]] bool names_rule(const std::string& selector, const std::string& rule);

}  // namespace gprov::impact
