// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/progress.hpp"

#include <unistd.h>

#include <chrono>
#include <iostream>
#include <system_error>
#include <utility>

namespace gprov::cli {

namespace {

constexpr const char* kWipe = "\r\x1b[K";

}  // namespace

Progress::Progress(std::string what, const Options& options, const GetEnvironment& environment, const Streams& streams)
    : what_(std::move(what)) {
  const bool is_watched = &streams.err == &std::cerr && ::isatty(STDERR_FILENO) != 0 && !options.quiet &&
                          environment("TERM").value_or("dumb") != "dumb";
  if (!is_watched) return;
  try {
    teller_ = std::thread([this] { tell(); });
  } catch (const std::system_error&) {
    // Where no more threads may be, nobody tells.
  }
}

Progress::~Progress() {
  if (!teller_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_over_ = true;
  }
  over_.notify_one();
  teller_.join();
}

void Progress::tell() {
  std::unique_lock lock(mutex_);
  int seconds = 0;
  while (!over_.wait_for(lock, std::chrono::seconds(1), [this] { return is_over_; })) {
    ++seconds;
    std::cerr << kWipe << "gprov-impact: " << what_ << ", " << seconds << " s" << std::flush;
  }
  if (seconds > 0) std::cerr << kWipe << std::flush;
}

}  // namespace gprov::cli
