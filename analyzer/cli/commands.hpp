// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/options.hpp"

namespace gprov::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

/// gprov-impact OLD NEW
[[nodiscard]] ExitStatus run_compare(const Options& options, const GetEnvironment& environment, const Streams& streams);
/// gprov-impact forecast FILE...
[[nodiscard]] ExitStatus run_forecast(const Options& options, const GetEnvironment& environment,
                                      const Streams& streams);
/// gprov-impact read FILE...
[[nodiscard]] ExitStatus run_read(const std::vector<std::string>& arguments, const Streams& streams);
/// gprov-impact render [-o FORMAT[=PATH]]... [FILE]: a JSON report, in other formats. Clean whatever the report says.
[[nodiscard]] ExitStatus run_render(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                    const Streams& streams);
/// gprov-impact merge [-o FORMAT[=PATH]]... FILE...: the reports of all shards, as that of one run; its exit code, too.
[[nodiscard]] ExitStatus run_merge(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                   const Streams& streams);
/// gprov-impact rules [-o text|json|md|man]
[[nodiscard]] ExitStatus run_rules(const std::vector<std::string>& arguments, const Streams& streams);
/// gprov-impact explain RULE...|--all
[[nodiscard]] ExitStatus run_explain(const std::vector<std::string>& arguments, const Streams& streams);
/// gprov-impact schema report
[[nodiscard]] ExitStatus run_schema(const std::vector<std::string>& arguments, const Streams& streams);
/// gprov-impact config check [FILE]; `now` in seconds since the epoch
[[nodiscard]] ExitStatus run_config(const std::vector<std::string>& arguments, long long now, const Streams& streams);
/// gprov-impact completion bash|zsh|fish
[[nodiscard]] ExitStatus run_completion(const std::vector<std::string>& arguments, const Streams& streams);

/// Throws UsageError if `name` is standard input and somebody sits at it.
void refuse_terminal(const std::string& name, const std::istream& in);

}  // namespace gprov::cli
