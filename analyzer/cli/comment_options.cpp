// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/comment_options.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "analyzer/cli/given.hpp"
#include "analyzer/cli/values.hpp"
#include "hashing/go_time.hpp"

namespace gprov::cli {

namespace {

constexpr std::array kCommentFlags{
    Flag{0, "github", Takes::one, "OWNER/REPO", "", "comment on GitHub"},
    Flag{0, "pr", Takes::one, "N", "", "number of the pull request"},
    Flag{0, "gitlab", Takes::one, "PROJECT", "", "comment on GitLab: GROUP/PROJECT, or the project's number"},
    Flag{0, "mr", Takes::one, "N", "", "number of the merge request"},
    Flag{0, "behavior", Takes::one, "HOW", "update new hide-and-new delete-and-new",
         "what becomes of an earlier comment (default: update)"},
    Flag{0, "when", Takes::one, "WHEN", "findings always",
         "whether a report without findings begins a comment (default: findings; one that is there is updated)"},
    Flag{0, "key", Takes::one, "WORD", "", "tells several reports on one pull request apart (default: default)"},
    Flag{0, "stamp", Takes::one, "STAMP", "",
         "number or moment of the run that made the report: a comment of a later one stays (default: the pipeline's)"},
    Flag{0, "head", Takes::one, "SHA", "", "the commit that was compared, for the hidden marker"},
    Flag{0, "author", Takes::one, "LOGIN", "", "whose comments are ours (default: whoever the token belongs to)"},
    Flag{0, "max-bytes", Takes::one, "N", "", "longest comment (default: 60000)"},
    Flag{0, "api-url", Takes::one, "URL", "",
         "the server's API (default: the pipeline's, or github.com or gitlab.com)"},
    Flag{0, "retries", Takes::one, "N", "", "attempts after the first (default: 4)"},
    Flag{0, "retry-wait", Takes::one, "SECONDS", "", "wait before the second attempt, then doubled (default: 1)"},
    Flag{0, "timeout", Takes::one, "SECONDS", "", "longest time for one answer (default: 30)"},
    Flag{0, "dry-run", Takes::nothing, "", "", "print the comment and what would be done with it, and write nothing"},
    Flag{'h', "help", Takes::nothing, "", "", "show this help"},
};

constexpr std::string_view kWordCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

bool consists_of(const std::string& text, std::string_view characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string::npos;
}

std::string one(const Given& given, std::string_view name, const std::string& otherwise = "") {
  const auto at = given.find(name);
  return at == given.end() ? otherwise : at->second.back();
}

std::string chosen(const Given& given, std::string_view name) {
  const auto flag =
      std::find_if(kCommentFlags.begin(), kCommentFlags.end(), [&](const Flag& row) { return row.name == name; });
  const std::string first(flag->choices.substr(0, flag->choices.find(' ')));
  return choice(name, one(given, name, first), flag->choices);
}

void check_target(const Given& given) {
  const bool is_github = given.contains("github"), is_gitlab = given.contains("gitlab");
  if (is_github == is_gitlab) {
    throw UsageError("comment needs either --github OWNER/REPO --pr N or --gitlab PROJECT --mr N");
  }
  const std::string number_flag = is_github ? "pr" : "mr";
  if (given.contains(is_github ? "mr" : "pr")) {
    throw UsageError(is_github ? "GitHub has pull requests: --pr N" : "GitLab has merge requests: --mr N");
  }
  if (!consists_of(one(given, number_flag), "0123456789")) {
    throw UsageError("--" + number_flag + ": '" + one(given, number_flag) + "' is not the number of a " +
                     (is_github ? "pull" : "merge") + " request");
  }
  const std::string project = one(given, is_github ? "github" : "gitlab");
  const std::size_t slash = project.find('/');
  const bool is_right = is_github
                            ? slash != std::string::npos && consists_of(project.substr(0, slash), kWordCharacters) &&
                                  consists_of(project.substr(slash + 1), kWordCharacters)
                            : consists_of(project, std::string(kWordCharacters) + "/");
  if (is_right) return;
  throw UsageError(is_github ? "--github: '" + project + "' does not look like OWNER/REPO"
                             : "--gitlab: '" + project + "' is neither GROUP/PROJECT nor a number");
}

std::string moment_text(long long seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text.data();
}

/// Runs are numbered by whoever starts them; the time of posting would make the slowest run the newest.
std::string stamp_of(const Given& given, const GetEnvironment& environment, long long now) {
  std::string told = one(given, "stamp");
  if (!told.empty()) {
    if (consists_of(told, "0123456789.") && told.front() != '.' && told.find("..") == std::string::npos) return told;
    const auto seconds = hashing::unix_seconds(told);
    if (!seconds) {
      throw UsageError("--stamp: '" + told + "' is neither a number such as 118 or 118.2 nor a moment such as " +
                       "2026-01-31T08:00:00Z");
    }
    return moment_text(*seconds);
  }
  if (const auto run = environment("GITHUB_RUN_NUMBER"); run && consists_of(*run, "0123456789")) {
    const std::string attempt = environment("GITHUB_RUN_ATTEMPT").value_or("1");
    return *run + (consists_of(attempt, "0123456789") ? "." + attempt : "");
  }
  if (const auto pipeline = environment("CI_PIPELINE_IID"); pipeline && consists_of(*pipeline, "0123456789")) {
    return *pipeline;
  }
  return moment_text(now);
}

report::CommentMark mark_of(const Given& given, const GetEnvironment& environment, long long now) {
  report::CommentMark mark;
  mark.key = one(given, "key", mark.key);
  if (!consists_of(mark.key, kWordCharacters) || mark.key.size() > 64 || mark.key.find("--") != std::string::npos) {
    throw UsageError("--key: '" + mark.key + "' is not a word of letters, digits, dots, dashes and underscores");
  }
  mark.head = one(given, "head");
  if (!mark.head.empty() && (!consists_of(mark.head, "0123456789abcdef") || mark.head.size() > 64)) {
    throw UsageError("--head: '" + mark.head + "' is not the id of a commit");
  }
  mark.at = stamp_of(given, environment, now);
  return mark;
}

std::string milliseconds(const std::string& seconds) {
  constexpr double kMost = 3600;
  char* end = nullptr;
  const double value = std::strtod(seconds.c_str(), &end);
  if (seconds.empty() || *end != '\0' || !(value >= 0 && value <= kMost)) {
    throw UsageError("--retry-wait: '" + seconds + "' is not a number of seconds from 0 to 3600");
  }
  return std::to_string(std::lround(value * 1000));
}

}  // namespace

std::span<const Flag> comment_flags() { return kCommentFlags; }

CommentOptions parse_comment_options(const std::vector<std::string>& arguments, const GetEnvironment& environment,
                                     long long now) {
  Operands operands;
  const Given given = parse_arguments(arguments, operands, comment_flags());
  CommentOptions options;
  if (given.contains("help")) {
    options.action = Action::help;
    return options;
  }
  const std::vector<std::string> files = operands.all();
  if (files.size() > 1) throw UsageError("comment takes one report; '" + files[1] + "' is a second");
  if (!files.empty()) options.report = files.front();
  check_target(given);
  options.mark = mark_of(given, environment, now);
  options.when = chosen(given, "when") == "always" ? CommentWhen::always : CommentWhen::findings;
  if (given.contains("max-bytes")) {
    constexpr std::int64_t kLeast = 1000;
    const std::int64_t most = count_of("max-bytes", one(given, "max-bytes"));
    if (most < kLeast) throw UsageError("--max-bytes: a comment needs at least 1000");
    options.most_bytes = static_cast<std::size_t>(most);
  }
  for (const char* name : {"github", "pr", "gitlab", "mr", "author", "api-url"}) {
    if (given.contains(name)) options.passed_on.emplace_back(name, one(given, name));
  }
  for (const char* name : {"retries", "timeout"}) {
    constexpr std::int64_t kMost = 1000;
    if (!given.contains(name)) continue;
    const std::int64_t count = count_of(name, one(given, name));
    if (count > kMost) throw UsageError("--" + std::string(name) + ": '" + one(given, name) + "' is more than 1000");
    options.passed_on.emplace_back(name, std::to_string(count));
  }
  options.passed_on.emplace_back("behavior", chosen(given, "behavior"));
  options.passed_on.emplace_back("retry-wait", milliseconds(one(given, "retry-wait", "1")));
  if (given.contains("dry-run")) options.passed_on.emplace_back("dry-run", "");
  return options;
}

}  // namespace gprov::cli
