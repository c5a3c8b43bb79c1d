// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <fstream>
#include <iostream>
#include <sstream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/outputs.hpp"
#include "analyzer/report/read_json.hpp"

namespace gprov::cli {

ExitStatus run_render(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                      const Streams& streams) {
  const Options options = parse_render_options(arguments, environment);
  if (options.action == Action::help) {
    streams.out << help_text();
    return ExitStatus::clean;
  }
  refuse_terminal(options.before, streams.in);
  std::ostringstream text;
  if (options.before == "-") {
    text << streams.in.rdbuf();
  } else {
    std::ifstream file(options.before, std::ios::binary);
    if (file) text << file.rdbuf();
    if (!file) {
      streams.err << "error: '" << options.before << "' cannot be read\n";
      return ExitStatus::input;
    }
  }
  try {
    const impact::Impact impact = report::read_json(text.str());
    return write_outputs(impact, options, environment, streams, ExitStatus::clean);
  } catch (const report::ReadError& error) {
    streams.err << (options.before == "-" ? "standard input" : options.before) << ": error: " << error.what() << "\n";
    return ExitStatus::input;
  }
}

}  // namespace gprov::cli
