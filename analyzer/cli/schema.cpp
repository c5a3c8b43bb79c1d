// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <ostream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/report/embedded.hpp"

namespace gprov::cli {

ExitStatus run_schema(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.size() != 1 || arguments.front() != "report") {
    throw UsageError("schema: expected report, the one thing that has a schema");
  }
  streams.out << report::kReportSchema;
  return ExitStatus::clean;
}

}  // namespace gprov::cli
