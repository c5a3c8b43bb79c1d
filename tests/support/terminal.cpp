// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/terminal.hpp"

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

namespace gprov::tests {

Screen at_terminal(const std::string& folder, const std::string& command, Size size,
                   const std::function<std::string(const std::string& text)>& watch) {
  const std::string script = "cd '" + folder +
                             "' || exit 99\nunset CI NO_COLOR FORCE_COLOR CLICOLOR_FORCE PAGER LESS LV\n"
                             "export TERM=xterm LC_ALL=C.UTF-8\n" +
                             command;
  winsize window{};
  window.ws_row = size.rows;
  window.ws_col = size.columns;
  int terminal = -1;
  const pid_t child = ::forkpty(&terminal, nullptr, nullptr, &window);
  if (child < 0) throw std::runtime_error("no terminal");
  if (child == 0) {
    ::execl("/bin/sh", "sh", "-c", script.c_str(), nullptr);
    ::_exit(127);
  }
  Screen screen;
  std::array<char, 4096> block{};
  // At the end of the command the terminal has an error, not an end.
  for (ssize_t got = 0; (got = ::read(terminal, block.data(), block.size())) > 0 || errno == EINTR;) {
    if (got > 0) screen.text.append(block.data(), static_cast<std::size_t>(got));
    for (std::size_t at = 0; (at = screen.text.find("\r\n", at)) != std::string::npos;) screen.text.erase(at, 1);
    const std::string typed = watch && got > 0 ? watch(screen.text) : "";
    if (!typed.empty() && ::write(terminal, typed.data(), typed.size()) < 0) break;
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(terminal);
  screen.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return screen;
}

}  // namespace gprov::tests
