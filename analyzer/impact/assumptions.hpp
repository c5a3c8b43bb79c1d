// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/gardener/environment.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// Something that manifests cannot tell and --assume settles.
struct Assumption {
  std::string_view name;     ///< gke-reservations
  std::string_view values;   ///< what it may be, for people: "true or false"
  std::string_view changes;  ///< what hangs on it, as a phrase
  /// False if the text is no value of it.
  bool (*set)(gardener::Environment& environment, const std::string& value);
  std::string (*get)(const gardener::Environment& environment);
  /// Turns it into what it was not.
  void (*flip)(gardener::Environment& environment);
  /// Whether it could change anything for this Shoot.
  bool (*applies)(const Pair& pair);
};

[[nodiscard]] std::span<const Assumption> assumptions();
/// nullptr if there is none of that name.
[[nodiscard]] const Assumption* find_assumption(std::string_view name);

/// What both sides would be if one thing that was not told were otherwise.
struct Alternative {
  std::string what;  ///< of the row in the report's `assumed`
  std::string taken_before, taken_after;
  std::string source;  ///< why it was taken as it was
  Sides<gardener::Environment> environment;
  bool told = false;  ///< settled by the user: listed, not doubted
};

/// One for each assumption that could change something for this Shoot, and for the hash version of pools of which
/// nobody told it.
[[nodiscard]] std::vector<Alternative> assumed_otherwise(const Pair& pair,
                                                         const Sides<gardener::Environment>& environment,
                                                         const std::set<std::string>& told);

}  // namespace gprov::impact
