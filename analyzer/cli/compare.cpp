// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/inputs.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/cli/suggestions.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/parallel.hpp"

namespace gprov::cli {

namespace {

/// All that a comparison holds in memory.
struct Comparison {
  model::Objects before, after;
  impact::Impact impact;
};

/// An empty one that stays until the next is asked for: the process ends after it, and taking thousands of small
/// objects apart first costs five percent of a run.
Comparison& fresh_comparison() {
  static Comparison* kept = nullptr;
  delete kept;
  kept = new Comparison;
  return *kept;
}

/// Starting a thread takes as long as reading some ten thousand bytes.
bool is_worth_a_thread(const Gathered& before, const Gathered& after) {
  constexpr std::size_t kEnough = std::size_t{1} << 20U;
  std::size_t bytes = 0;
  for (const Gathered* side : {&before, &after}) {
    for (const auto& source : side->sources) bytes += source->bytes.size();
  }
  return bytes >= kEnough;
}

}  // namespace

ExitStatus run_compare(const Options& options, const GetEnvironment& environment, const Streams& streams) {
  Gathered before, after, shared;
  before.add({options.before}, streams);
  const Sources old_sources = before.sources;
  before.add(options.with_old, streams);
  after.add({options.after}, streams);
  const Sources new_sources = after.sources;
  after.add(options.with_new, streams);
  shared.add(options.with, streams);
  Comparison& comparison = fresh_comparison();
  model::Objects& old_side = comparison.before;
  model::Objects& new_side = comparison.after;
  const unsigned jobs = is_worth_a_thread(before, after) ? options.analysis.jobs : 1;
  manifest::for_each_index(jobs, 2, [&](std::size_t i) {
    if (i == 0) old_side = read_side(std::move(before), shared, options.decode_old);
    if (i == 1) new_side = read_side(std::move(after), shared, options.decode_new);
  });
  if (!options.analysis.allow_empty) {
    refuse_empty(options.before, old_sources, old_side);
    refuse_empty(options.after, new_sources, new_side);
  }

  comparison.impact = impact::analyze(old_side, new_side, options.analysis);
  tell_unknown_names(options, comparison.impact, streams.err);
  impact::hide(comparison.impact, options.view);
  const impact::Impact& impact = comparison.impact;
  tell_errors(impact, options, streams);
  return write_outputs(impact, options, environment, streams, static_cast<ExitStatus>(impact.exit_code));
}

}  // namespace gprov::cli
