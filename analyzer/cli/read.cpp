// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <unistd.h>

#include <iostream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/manifest/files.hpp"
#include "analyzer/report/layout.hpp"
#include "hashing/go_json.hpp"

namespace gprov::cli {

namespace {

/// Tells problems; whether one of them is an error.
bool tell(const std::vector<manifest::Problem>& problems, std::ostream& err) {
  bool failed = false;
  for (const manifest::Problem& problem : problems) {
    const bool is_error = problem.severity == manifest::Severity::error;
    err << report::inert(manifest::to_string(problem.at)) << (is_error ? ": error: " : ": warning: ")
        << report::inert(problem.message) << "\n";
    failed = failed || is_error;
  }
  return failed;
}

void print(const manifest::Document& document, std::ostream& out) {
  const manifest::Position at = manifest::position(*document.source, document.root.offset);
  std::string line = "{\"file\":";
  hashing::append_json_string(line, at.file);
  line += ",\"line\":" + std::to_string(at.line) + ",\"column\":" + std::to_string(at.column) + ",\"document\":";
  out << line << manifest::canonical_json(document.root) << "}\n";
}

}  // namespace

void refuse_terminal(const std::string& name, const std::istream& in) {
  if (name == "-" && &in == &std::cin && isatty(STDIN_FILENO) != 0) {
    throw UsageError(
        "- is standard input, and that is a terminal; pipe a manifest in, such as kubectl get shoot NAME -o yaml");
  }
}

ExitStatus run_read(const std::vector<std::string>& arguments, const Streams& streams) {
  std::vector<std::string> names;
  bool options_end = false;
  for (const std::string& argument : arguments) {
    if (!options_end && argument == "--") {
      options_end = true;
    } else if (!options_end && (argument == "-h" || argument == "--help")) {
      streams.out << help_text();
      return ExitStatus::clean;
    } else if (!options_end && argument.size() > 1 && argument.front() == '-') {
      throw UsageError("read takes files and no options; there is no option '" + argument + "'");
    } else {
      names.push_back(argument);
    }
  }
  if (names.empty()) throw UsageError("read needs at least one FILE");
  bool failed = false;
  for (const std::string& name : names) {
    refuse_terminal(name, streams.in);
    const manifest::Gathered gathered = manifest::gather(name, streams.in);
    failed = tell(gathered.problems, streams.err) || failed;
    for (const auto& source : gathered.sources) {
      const manifest::ReadResult result = manifest::read(source);
      for (const manifest::Document& document : result.documents) print(document, streams.out);
      failed = tell(result.problems, streams.err) || failed;
    }
  }
  return failed ? ExitStatus::input : ExitStatus::clean;
}

}  // namespace gprov::cli
