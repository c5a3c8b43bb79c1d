// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <filesystem>

#include "analyzer/cli/both_sides.hpp"
#include "analyzer/cli/comparison.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/cli/own_places.hpp"
#include "analyzer/cli/progress.hpp"
#include "analyzer/cli/revisions.hpp"
#include "analyzer/cli/shoot_lines.hpp"
#include "analyzer/cli/suggestions.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/files.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/text_gravest.hpp"

namespace gprov::cli {

namespace {

using manifest::Loading;

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

Loading loading_for(const Options& options) { return ShootLines::fit(options) ? Loading::passing : Loading::mapped; }

Inputs gather_operands(const Options& options, const Streams& streams) {
  Inputs inputs;
  manifest::for_each_index(may_open_at_once(options) ? options.analysis.jobs : 1, 2, [&](std::size_t i) {
    Gathered& side = i == 0 ? inputs.before : inputs.after;
    side.add({i == 0 ? options.before : options.after}, streams, loading_for(options));
    (i == 0 ? inputs.own_before : inputs.own_after) = side.sources;
  });
  return inputs;
}

/// Whether kubectl diff has laid these files: an empty one is an object that does not exist.
bool is_of_kubectl(const Sources& sources) {
  return !sources.empty() && std::all_of(sources.begin(), sources.end(), [](const auto& source) {
    return manifest::is_kubectl_diff_name(std::filesystem::path(source->name).filename().string());
  });
}

Inputs gather_history(const Revisions& revisions) {
  GatheredSides sides = gather_revisions(revisions);
  Inputs inputs{std::move(sides.before), std::move(sides.after), {}, {}, {}, {}};
  inputs.own_before = inputs.before.sources;
  inputs.own_after = inputs.after.sources;
  return inputs;
}

/// The two files of git's arguments: PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE [NEW-PATH MESSAGE]. A
/// side on which the file does not exist is /dev/null. They are told by their names in the repository.
Inputs gather_git_diff(const std::vector<std::string>& arguments) {
  constexpr std::size_t kOldFile = 1, kNewFile = 4, kNewPath = 7;
  Inputs inputs;
  const auto add = [](Gathered& side, const std::string& file, const std::string& name) {
    if (file == "/dev/null") return;
    manifest::Gathered more = manifest::gather_file(file, name);
    side.sources = std::move(more.sources);
    side.problems = std::move(more.problems);
  };
  add(inputs.before, arguments.at(kOldFile), "a/" + arguments.front());
  add(inputs.after, arguments.at(kNewFile), arguments.size() > kNewPath ? arguments[kNewPath] : arguments.front());
  return inputs;
}

/// Makes an error of a side that is empty where it must not be; whether the analysis may find one.
bool may_find_none(const Sources& own_before, const Sources& own_after, const Options& options, Emptiness allowed,
                   BothSides& sides) {
  if (allowed == Emptiness::of_both) return true;
  const bool was =
      has_object(sides.old_side, own_before) || leaves_out_of(sides.resting, impact::Side::before, own_before);
  const bool is = has_object(sides.new_side, own_after) || leaves_out_of(sides.resting, impact::Side::after, own_after);
  if (allowed == Emptiness::of_one_side && was != is) return true;
  if (!was && !options.revisions) refuse_empty(options.before, own_before, sides.old_side);
  if (!is) refuse_empty(options.after, own_after, sides.new_side);
  return false;
}

/// Whether somebody wrote to a file meanwhile: nothing is told of what came of that.
bool tell_written(const BothSides& sides, const Streams& streams) {
  bool found = false;
  for (const Gathered* side : {&sides.before, &sides.after}) {
    for (const manifest::Problem& problem : written_meanwhile(side->sources)) {
      streams.err << report::inert(manifest::to_string(problem.at)) << ": error: " << problem.message << "\n";
      found = true;
    }
  }
  return found;
}

}  // namespace

ExitStatus compare(Inputs inputs, const Options& options, Emptiness allowed, const GetEnvironment& environment,
                   const Streams& streams) {
  const Loading loading = loading_for(options);
  inputs.before.add(options.with_old, streams, loading);
  inputs.after.add(options.with_new, streams, loading);
  inputs.shared.add(options.with, streams, loading);
  Comparison& comparison = fresh_comparison();
  BothSides& sides = comparison.sides;
  sides.before = together(std::move(inputs.before), inputs.shared);
  sides.after = together(std::move(inputs.after), inputs.shared);
  ShootLines lines(options, streams);
  report::GravestShoots gravest;
  const Receiver of_lines = lines.receiver();
  const Receiver of_gravest = {[&](impact::Shoot shoot) { gravest.take(std::move(shoot)); }, [&] { gravest = {}; },
                               report::kGravest};
  try {
    {
      const Progress progress("reading", options, environment, streams);
      read_both(sides, options);
    }
    Options settled = options;
    settled.analysis.allow_empty = may_find_none(inputs.own_before, inputs.own_after, options, allowed, sides);
    const Progress progress("comparing", options, environment, streams);
    const Receiver* const receiver = !inputs.written.empty()    ? nullptr
                                     : ShootLines::fit(options) ? &of_lines
                                     : tells_gravest(options)   ? &of_gravest
                                                                : nullptr;
    comparison.impact = analyze_both(sides, settled, receiver);
    gravest.give(comparison.impact);
  } catch (const OutputLost&) {
    return tell_written(sides, streams) ? ExitStatus::input : lines.finish_lost();
  } catch (const std::exception&) {
    if (!tell_written(sides, streams)) throw;  // else that is why
    return ExitStatus::input;
  }
  if (tell_written(sides, streams)) return ExitStatus::input;
  if (!inputs.written.empty()) point_at_written(comparison.impact, inputs.own_after, inputs.written);
  tell_unknown_names(options, comparison.impact, streams.err);
  impact::hide(comparison.impact, options.view);
  const impact::Impact& impact = comparison.impact;
  tell_errors(impact, options, streams);
  const auto status = static_cast<ExitStatus>(impact.exit_code);
  if (lines.have_begun()) return lines.finish(impact, status);
  return write_outputs(impact, options, environment, streams, status);
}

ExitStatus run_compare(const Options& options, const GetEnvironment& environment, const Streams& streams) {
  const bool may_be_empty = options.analysis.allow_empty;
  if (!options.revisions) {
    Inputs inputs;
    {
      const Progress progress("reading", options, environment, streams);
      inputs = gather_operands(options, streams);
    }
    const bool knows_emptiness = is_of_kubectl(inputs.own_before) && is_of_kubectl(inputs.own_after);
    const Emptiness otherwise = knows_emptiness ? Emptiness::of_one_side : Emptiness::of_no_side;
    return compare(std::move(inputs), options, may_be_empty ? Emptiness::of_both : otherwise, environment, streams);
  }
  // A side without a Shoot is no pipe that broke here: git has told that there is none.
  return compare(gather_history(*options.revisions), options,
                 may_be_empty ? Emptiness::of_both : Emptiness::of_one_side, environment, streams);
}

ExitStatus run_git_diff(const Options& asked, const GetEnvironment& environment, const Streams& streams) {
  Options options = asked;
  options.paging = Paging::never;  // git has its own, for all files
  options.exit_code = report::ExitCode::left_out;
  const std::string path = report::inert(options.files.front());
  if (options.files.size() == 1) {
    streams.out << path << ": in conflict; resolve it to see what it does to worker nodes\n";
    return ExitStatus::clean;
  }
  const std::string& format = options.outputs.front().format;
  if (format == "text" || format == "oneline") {
    streams.out << "gprov-impact " << path << (options.files.size() > 7 ? " -> " + report::inert(options.files[7]) : "")
                << "\n";
  }
  const ExitStatus status = compare(gather_git_diff(options.files), options, Emptiness::of_both, environment, streams);
  return status == ExitStatus::output ? status : ExitStatus::clean;
}

}  // namespace gprov::cli
