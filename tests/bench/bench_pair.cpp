// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// Times whole processes, in turn: the tool on a pair of files, and diff -u on the same files.
//   bench_pair TOOL OLD NEW [RUNS]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/process.hpp"

using namespace gprov::bench;

namespace {

void print(const Contestant& one) {
  std::printf("%-14s minimum %7.2f ms   median %7.2f ms   CPU %7.2f ms   (%zu runs)\n", one.name.c_str(),
              1e3 * least(one.costs, &Cost::wall), 1e3 * median(one.costs, &Cost::wall),
              1e3 * least(one.costs, &Cost::cpu), one.costs.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("usage: bench_pair TOOL OLD NEW [RUNS]\n", stderr);
    return 2;
  }
  try {
    const std::string tool = argv[1], before = argv[2], after = argv[3];
    std::vector<Contestant> both{{"gprov-impact", {tool, before, after}, {0, 1}},
                                 {"diff -u", {"diff", "-u", before, after}, {0, 1}}};
    race(both, argc > 4 ? std::max(1, std::atoi(argv[4])) : 41);
    for (const Contestant& one : both) print(one);
    const auto ratio = [&](double (*of)(const std::vector<Cost>&, double Cost::*), double Cost::*what) {
      return of(both[0].costs, what) / of(both[1].costs, what);
    };
    std::printf("ratio          minimum %7.2f      median %7.2f      CPU %7.2f      (target: at most 2)\n",
                ratio(least, &Cost::wall), ratio(median, &Cost::wall), ratio(least, &Cost::cpu));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
  }
  return 0;
}
