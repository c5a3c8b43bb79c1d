// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <fstream>
#include <istream>
#include <optional>
#include <ostream>
#include <sstream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/impact/merge.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/read_json.hpp"

namespace gprov::cli {

std::optional<impact::Impact> read_report(const std::string& name, const Streams& streams) {
  refuse_terminal(name, streams.in);
  std::ostringstream text;
  if (name == "-") {
    text << streams.in.rdbuf();
  } else {
    std::ifstream file(name, std::ios::binary);
    if (file) text << file.rdbuf();
    if (!file) {
      streams.err << "error: '" << report::inert(name) << "' cannot be read\n";
      return std::nullopt;
    }
  }
  try {
    return report::read_json(text.str());
  } catch (const report::ReadError& error) {
    streams.err << (name == "-" ? "standard input" : report::inert(name)) << ": error: " << report::inert(error.what())
                << "\n";
    return std::nullopt;
  }
}

ExitStatus run_render(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                      const Streams& streams) {
  const Options options = parse_render_options(arguments, environment);
  if (options.action == Action::help) {
    streams.out << help_text();
    return ExitStatus::clean;
  }
  const std::optional<impact::Impact> impact = read_report(options.before, streams);
  if (!impact) return ExitStatus::input;
  return write_outputs(*impact, options, environment, streams, ExitStatus::clean);
}

ExitStatus run_merge(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                     const Streams& streams) {
  const Options options = parse_merge_options(arguments, environment);
  if (options.action == Action::help) {
    streams.out << help_text();
    return ExitStatus::clean;
  }
  std::vector<impact::Impact> shards;
  for (const std::string& name : options.files) {
    std::optional<impact::Impact> shard = read_report(name, streams);
    if (!shard) return ExitStatus::input;
    shards.push_back(std::move(*shard));
  }
  try {
    const impact::Impact impact = impact::merge(std::move(shards));
    tell_errors(impact, options, streams);
    return write_outputs(impact, options, environment, streams, static_cast<ExitStatus>(impact.exit_code));
  } catch (const impact::MergeError& error) {
    streams.err << "error: " << report::inert(error.what()) << "\n";
    return ExitStatus::input;
  }
}

}  // namespace gprov::cli
