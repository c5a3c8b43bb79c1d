// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/bench/process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <ctime>
#include <stdexcept>

extern char** environ;

namespace gprov::bench {
namespace {

double now() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) / 1e9;
}

double seconds(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }

std::vector<double> sorted(const std::vector<Cost>& costs, double Cost::*what) {
  std::vector<double> values;
  for (const Cost& cost : costs) values.push_back(cost.*what);
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace

Cost run_once(const Contestant& contestant) {
  std::vector<std::string> copies = contestant.arguments;
  std::vector<char*> arguments;
  for (std::string& argument : copies) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const double begin = now();
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::runtime_error(contestant.name + " cannot be started");
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const double end = now();
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  if (std::find(contestant.accepted.begin(), contestant.accepted.end(), code) == contestant.accepted.end()) {
    throw std::runtime_error(contestant.name + " ended with " + std::to_string(code));
  }
  return {end - begin, seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) * 1024};
}

void race(std::vector<Contestant>& contestants, int runs) {
  for (Contestant& contestant : contestants) (void)run_once(contestant);
  for (int i = 0; i < runs; ++i) {
    for (Contestant& contestant : contestants) contestant.costs.push_back(run_once(contestant));
  }
}

double least(const std::vector<Cost>& costs, double Cost::*what) { return sorted(costs, what).front(); }

double median(const std::vector<Cost>& costs, double Cost::*what) { return sorted(costs, what)[costs.size() / 2]; }

}  // namespace gprov::bench
