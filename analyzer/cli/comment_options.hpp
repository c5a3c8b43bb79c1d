// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/cli/flags.hpp"
#include "analyzer/cli/options.hpp"
#include "analyzer/report/markdown.hpp"

namespace gprov::cli {

/// Whether a report without a finding is worth a comment where there is none yet.
enum class CommentWhen : std::uint8_t { findings, always };

struct CommentOptions {
  Action action = Action::compare;  ///< or help
  std::string report = "-";
  report::CommentMark mark;
  std::size_t most_bytes = report::kCommentBytes;
  CommentWhen when = CommentWhen::findings;
  std::vector<std::pair<std::string, std::string>> passed_on;  ///< to gprov-impact-comment: names and values
};

/// The options of `gprov-impact comment`, for its parser, help, completion and the test of the manual page.
[[nodiscard]] std::span<const Flag> comment_flags();

/// Reads the arguments behind `comment`; `now` is the stamp of a run that nothing else numbers. Throws UsageError.
[[nodiscard]] CommentOptions parse_comment_options(const std::vector<std::string>& arguments,
                                                   const GetEnvironment& environment, long long now);

}  // namespace gprov::cli
