// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/impact/resting.hpp"
#include "analyzer/manifest/items.hpp"
#include "analyzer/model/outline.hpp"

// The Shoots in the sources of a side, by their text alone.

namespace gprov::impact {

/// A Shoot of one side.
struct Entry {
  Place at;
  std::string_view text;
  manifest::Layout layout = manifest::Layout::yaml;
  bool is_known = false;       ///< it could be outlined, and has no two pools of one name
  bool tells_release = false;  ///< of Gardener, so that the decoder does not take it for nothing
  std::size_t indent = 0;
  std::string_view ns, name;
  const model::Outline* outline = nullptr;  ///< if it was kept
};

struct Entries {
  std::vector<Entry> all;
  std::vector<model::Outline> outlines;  ///< parallel, empty where the other side's is as good
};

/// Those that are written as kubectl and Go print them.
[[nodiscard]] Entries list_entries(const Sources& sources, std::vector<Cut>& cuts);

/// Outlines them; `other` is a side that is outlined already, or nullptr.
void outline_all(Entries& entries, const Entries* other, unsigned jobs);

/// The same, but keeps no more of the outlines than names, in `names`.
void name_all(Entries& entries, const Sources& sources, Names& names, unsigned jobs);

/// All text beside the Shoots: profiles, if there are any.
[[nodiscard]] std::string beside(const Sources& sources, const Entries& entries);

/// Those with outlines, by namespace and name; without those of which there are several.
[[nodiscard]] std::vector<const Entry*> in_order(const Entries& entries);

}  // namespace gprov::impact
