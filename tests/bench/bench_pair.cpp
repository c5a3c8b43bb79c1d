// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// Times whole processes, in turn: the tool on a pair of files, and diff -u on the same files.
//   bench_pair TOOL OLD NEW [RUNS]

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace {

struct Contestant {
  std::string name;
  std::vector<std::string> arguments;
  std::vector<int> accepted;  ///< exit codes of a run that counts
  std::vector<double> milliseconds;
};

double now_in_milliseconds() {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

double time_once(const Contestant& contestant) {
  std::vector<std::string> copies = contestant.arguments;
  std::vector<char*> arguments;
  for (std::string& argument : copies) arguments.push_back(argument.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const double begin = now_in_milliseconds();
  const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  if (error != 0) throw std::runtime_error(contestant.name + " cannot be started");
  int status = 0;
  waitpid(child, &status, 0);
  const double end = now_in_milliseconds();
  posix_spawn_file_actions_destroy(&actions);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  const auto& accepted = contestant.accepted;
  if (std::find(accepted.begin(), accepted.end(), code) == accepted.end()) {
    throw std::runtime_error(contestant.name + " ended with " + std::to_string(code));
  }
  return end - begin;
}

struct Times {
  double least, median;
};

Times print(Contestant& contestant) {
  std::sort(contestant.milliseconds.begin(), contestant.milliseconds.end());
  const Times times{contestant.milliseconds.front(), contestant.milliseconds[contestant.milliseconds.size() / 2]};
  std::printf("%-14s minimum %7.2f ms   median %7.2f ms   (%zu runs)\n", contestant.name.c_str(), times.least,
              times.median, contestant.milliseconds.size());
  return times;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_pair TOOL OLD NEW [RUNS]\n", stderr);
    return 2;
  }
  try {
    const std::string tool = argv[1], before = argv[2], after = argv[3];
    const int runs = argc > 4 ? std::max(1, std::atoi(argv[4])) : 41;
    std::array contestants{Contestant{"gprov-impact", {tool, before, after}, {0, 1}, {}},
                           Contestant{"diff -u", {"diff", "-u", before, after}, {0, 1}, {}}};
    for (Contestant& contestant : contestants) (void)time_once(contestant);  // files and libraries into the cache
    for (int i = 0; i < runs; ++i) {
      for (Contestant& contestant : contestants) contestant.milliseconds.push_back(time_once(contestant));
    }
    const Times own = print(contestants[0]);
    const Times other = print(contestants[1]);
    std::printf("ratio          minimum %7.2f      median %7.2f      (target: at most 3)\n", own.least / other.least,
                own.median / other.median);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
  }
  return 0;
}
