// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/shoots.hpp"

// From answers about single Shoots to the answer of a run.

namespace gprov::impact {

/// Problems of reading become diagnostics; an error leaves the run incomplete.
void tell_problems(Impact& impact, const model::Objects& objects);

/// Adds a row, or makes one that is there already matter.
void add_assumed(Impact& impact, const Assumed& assumed);

void collect(Impact& impact, ShootAnswer answer);

/// Sorts, drops what is told twice, applies ignores (`shoots` may carry annotations) and budgets, decides the exit
/// code.
void finish(Impact& impact, const Options& options, AnnotatedShoots shoots);
/// The last part of it, from where ignores were applied.
void conclude(Impact& impact, const Options& options, const std::vector<IgnoreNote>& ignores);

}  // namespace gprov::impact
