// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/outputs.hpp"

#include <iostream>
#include <sstream>

#include "analyzer/cli/terminal.hpp"
#include "analyzer/cli/write_file.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

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
      streams.out << text.str();
    } else if (!write_file(target.path, text.str(), streams.err)) {
      status = ExitStatus::output;
    }
  }
  return status;
}

}  // namespace gprov::cli
