// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/comment/patience.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <thread>

namespace gprov::comment {
namespace {

using Json = nlohmann::json;
using std::chrono::milliseconds;

/// Nobody watches a pipeline that waits longer.
constexpr long long kMostSeconds = 120;

std::optional<long long> number(const Response& response, const char* header) {
  const auto at = response.headers.find(header);
  if (at == response.headers.end()) return std::nullopt;
  long long value = 0;
  const std::string& text = at->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

bool is_rate_limit(const Response& response) {
  if (response.status == 429) return true;
  return response.status == 403 &&
         (response.headers.contains("retry-after") || number(response, "x-ratelimit-remaining") == 0 ||
          response.body.find("rate limit") != std::string::npos);
}

/// Seconds that the server asks to wait.
std::optional<long long> asked(const Response& response) {
  if (const auto after = number(response, "retry-after")) return std::max(0LL, *after);
  if (number(response, "x-ratelimit-remaining") != 0) return std::nullopt;
  const auto reset = number(response, "x-ratelimit-reset");
  return reset ? std::optional(std::max(0LL, *reset - static_cast<long long>(std::time(nullptr)))) : std::nullopt;
}

bool is_half(const Response& response) {
  return !response.failure.empty() || (response.ok() && response.status != 204 && !Json::accept(response.body));
}

bool is_worth_another(const Response& response, Effect effect) {
  if (is_rate_limit(response)) return true;
  if (effect == Effect::twice) return false;
  return is_half(response) || response.status >= 500;
}

/// The server's own words, harmless for a terminal.
std::string words_of(const Response& response) {
  const Json json = Json::parse(response.body, nullptr, false);
  std::string text;
  if (json.is_object()) {
    for (const char* name : {"message", "error_description", "error"}) {
      if (text.empty() && json.contains(name)) {
        text = json[name].is_string() ? json[name].get<std::string>() : json[name].dump();
      }
    }
    if (json.contains("errors") && !json["errors"].empty()) text += (text.empty() ? "" : " ") + json["errors"].dump();
  }
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text.substr(0, 300);
}

std::string advice(const Response& response) {
  switch (response.status) {
    case 301:
    case 302:
    case 307:
    case 308:
      return "; the repository has moved: give its new name";
    case 401:
      return "; the token is wrong or has expired";
    case 403:
      return is_rate_limit(response)
                 ? "; too many requests: try again later"
                 : "; the token may not do that: it needs to write pull requests (permissions: pull-requests: write), "
                   "which it never may in a workflow that a pull request from a fork has started";
    case 404:
      return "; there is no such repository or pull request, or the token may not see it";
    case 429:
      return "; too many requests: try again later";
    case 422:
      return "; if the comment is too long, give a smaller --max-bytes";
    default:
      return "";
  }
}

}  // namespace

void wait_before(unsigned attempt, const Patience& patience) {
  const auto wait = patience.first * (1U << std::min(attempt - 1, 6U));
  // Jobs that failed together shall not come back together.
  static std::minstd_rand random(std::random_device{}());
  const auto most = static_cast<unsigned>(wait.count() / 4);
  std::this_thread::sleep_for(wait + milliseconds(most == 0 ? 0 : random() % most));
}

Response send(const Request& request, Effect effect, const Patience& patience) {
  for (unsigned attempt = 1;; ++attempt) {
    Response response = exchange(request, patience.seconds);
    if (!is_worth_another(response, effect) || attempt > patience.retries) return response;
    const auto wait = asked(response);
    if (wait && *wait > kMostSeconds) return response;
    if (wait && *wait > 0) {
      std::this_thread::sleep_for(std::chrono::seconds(*wait));
    } else {
      wait_before(attempt, patience);
    }
  }
}

std::string complaint(const std::string& what, const Response& response) {
  if (!response.failure.empty()) return what + ": " + response.failure;
  const std::string words = words_of(response);
  if (response.ok()) return what + ": the answer cannot be read" + (words.empty() ? "" : ": " + words);
  return what + ": " + std::to_string(response.status) + (words.empty() ? "" : " " + words) + advice(response);
}

}  // namespace gprov::comment
