// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/outputs.hpp"

#include <algorithm>
#include <iostream>
#include <sstream>
#include <utility>

#include "analyzer/cli/pager.hpp"
#include "analyzer/cli/terminal.hpp"
#include "analyzer/cli/write_file.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

namespace {

/// Reports keep problems of reading as diagnostics, but an error must not hide in a report that nobody may look at.
/// Only a text report that goes to a terminal shows it there and then.
bool is_shown_anyway(const Options& options, const Streams& streams) {
  const auto shows = [](const OutputTarget& target) { return target.format == "text" && target.path.empty(); };
  return &streams.out == &std::cout && standard_output().is_terminal &&
         std::any_of(options.outputs.begin(), options.outputs.end(), shows);
}

}  // namespace

void tell_errors(const impact::Impact& impact, const Options& options, const Streams& streams) {
  if (is_shown_anyway(options, streams)) return;
  for (const impact::Diagnostic& diagnostic : impact.diagnostics) {
    if (diagnostic.severity != manifest::Severity::error) continue;
    if (diagnostic.at) streams.err << report::inert(manifest::to_string(*diagnostic.at)) << ": ";
    streams.err << "error: " << report::inert(diagnostic.message) << "\n";
  }
}

ExitStatus write_outputs(const impact::Impact& impact, const Options& options, const GetEnvironment& environment,
                         const Streams& streams, ExitStatus status) {
  for (const OutputTarget& target : options.outputs) {
    const report::Format& format = *report::find_format(target.format);
    const bool is_process_output = target.path.empty() && &streams.out == &std::cout;
    const Destination destination = is_process_output ? standard_output() : Destination();
    if (options.quiet && format.name == "text" && impact.exit_code == 0) continue;
    std::ostringstream text;
    format.write(impact, style_for(options, environment, destination), text);
    if (target.path.empty()) {
      const bool is_for_people = format.name == "text" || format.name == "oneline";
      show(std::move(text).str(), is_for_people ? options.paging : Paging::never, environment, streams.out);
    } else if (!write_file(target.path, std::move(text).str(), streams.err)) {
      status = ExitStatus::output;
    }
  }
  return status;
}

}  // namespace gprov::cli
