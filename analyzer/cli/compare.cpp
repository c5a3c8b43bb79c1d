// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <iostream>
#include <memory>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/cli/suggestions.hpp"
#include "analyzer/cli/terminal.hpp"
#include "analyzer/impact/analyze.hpp"
#include "analyzer/manifest/files.hpp"
#include "analyzer/manifest/parallel.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::cli {

namespace {

using manifest::Problem;
using manifest::Severity;

struct Gathered {
  std::vector<std::shared_ptr<const manifest::Source>> sources;
  std::vector<Problem> problems;

  void add(const std::vector<std::string>& names, const Streams& streams) {
    for (const std::string& name : names) {
      refuse_terminal(name, streams.in);
      manifest::Gathered more = manifest::gather(name, streams.in);
      sources.insert(sources.end(), more.sources.begin(), more.sources.end());
      problems.insert(problems.end(), more.problems.begin(), more.problems.end());
    }
  }
};

using Sources = std::vector<std::shared_ptr<const manifest::Source>>;

/// Whether any object that this program reads came from one of `sources`.
bool has_object_of(const model::Objects& objects, const Sources& sources) {
  const auto among = [&](const auto& list) {
    return std::any_of(list.begin(), list.end(), [&](const auto& object) {
      return std::any_of(sources.begin(), sources.end(),
                         [&](const auto& source) { return source.get() == object.origin.source; });
    });
  };
  return among(objects.shoots) || among(objects.cloud_profiles) || among(objects.namespaced_cloud_profiles) ||
         among(objects.infrastructures) || among(objects.workers) || among(objects.machine_deployments) ||
         among(objects.controller_deployments) || among(objects.controller_registrations) ||
         among(objects.hash_secrets) || among(objects.resources);
}

bool has_error(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(), [](const Problem& p) { return p.severity == Severity::error; });
}

/// An OLD or NEW without a single object is rather a pipe that broke than a landscape that was deleted.
void refuse_empty(const std::string& argument, const Sources& own, model::Objects& objects) {
  if (has_error(objects.problems) || has_object_of(objects, own)) return;
  const std::string name = own.size() == 1 ? own.front()->name : argument;
  objects.problems.push_back(
      {Severity::error,
       {name, 1, 1},
       "there is no object here that this program reads: expected a Shoot, CloudProfile, "
       "Infrastructure, Worker, Seed or the like; give one, or accept an empty side with --allow-empty"});
}

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

/// Both sides read `shared` on their own: a document belongs to one side.
model::Objects read_side(Gathered own, const Gathered& shared, const model::DecodeOptions& options) {
  own.sources.insert(own.sources.end(), shared.sources.begin(), shared.sources.end());
  std::vector<Problem> problems = std::move(own.problems);
  problems.insert(problems.end(), shared.problems.begin(), shared.problems.end());
  std::vector<manifest::Document> documents;
  for (const auto& source : own.sources) {
    manifest::ReadResult result = manifest::read(source);
    std::move(result.documents.begin(), result.documents.end(), std::back_inserter(documents));
    std::move(result.problems.begin(), result.problems.end(), std::back_inserter(problems));
  }
  model::Objects objects = model::decode(std::move(documents), options);
  for (const providers::Provider& provider : providers::registry()) {
    const std::vector<Problem> found = provider.check(objects);
    objects.problems.insert(objects.problems.end(), found.begin(), found.end());
  }
  objects.problems.insert(objects.problems.begin(), problems.begin(), problems.end());
  return objects;
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

/// Reports keep problems of reading as diagnostics, but an error must not hide in a report that nobody may look at.
/// Only a text report that goes to a terminal shows it there and then.
bool is_shown_anyway(const Options& options, const Streams& streams) {
  const auto shows = [](const OutputTarget& target) { return target.format == "text" && target.path.empty(); };
  return &streams.out == &std::cout && standard_output().is_terminal &&
         std::any_of(options.outputs.begin(), options.outputs.end(), shows);
}

void tell_errors(const impact::Impact& impact, std::ostream& err) {
  for (const impact::Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity != Severity::error) continue;
    if (diagnostic.at) err << manifest::to_string(*diagnostic.at) << ": ";
    err << "error: " << diagnostic.message << "\n";
  }
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
  if (!is_shown_anyway(options, streams)) tell_errors(impact, streams.err);

  return write_outputs(impact, options, environment, streams, static_cast<ExitStatus>(impact.exit_code));
}

}  // namespace gprov::cli
