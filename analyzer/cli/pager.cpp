// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/pager.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "analyzer/report/layout.hpp"

namespace gprov::cli {

namespace {

bool is_installed(const std::string& program, const GetEnvironment& environment) {
  const std::string path = environment("PATH").value_or("");
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    if (::access((path.substr(at, end - at) + "/" + program).c_str(), X_OK) == 0) return true;
    at = end + 1;
  }
  return false;
}

/// A command for the shell, as everybody reads PAGER; "" if there is none.
std::string pager(const GetEnvironment& environment) {
  if (const auto told = environment("PAGER")) return *told;
  return is_installed("less", environment) ? "less" : "";
}

/// Whether the pager took the text.
bool page(const std::string& command, const std::string& text) {
  // Like git: keep colours, end at once if it fits after all, leave the text on the screen.
  ::setenv("LESS", "FRX", 0);
  ::setenv("LV", "-c", 0);
  FILE* pipe = ::popen(command.c_str(), "w");
  if (pipe == nullptr) return false;
  // Ctrl-C is for the pager as long as it has the terminal.
  const auto before = std::signal(SIGINT, SIG_IGN);
  std::fwrite(text.data(), 1, text.size(), pipe);
  const int status = ::pclose(pipe);
  std::signal(SIGINT, before);
  constexpr int kNotFound = 127, kNotExecutable = 126;
  const int code = status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  return code != kNotFound && code != kNotExecutable;
}

}  // namespace

bool is_too_long(const std::string& text, const Destination& destination) {
  if (!destination.is_terminal || !destination.columns || !destination.rows) return false;
  std::size_t rows = 1;  // the prompt that follows
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::size_t width = report::columns(std::string_view(text).substr(at, end - at));
    rows += std::max<std::size_t>(1, (width + *destination.columns - 1) / *destination.columns);
    at = end + 1;
  }
  return rows > *destination.rows;
}

void show(const std::string& text, Paging paging, const GetEnvironment& environment, std::ostream& out) {
  // A pipeline may give its jobs a terminal, and has nobody who would leave the pager.
  const bool is_paged = &out == &std::cout && paging == Paging::automatic && !environment("CI") &&
                        environment("TERM").value_or("dumb") != "dumb" && is_too_long(text, standard_output());
  if (is_paged) {
    out.flush();
    if (const std::string command = pager(environment); !command.empty() && page(command, text)) return;
  }
  out << text;
}

}  // namespace gprov::cli
