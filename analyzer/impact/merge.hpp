// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <stdexcept>
#include <string_view>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/profiles.hpp"

namespace gprov::impact {

/// Reports that are not all shards of one run: a sentence for people.
struct MergeError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Whether the Shoot belongs to the shard. The same on every machine and in every release; each shard of N gets about
/// an Nth of the Shoots.
[[nodiscard]] bool owns(const Shard& shard, std::string_view ns, std::string_view name);

/// `impact.shard` when the Shoots of a shard are in: all diagnostics come before theirs.
void begin_note(Impact& impact, const Options& options);
/// What a Shoot's answer adds to it, before it is collected.
void note_shoot(Impact& impact, const ShootProfiles& profiles, const std::vector<Diagnostic>& diagnostics);
/// Before the run concludes.
void complete_note(Impact& impact, const Options& options, const std::vector<IgnoreNote>& ignores);

/// The answer of one run over all Shoots, from those of all its shards in any order.
[[nodiscard]] Impact merge(std::vector<Impact> shards);

}  // namespace gprov::impact
