// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "analyzer/cli/commands.hpp"

namespace gprov::cli {

/// While it lives, a person at the terminal is told what takes so long: on standard error, after the first second, and
/// each second anew on the same line, which is wiped at the end. Where standard error is no terminal, or a dumb one,
/// nothing happens at all.
class Progress {
 public:
  Progress(std::string what, const Options& options, const GetEnvironment& environment, const Streams& streams);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  void tell();

  std::string what_;
  std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;
  std::thread teller_;
};

}  // namespace gprov::cli
