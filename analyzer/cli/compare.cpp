// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <filesystem>

#include "analyzer/cli/both_sides.hpp"
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
  BothSides sides;
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

/// Standard input has one reader, and a small file is read before a thread has begun.
bool may_open_at_once(const Options& options) {
  constexpr std::uintmax_t kEnough = std::uintmax_t{1} << 20U;
  std::error_code error;
  const auto is_large = [&](const std::string& name) {
    return std::filesystem::is_directory(name, error) || std::filesystem::file_size(name, error) >= kEnough;
  };
  const std::vector<std::string> sides = {options.before, options.after};
  const auto asks_input = [](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), "-") != names.end();
  };
  return !asks_input(sides) && !asks_input(options.with_old) && !asks_input(options.with_new) &&
         is_large(options.before) && is_large(options.after);
}

}  // namespace

ExitStatus run_compare(const Options& options, const GetEnvironment& environment, const Streams& streams) {
  Gathered before, after, shared;
  Sources old_sources, new_sources;
  manifest::for_each_index(may_open_at_once(options) ? options.analysis.jobs : 1, 2, [&](std::size_t i) {
    Gathered& side = i == 0 ? before : after;
    side.add({i == 0 ? options.before : options.after}, streams);
    (i == 0 ? old_sources : new_sources) = side.sources;
    side.add(i == 0 ? options.with_old : options.with_new, streams);
  });
  shared.add(options.with, streams);
  Comparison& comparison = fresh_comparison();
  BothSides& sides = comparison.sides;
  sides.before = together(std::move(before), shared);
  sides.after = together(std::move(after), shared);
  read_both(sides, options);
  if (!options.analysis.allow_empty) {
    refuse_empty(options.before, old_sources, sides.old_side);
    refuse_empty(options.after, new_sources, sides.new_side);
  }

  comparison.impact = analyze_both(sides, options);
  tell_unknown_names(options, comparison.impact, streams.err);
  impact::hide(comparison.impact, options.view);
  const impact::Impact& impact = comparison.impact;
  tell_errors(impact, options, streams);
  return write_outputs(impact, options, environment, streams, static_cast<ExitStatus>(impact.exit_code));
}

}  // namespace gprov::cli
