// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/comment_options.hpp"
#include "analyzer/cli/process.hpp"
#include "analyzer/cli/terminal.hpp"

namespace gprov::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kHelper = "gprov-impact-comment";

/// The helper lies beside this program in a build folder, and in libexec where it is installed.
std::string helper() {
  std::error_code ignored;
  const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  for (const fs::path& path : {here / kHelper, here.parent_path() / "libexec" / "gprov-impact" / kHelper}) {
    if (fs::exists(path, ignored)) return path.string();
  }
  return kHelper;
}

bool has_findings(const impact::Impact& impact) {
  const auto is_told = [](const auto& row) { return !row.rejections.empty() || !row.effects.empty(); };
  return impact.exit_code != 0 || impact.verdict != impact::Verdict::none || !impact.budgets.empty() ||
         std::any_of(impact.cloud_profiles.begin(), impact.cloud_profiles.end(), is_told) ||
         std::any_of(impact.resources.begin(), impact.resources.end(),
                     [&](const impact::Resource& row) { return row.changed && is_told(row); });
}

}  // namespace

ExitStatus run_comment(const std::vector<std::string>& arguments, const GetEnvironment& environment, long long now,
                       const Streams& streams) {
  const CommentOptions options = parse_comment_options(arguments, environment, now);
  if (options.action == Action::help) {
    streams.out << comment_help_text(help_width(streams.out));
    return ExitStatus::clean;
  }
  const auto impact = read_report(options.report, streams);
  if (!impact) return ExitStatus::input;
  std::vector<std::string> call = {helper()};
  for (const auto& [name, value] : options.passed_on) call.push_back("--" + name + "=" + value);
  const bool may_stay_silent = options.when == CommentWhen::findings && !has_findings(*impact);
  call.push_back(may_stay_silent ? "--if-none=nothing" : "--if-none=create");
  const Finished finished = run_program(call, report::markdown_text(*impact, options.most_bytes, options.mark));
  streams.out << finished.out;
  streams.err << finished.err;
  if (!finished.failure.empty()) {
    streams.err << "error: " << finished.failure << "; it is a part of gprov-impact, and is not where it belongs\n";
  }
  return finished.ok() ? ExitStatus::clean : ExitStatus::output;
}

}  // namespace gprov::cli
