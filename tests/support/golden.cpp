// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/golden.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "analyzer/cli/run.hpp"

namespace gprov::tests {
namespace {

/// Tests read fixtures by short names, as a user would: the directory is the process's for the time of a run.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const std::string& path) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(path);
  }
  ~WorkingDirectory() { std::filesystem::current_path(before_); }
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;

 private:
  std::filesystem::path before_;
};

std::string first_difference(const std::string& expected, const std::string& actual) {
  std::istringstream wanted(expected), got(actual);
  std::string wanted_line, got_line;
  for (int number = 1;; ++number) {
    const bool more_wanted = static_cast<bool>(std::getline(wanted, wanted_line));
    const bool more_got = static_cast<bool>(std::getline(got, got_line));
    if (!more_wanted && !more_got) return "only the last line end differs";
    if (more_wanted != more_got || wanted_line != got_line) {
      return "line " + std::to_string(number) + "\n  expected: " + (more_wanted ? wanted_line : "(end)") +
             "\n  actual:   " + (more_got ? got_line : "(end)");
    }
  }
}

}  // namespace

Run run(const std::string& directory, const std::vector<std::string>& arguments) {
  const WorkingDirectory there(directory);
  std::vector<const char*> argv = {"gprov-impact"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::istringstream in;
  std::ostringstream out, err;
  Run result;
  result.exit_code = cli::run(static_cast<int>(argv.size()), argv.data(), in, out, err);
  result.out = out.str();
  result.err = err.str();
  return result;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void check_golden(const std::string& path, const std::string& actual) {
  if (std::getenv("GPROV_UPDATE_GOLDEN") != nullptr && std::getenv("CI") == nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  if (!std::filesystem::exists(path)) {
    BOOST_ERROR(path << " does not exist; GPROV_UPDATE_GOLDEN=1 writes it");
    return;
  }
  const std::string expected = read_file(path);
  BOOST_TEST((expected == actual),
             path << " differs at " << first_difference(expected, actual) << "\nGPROV_UPDATE_GOLDEN=1 rewrites it");
}

}  // namespace gprov::tests
