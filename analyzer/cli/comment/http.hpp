// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <string>
#include <vector>

namespace gprov::comment {

struct Request {
  std::string method, url;
  std::vector<std::string> headers;
  std::string body;
};

struct Response {
  long status = 0;
  std::map<std::string, std::string> headers;  ///< names in small letters
  std::string body;
  std::string failure;  ///< why there is no whole answer; "" if there is one
  [[nodiscard]] bool ok() const { return failure.empty() && status >= 200 && status < 300; }
};

/// One exchange with a server, of at most `seconds` in all. Redirections are not followed: what holds a token goes
/// where it was sent.
[[nodiscard]] Response exchange(const Request& request, long seconds);

}  // namespace gprov::comment
