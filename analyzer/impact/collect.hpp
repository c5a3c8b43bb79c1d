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

/// What the run ignores; `shoots` may carry annotations.
[[nodiscard]] Ignoring begin_ignoring(const Options& options, AnnotatedShoots shoots);

/// Shoots come in the order of the report.
void collect(Impact& impact, ShootAnswer answer);
/// The same of one in which nothing was ignored yet.
void collect(Impact& impact, ShootAnswer answer, Ignoring& ignoring, const Options& options);

/// Lets go of the last Shoot.
[[nodiscard]] Shoot hand_on_last(Impact& impact, const Options& options);

/// Sorts, drops what is told twice, applies budgets, decides the exit code.
void finish(Impact& impact, const Options& options, Ignoring ignoring);
/// The last part of it, without what is told of ignored findings.
void conclude(Impact& impact, const Options& options, const std::vector<IgnoreNote>& ignores);

}  // namespace gprov::impact
