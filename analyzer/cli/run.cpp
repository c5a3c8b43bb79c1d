// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/run.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/cli/commands.hpp"
#include "analyzer/cli/exit_status.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/cli/pager.hpp"
#include "analyzer/cli/process.hpp"
#include "analyzer/report/layout.hpp"

namespace gprov::cli {

namespace {

std::optional<std::string> process_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

long long seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// Of the commands that take a word or two; the others read their options themselves.
bool asks_help(const std::string& command, const std::vector<std::string>& rest) {
  const auto names = {"rules", "explain", "schema", "config", "completion"};
  return std::find(names.begin(), names.end(), command) != names.end() &&
         std::any_of(rest.begin(), rest.end(),
                     [](const std::string& word) { return word == "-h" || word == "--help"; });
}

ExitStatus dispatch(const std::vector<std::string>& arguments, const Streams& streams) {
  if (arguments.empty()) {
    streams.err << short_help();
    return ExitStatus::usage;
  }
  const std::vector<std::string> rest(arguments.begin() + 1, arguments.end());
  if (asks_help(arguments.front(), rest)) {
    streams.out << help_text();
    return ExitStatus::clean;
  }
  if (arguments.front() == "read") return run_read(rest, streams);
  if (arguments.front() == "render") return run_render(rest, process_environment, streams);
  if (arguments.front() == "comment") return run_comment(rest, process_environment, seconds_now(), streams);
  if (arguments.front() == "kubectl") return run_kubectl(rest, process_environment, seconds_now(), streams);
  if (arguments.front() == "merge") return run_merge(rest, process_environment, streams);
  if (arguments.front() == "rules") return run_rules(rest, streams);
  if (arguments.front() == "explain") return run_explain(rest, streams);
  if (arguments.front() == "schema") return run_schema(rest, streams);
  if (arguments.front() == "config") return run_config(rest, seconds_now(), streams);
  if (arguments.front() == "completion") return run_completion(rest, streams);
  if (arguments.front() == "git-diff-driver") {
    const Options options = parse_options(rest, process_environment, seconds_now(), Task::git_diff);
    if (options.action == Action::compare) return run_git_diff(options, process_environment, streams);
  }
  const bool is_forecast = arguments.front() == "forecast";
  const Options options = parse_options(is_forecast ? rest : arguments, process_environment, seconds_now(),
                                        is_forecast ? Task::forecast : Task::compare);
  switch (options.action) {
    case Action::help:
      show(help_text(help_width(streams.out)), Paging::automatic, process_environment, streams.out);
      return ExitStatus::clean;
    case Action::version:
      streams.out << "gprov-impact " GPROV_VERSION "\n";
      return ExitStatus::clean;
    case Action::compare:
      return run_compare(options, process_environment, streams);
    case Action::forecast:
      return run_forecast(options, process_environment, streams);
  }
  return ExitStatus::internal;
}

/// kubectl gardener-impact starts the program under this name.
bool is_plugin(std::string_view program) { return program.substr(program.rfind('/') + 1) == "kubectl-gardener_impact"; }

/// Whether everything reached its reader. A closed pipe is no failure to tell: nobody listens. A long text has met it
/// before the end, so errno alone does not tell.
ExitStatus finish(ExitStatus status, std::ostream& out, std::ostream& err) {
  errno = 0;
  out.flush();
  if (out.good()) return status;
  if (errno == EPIPE || (&out == &std::cout && is_output_abandoned())) return ExitStatus::closed_pipe;
  err << "error: standard output could not be written completely\n";
  return ExitStatus::output;
}

}  // namespace

int run(int argc, const char* const* argv, std::istream& in, std::ostream& out, std::ostream& err) {
  // A closed pipe and a limit of file sizes shall show as failed writes, whichever output it is.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  ExitStatus status = ExitStatus::internal;
  try {
    std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
    if (argc > 0 && is_plugin(argv[0])) arguments.insert(arguments.begin(), "kubectl");
    status = dispatch(arguments, {in, out, err});
  } catch (const UsageError& error) {
    err << "error: " << report::inert(error.what()) << "\n" << short_help();
    status = ExitStatus::usage;
  } catch (const std::bad_alloc&) {
    err << "error: out of memory; give the program more of it (ulimit, the container's limit), or compare in shares "
           "with "
           "--shard\n";
    return static_cast<int>(ExitStatus::internal);
  } catch (const std::exception& error) {
    err << "internal error: " << report::inert(error.what())
        << "\nThis is a fault of gprov-impact " GPROV_VERSION
           ", not of your files. Please report it with the input that caused it.\n";
    return static_cast<int>(ExitStatus::internal);
  }
  return static_cast<int>(finish(status, out, err));
}

}  // namespace gprov::cli
