// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
//
// Times whole processes on made-up landscapes, in turn with diff -u and with libyaml's bare events on the same files.
//   bench_landscape TOOL PROFILE FOLDER [SHOOTS [RUNS [CASE]]]
//   bench_landscape --events FILE...

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/bench/landscape.hpp"
#include "tests/bench/process.hpp"

using namespace gprov::bench;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + " cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void write_file(const std::string& path, const std::string& text) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << text;
  out.close();
  if (!out) throw std::runtime_error(path + " cannot be written");
}

/// Of a process that this one starts, the kernel counts the memory that this one ever had.
void write_sides(const std::string& folder, const Landscape& before, const Landscape& after) {
  const pid_t child = fork();
  if (child == 0) {
    try {
      write_file(folder + "/old", write(before));
      write_file(folder + "/new", write(after));
    } catch (const std::exception& error) {
      std::fprintf(stderr, "error: %s\n", error.what());
      _exit(1);
    }
    _exit(0);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child || status != 0) {
    throw std::runtime_error("the landscape was not written");
  }
}

/// All events of the files, one core, nothing made of them.
int count_events(int argc, char** argv) {
  std::size_t events = 0;
  for (int i = 2; i < argc; ++i) {
    const std::string text = read_file(argv[i]);
    yaml_parser_t parser;
    if (yaml_parser_initialize(&parser) == 0) return 1;
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    for (bool done = false; !done; ++events) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser, &event) == 0) return 1;
      done = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
  }
  std::printf("%zu events\n", events);
  return 0;
}

struct Case {
  std::string name;
  Landscape before, after;
  std::string (*edit_profile)(std::string) = nullptr;
  std::string format = "text";
};

std::vector<Case> cases(std::uint32_t shoots) {
  const Landscape rest{.shoots = shoots};
  const auto with = [&](std::uint32_t percent, Heartbeats beats, Layout layout, Notation notation) {
    Landscape one = rest;
    one.changed_percent = percent;
    one.heartbeats = beats;
    one.layout = layout;
    one.notation = notation;
    return one;
  };
  const auto both = [&](const std::string& name, std::uint32_t percent, Heartbeats beats = Heartbeats::rest,
                        Layout layout = Layout::documents, Notation notation = Notation::yaml) {
    return Case{name, with(0, Heartbeats::rest, layout, notation), with(percent, beats, layout, notation)};
  };
  using enum Layout;
  std::vector<Case> all = {
      both("0 %", 0),
      both("1 %", 1),
      both("1 %, List", 1, Heartbeats::rest, list),
      both("1 %, heartbeats", 1, Heartbeats::move),
      both("100 %", 100),
      both("profile edit", 0),
      both("profile edit, refused", 0),
      both("1 %, JSON", 1, Heartbeats::rest, list, Notation::json_compact),
      both("1 %, JSON indented", 1, Heartbeats::rest, documents, Notation::json_indented),
  };
  all.push_back(both("100 %, jsonl", 100));
  all.back().format = "jsonl";
  all[5].edit_profile = with_new_image;
  all[6].edit_profile = with_unmapped_image;
  return all;
}

void bench(const Case& one, const std::string& tool, const std::string& self, const std::string& profile,
           const std::string& folder, int runs) {
  const std::string before = folder + "/old", after = folder + "/new", profiles = folder + "/profile";
  write_sides(folder, one.before, one.after);
  const std::string text = read_file(profile);
  write_file(profiles + "-old.yaml", text);
  write_file(profiles + "-new.yaml", one.edit_profile != nullptr ? one.edit_profile(text) : text);
  struct stat status {};
  double bytes = 0;
  for (const std::string& file : {before, after}) {
    if (stat(file.c_str(), &status) == 0) bytes += static_cast<double>(status.st_size);
  }
  std::vector<Contestant> contestants{{"gprov-impact",
                                       {tool, before, after, "--with-old", profiles + "-old.yaml", "--with-new",
                                        profiles + "-new.yaml", "-o", one.format},
                                       {0, 1, 4}},
                                      {"diff -u", {"diff", "-u", before, after}, {0, 1}}};
  if (one.before.notation == Notation::yaml) contestants.push_back({"libyaml", {self, "--events", before, after}, {0}});
  race(contestants, runs);
  std::printf("%-20s %5.1f MB\n", one.name.c_str(), bytes / 1e6);
  const Contestant& own = contestants.front();
  for (const Contestant& other : contestants) {
    std::printf("    %-14s wall %8.3f s (median %8.3f)  CPU %8.3f s  peak %7.1f MB = %5.2f x bytes", other.name.c_str(),
                least(other.costs, &Cost::wall), median(other.costs, &Cost::wall), least(other.costs, &Cost::cpu),
                least(other.costs, &Cost::peak) / 1e6, least(other.costs, &Cost::peak) / bytes);
    if (&other != &own) {
      std::printf("   ours: wall %6.2f x, CPU %6.2f x", least(own.costs, &Cost::wall) / least(other.costs, &Cost::wall),
                  least(own.costs, &Cost::cpu) / least(other.costs, &Cost::cpu));
    }
    std::printf("\n");
  }
  std::fflush(stdout);
}

/// How the time grows with the number of Shoots: the slope of a line through logarithms.
void fit_growth(const std::string& tool, const std::string& profile, const std::string& folder, std::uint32_t most) {
  std::vector<std::pair<double, double>> points;
  for (std::uint32_t shoots = 100; shoots <= most; shoots *= 10) {
    const Case one = cases(shoots)[1];
    write_sides(folder, one.before, one.after);
    std::vector<Contestant> own{
        {"gprov-impact", {tool, folder + "/old", folder + "/new", "--with", profile}, {0, 1, 4}}};
    race(own, 3);
    points.emplace_back(std::log(shoots), std::log(least(own.front().costs, &Cost::cpu)));
    std::printf("%7u Shoots: CPU %8.3f s\n", shoots, least(own.front().costs, &Cost::cpu));
  }
  double x = 0, y = 0, xx = 0, xy = 0;
  for (const auto& [a, b] : points) x += a, y += b, xx += a * a, xy += a * b;
  const auto n = static_cast<double>(points.size());
  std::printf("growth: exponent %.3f (target: at most 1.05)\n", (n * xy - x * y) / (n * xx - x * x));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2 && std::string(argv[1]) == "--events") return count_events(argc, argv);
  if (argc < 4) {
    std::fputs("usage: bench_landscape TOOL PROFILE FOLDER [SHOOTS [RUNS [CASE]]]\n", stderr);
    return 2;
  }
  try {
    const auto shoots = static_cast<std::uint32_t>(argc > 4 ? std::max(1, std::atoi(argv[4])) : 10'000);
    const int runs = argc > 5 ? std::max(1, std::atoi(argv[5])) : 5;
    const std::string only = argc > 6 ? argv[6] : "";
    for (const Case& one : cases(shoots)) {
      if (only.empty() || only == one.name) bench(one, argv[1], argv[0], argv[2], argv[3], runs);
    }
    if (only.empty() || only == "growth") fit_growth(argv[1], argv[2], argv[3], 10 * shoots);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
  }
  return 0;
}
