// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <istream>
#include <iterator>
#include <ostream>

#include "analyzer/cli/comparison.hpp"
#include "analyzer/cli/kubectl.hpp"
#include "analyzer/cli/progress.hpp"
#include "analyzer/cli/terminal.hpp"
#include "analyzer/impact/refused.hpp"
#include "analyzer/manifest/files.hpp"
#include "analyzer/report/layout.hpp"

namespace gprov::cli {

namespace {

void add(Gathered& side, const std::string& name, const std::string& text) {
  manifest::Gathered more = manifest::gather_text(name, text);
  side.sources.insert(side.sources.end(), more.sources.begin(), more.sources.end());
  side.problems.insert(side.problems.end(), more.problems.begin(), more.problems.end());
}

/// What surrounds both sides in the cluster, unless the user has given it.
void add_surroundings(const Kubectl& kubectl, const Options& options, const GetEnvironment& environment, Inputs& inputs,
                      const Streams& streams) {
  Gathered given;
  for (const auto* list : {&options.with, &options.with_old, &options.with_new}) {
    if (std::find(list->begin(), list->end(), "-") != list->end()) {
      throw UsageError("--with: standard input is for the manifests that are to be applied, -f -");
    }
    given.add(*list, streams);
  }
  const model::Objects before = read_side(inputs.before, options.decode_old).objects;
  const model::Objects after = read_side(inputs.after, options.decode_new).objects;
  const model::Objects other = read_side(given, options.decode_old).objects;
  std::vector<std::string> notes;
  {
    const Progress progress("asking the cluster", options, environment, streams);
    for (const std::string& text : surroundings(kubectl, {&before, &after, &other}, notes)) {
      add(inputs.shared, "<cluster>", text);
    }
  }
  for (const std::string& note : notes) streams.err << "note: " << report::inert(note) << "\n";
}

ExitStatus run_live(Kubectl kubectl, Options options, const GetEnvironment& environment, const Streams& streams) {
  const std::vector<std::string> files = named_files(kubectl);
  if (std::find(files.begin(), files.end(), "-") != files.end()) {
    refuse_terminal("-", streams.in);
    kubectl.standard_input.assign(std::istreambuf_iterator<char>(streams.in), {});
  }
  Inputs inputs;
  DryRun future;
  {
    const Progress progress("asking the cluster", options, environment, streams);
    add(inputs.before, "<live>", live_objects(kubectl));
    future = dry_run(kubectl);
  }
  add(inputs.after, future.answer == DryRun::Answer::stored ? "<server dry run>" : "<manifests>", future.objects);
  if (future.answer == DryRun::Answer::not_asked) {
    streams.err << "note: the server may not be asked what it would store, so its admission is computed here: "
                << report::inert(impact::server_words(future.words)) << "\n";
  } else if (future.answer == DryRun::Answer::refused) {
    options.analysis.refused_by_server = future.words;
  }
  for (const std::string& name : files) {
    const manifest::Gathered own =
        name == "-" ? manifest::gather_text("<stdin>", kubectl.standard_input) : manifest::gather(name, streams.in);
    inputs.written.insert(inputs.written.end(), own.sources.begin(), own.sources.end());
  }
  inputs.own_before = inputs.before.sources;
  inputs.own_after = inputs.after.sources;
  add_surroundings(kubectl, options, environment, inputs, streams);
  return compare(std::move(inputs), options, options.analysis.allow_empty ? Emptiness::of_both : Emptiness::of_one_side,
                 environment, streams);
}

}  // namespace

ExitStatus run_kubectl(std::vector<std::string> arguments, const GetEnvironment& environment, long long now,
                       const Streams& streams) {
  const bool is_help = std::any_of(arguments.begin(), arguments.end(),
                                   [](const std::string& text) { return text == "-h" || text == "--help"; });
  if (is_help) {
    streams.out << kubectl_help_text(help_width(streams.out));
    return ExitStatus::clean;
  }
  const Kubectl kubectl = take_kubectl_options(arguments);
  const Options options = parse_options(arguments, environment, now, Task::kubectl);
  try {
    return run_live(kubectl, options, environment, streams);
  } catch (const KubectlError& error) {
    streams.err << "error: " << report::inert(error.what()) << "\n";
    return ExitStatus::input;
  }
}

}  // namespace gprov::cli
