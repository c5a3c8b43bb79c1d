// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/forecast.hpp"
#include "analyzer/impact/view.hpp"
#include "analyzer/model/objects.hpp"
#include "analyzer/report/report.hpp"

namespace gprov::cli {

/// The environment, injectable: nothing for a variable that is not set or empty.
using GetEnvironment = std::function<std::optional<std::string>(const std::string&)>;

enum class ColorChoice : std::uint8_t { automatic, always, never };
/// Whether what does not fit on the terminal goes through a pager.
enum class Paging : std::uint8_t { automatic, never };
/// What the arguments are for.
enum class Task : std::uint8_t { compare, forecast, git_diff, kubectl };
enum class Action : std::uint8_t { compare, forecast, help, version };

/// Two states of a git repository to compare.
struct Revisions {
  enum class Kind : std::uint8_t {
    range,          ///< `before` with `after`
    since_parting,  ///< where the two parted with `after`
    work_tree,      ///< where `before` and HEAD (in `after`) parted with the files as they lie here
  };
  Kind kind = Kind::range;
  std::string before, after;
  std::vector<std::string> paths;  ///< git's pathspecs; none: the whole repository
};

struct OutputTarget {
  std::string format;
  std::string path;  ///< "": standard output
};

struct Options {
  Action action = Action::compare;
  std::string before, after;
  std::optional<Revisions> revisions;      ///< instead of `before` and `after`, which then only say what was asked for
  std::vector<std::string> files;          ///< of a forecast; what git hands to its diff driver
  std::optional<impact::Horizon> horizon;  ///< likewise
  std::vector<std::string> with, with_old, with_new;
  std::vector<OutputTarget> outputs;
  model::DecodeOptions decode_old, decode_new;
  impact::Options analysis;
  impact::View view;
  ColorChoice color = ColorChoice::automatic;
  bool ascii = false;
  std::optional<unsigned> width;
  bool verbose = false, quiet = false;
  Paging paging = Paging::automatic;
  report::ExitCode exit_code = report::ExitCode::told;
};

/// A command line that cannot be followed: a sentence for standard error, exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Reads the arguments of a comparison, a forecast or git's diff driver (without the program's and the command's name);
/// the environment fills what they leave open. `now` is the default of --today. Throws UsageError.
[[nodiscard]] Options parse_options(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                    long long now, Task task = Task::compare);

/// Reads the arguments of `render`: those of a comparison that say what to write and how it looks, and one file (-, if
/// there is none) in `before`. Throws UsageError.
[[nodiscard]] Options parse_render_options(const std::vector<std::string>& arguments,
                                           const GetEnvironment& environment);

/// Reads the arguments of `merge`: the same options, and the reports in `files`. Throws UsageError.
[[nodiscard]] Options parse_merge_options(const std::vector<std::string>& arguments, const GetEnvironment& environment);

/// Columns of help where nobody knows better.
inline constexpr unsigned kHelpWidth = 100;
/// --help: examples first.
[[nodiscard]] std::string help_text(unsigned width = kHelpWidth);
/// kubectl gardener-impact --help.
[[nodiscard]] std::string kubectl_help_text(unsigned width = kHelpWidth);
/// gprov-impact comment --help.
[[nodiscard]] std::string comment_help_text(unsigned width = kHelpWidth);
/// What a bare call prints.
[[nodiscard]] std::string short_help();

}  // namespace gprov::cli
