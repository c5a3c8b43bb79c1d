// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include "analyzer/cli/comment/post.hpp"

// gprov-impact-comment: the part of `gprov-impact comment` that needs the network, a program of its own so that nothing
// else has to load libcurl. Started by gprov-impact, which has looked at the options: --NAME=VALUE each, the text on
// standard input. The exit codes are those of the whole program.

namespace {

using namespace gprov::comment;
using Arguments = std::map<std::string, std::string, std::less<>>;

constexpr int kUsage = 2, kNotPosted = 5;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string first_of(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    if (std::string value = environment(name); !value.empty()) return value;
  }
  return "";
}

long number(const Arguments& arguments, const std::string& name, long otherwise) {
  const auto at = arguments.find(name);
  if (at == arguments.end()) return otherwise;
  std::from_chars(at->second.data(), at->second.data() + at->second.size(), otherwise);
  return otherwise;
}

std::string get(const Arguments& arguments, std::string_view name) {
  const auto at = arguments.find(name);
  return at == arguments.end() ? "" : at->second;
}

/// A line end in a header would be the beginning of another.
std::string clean_token(std::string token) {
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
  for (const char c : token) {
    if (static_cast<unsigned char>(c) <= ' ')
      throw PostError("the token holds blanks or line ends; it cannot be right");
  }
  return token;
}

/// Tokens do not travel in the open, except within this machine.
void refuse_open(const std::string& url) {
  if (url.starts_with("https://")) return;
  for (const std::string_view host : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    const bool ends =
        url.size() == host.size() || (url.size() > host.size() && (url[host.size()] == ':' || url[host.size()] == '/'));
    if (url.starts_with(host) && ends) return;
  }
  throw PostError("'" + url + "' is no https address; a token is not sent there");
}

Target target_of(const Arguments& arguments) {
  Target target;
  const bool is_github = arguments.contains("github");
  target.project = get(arguments, is_github ? "github" : "gitlab");
  target.number = get(arguments, is_github ? "pr" : "mr");
  target.author = get(arguments, "author");
  target.base = get(arguments, "api-url");
  if (target.base.empty()) target.base = environment(is_github ? "GITHUB_API_URL" : "CI_API_V4_URL");
  if (target.base.empty()) target.base = is_github ? "https://api.github.com" : "https://gitlab.com/api/v4";
  while (target.base.ends_with('/')) target.base.pop_back();
  target.token = is_github ? first_of({"GITHUB_TOKEN", "GH_TOKEN"}) : environment("GITLAB_TOKEN");
  if (!is_github && target.token.empty()) {
    target.token = environment("CI_JOB_TOKEN");
    target.is_job_token = true;
  }
  target.token = clean_token(target.token);
  if (!get(arguments, "api-url").empty() || environment("GITHUB_GRAPHQL_URL").empty()) {
    // https://api.github.com/graphql, https://HOST/api/graphql
    constexpr std::string_view kVersion = "/v3";
    target.graphql =
        target.base.ends_with(kVersion) ? target.base.substr(0, target.base.size() - kVersion.size()) : target.base;
    target.graphql += "/graphql";
  } else {
    target.graphql = environment("GITHUB_GRAPHQL_URL");
  }
  refuse_open(target.base);
  if (is_github) refuse_open(target.graphql);
  target.patience.retries = static_cast<unsigned>(number(arguments, "retries", 4));
  target.patience.first = std::chrono::milliseconds(number(arguments, "retry-wait", 1000));
  target.patience.seconds = number(arguments, "timeout", 30);
  return target;
}

Plan plan_of(const Arguments& arguments, std::string body) {
  Plan plan;
  const std::string behavior = get(arguments, "behavior");
  if (behavior == "new") plan.behavior = Behavior::add;
  if (behavior == "hide-and-new") plan.behavior = Behavior::hide_and_add;
  if (behavior == "delete-and-new") plan.behavior = Behavior::delete_and_add;
  if (get(arguments, "if-none") == "nothing") plan.if_none = IfNone::nothing;
  if (arguments.contains("dry-run")) plan.mode = Mode::dry_run;
  plan.body = std::move(body);
  return plan;
}

/// A token may come back in what a server says; it is not told on.
std::string without(std::string text, const std::string& secret) {
  if (secret.empty()) return text;
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at)) {
    text.replace(at, secret.size(), "***");
  }
  return text;
}

int run(const Arguments& arguments, std::string body) {
  std::string token;
  try {
    const Target target = target_of(arguments);
    token = target.token;
    const Plan plan = plan_of(arguments, std::move(body));
    if (plan.mode == Mode::dry_run) std::cout << plan.body;
    if (target.token.empty()) {
      if (plan.mode == Mode::dry_run) {
        std::cerr << "without a token nobody can tell whether the comment would be created or updated\n";
        return 0;
      }
      throw PostError(arguments.contains("github") ? "a token is needed, in GITHUB_TOKEN or GH_TOKEN"
                                                   : "a token is needed, in GITLAB_TOKEN");
    }
    const auto forge = arguments.contains("github") ? make_github(target) : make_gitlab(target);
    const std::string done = post(*forge, plan, target.patience);
    (plan.mode == Mode::dry_run ? std::cerr : std::cout) << without(done, token) << "\n";
    return 0;
  } catch (const PostError& error) {
    std::cerr << "error: " << without(error.what(), token) << "\n";
  } catch (const std::exception& error) {
    std::cerr << "error: the server's answer is not what its documentation says: " << without(error.what(), token)
              << "\n";
  }
  return kNotPosted;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view text = argv[i];
    const std::size_t equals = text.find('=');
    if (text.starts_with("--") && equals != std::string_view::npos) {
      arguments[std::string(text.substr(2, equals - 2))] = text.substr(equals + 1);
    }
  }
  if (!arguments.contains("github") && !arguments.contains("gitlab")) {
    std::cerr << "this program is started by gprov-impact comment; see gprov-impact(1)\n";
    return kUsage;
  }
  return run(arguments, std::string(std::istreambuf_iterator<char>(std::cin), {}));
}
