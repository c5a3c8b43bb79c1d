// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

#include "analyzer/cli/comment/http.hpp"

namespace gprov::comment {

/// A comment that could not be posted: a sentence for people.
struct PostError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Patience {
  unsigned retries = 4;                   ///< beyond the first attempt
  std::chrono::milliseconds first{1000};  ///< wait before the first of them; then twice as long each time
  long seconds = 30;                      ///< for one exchange
};

/// Waits before attempt `attempt` (from 1).
void wait_before(unsigned attempt, const Patience& patience);

/// Whether doing the same twice leaves another state than doing it once.
enum class Effect : std::uint8_t { same, twice };

/// Sends until an answer comes that another attempt would not change. Tried again: answers of a broken server (5xx),
/// of a server that asks to wait (429, and GitHub's 403 for rate limits; as long as it says, if that is bearable),
/// none or half an answer. What has an effect each time is tried again only where the server says that it did not do
/// it; the caller has to look otherwise. Returns the last answer, whatever it is.
[[nodiscard]] Response send(const Request& request, Effect effect, const Patience& patience);

/// Why the answer is none that helps, with the server's own words: a sentence. `what` begins it.
[[nodiscard]] std::string complaint(const std::string& what, const Response& response);

}  // namespace gprov::comment
