// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/impact/impact.hpp"

namespace gprov::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

/// gprov-impact OLD NEW
[[nodiscard]] ExitStatus run_compare(const Options& options, const GetEnvironment& environment, const Streams& streams);
/// gprov-impact git-diff-driver, with git's seven arguments (nine for a file that was renamed, one for a conflict).
/// Clean whatever changed: git takes another code for a driver that broke, and stops.
[[nodiscard]] ExitStatus run_git_diff(const Options& options, const GetEnvironment& environment,
                                      const Streams& streams);
/// gprov-impact forecast FILE...
[[nodiscard]] ExitStatus run_forecast(const Options& options, const GetEnvironment& environment,
                                      const Streams& streams);
/// gprov-impact read FILE...
[[nodiscard]] ExitStatus run_read(const std::vector<std::string>& arguments, const Streams& streams);
/// gprov-impact render [-o FORMAT[=PATH]]... [FILE]: a JSON report, in other formats. Clean whatever the report says.
[[nodiscard]] ExitStatus run_render(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                    const Streams& streams);
/// gprov-impact comment: a JSON report as a comment on a pull or merge request; `now` in seconds since the epoch. The
/// network is another program's, gprov-impact-comment.
[[nodiscard]] ExitStatus run_comment(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                     long long now, const Streams& streams);
/// kubectl gardener-impact -f FILE..., or gprov-impact kubectl: live objects with what the server would make of
/// manifests. `now` in seconds since the epoch.
[[nodiscard]] ExitStatus run_kubectl(std::vector<std::string> arguments, const GetEnvironment& environment,
                                     long long now, const Streams& streams);
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

/// The JSON report in a file, or - for standard input; nothing if there is none, which is told.
[[nodiscard]] std::optional<impact::Impact> read_report(const std::string& name, const Streams& streams);

/// Throws UsageError if `name` is standard input and somebody sits at it.
void refuse_terminal(const std::string& name, const std::istream& in);

}  // namespace gprov::cli
