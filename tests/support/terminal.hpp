// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <functional>
#include <string>

namespace gprov::tests {

struct Size {
  unsigned short rows = 24, columns = 80;
};

/// What a terminal has shown.
struct Screen {
  int exit_code = 0;  ///< 128 + the signal, if one ended the command
  std::string text;   ///< with all escape sequences; lines end with \n
};

/// Runs a command of sh in `folder`, at a terminal of that size, with TERM=xterm, a UTF-8 locale, and nothing else that
/// would decide on colours or pagers. `watch` gets all that was shown so far, whenever more is, and returns what
/// somebody then types.
[[nodiscard]] Screen at_terminal(const std::string& folder, const std::string& command, Size size = {},
                                 const std::function<std::string(const std::string& text)>& watch = {});

}  // namespace gprov::tests
