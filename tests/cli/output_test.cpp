// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/cli/write_file.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// Where a report goes: whole, or not at all.

namespace {

using gprov::tests::read_file;
using gprov::tests::Run;
using gprov::tests::Scratch;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";

Run run(const std::vector<std::string>& arguments) { return gprov::tests::run(kExample, arguments); }

int shell(const std::string& command) { return gprov::tests::shell(kExample, "exec 2>/dev/null; " + command); }

std::size_t files_in(const Scratch& scratch) {
  const std::filesystem::directory_iterator begin(scratch.path);
  return static_cast<std::size_t>(std::distance(begin, std::filesystem::directory_iterator()));
}

volatile std::sig_atomic_t interruption = 0;

BOOST_AUTO_TEST_SUITE(output)

BOOST_AUTO_TEST_CASE(a_report_is_never_half_written) {
  const Scratch scratch;
  const std::string path = scratch.file("report.json", "the one before\n");
  const std::string limited =
      "bash -c 'trap \"\" XFSZ; ulimit -f 0; exec \"" GPROV_BINARY "\" old.yaml new.yaml -o json=";
  BOOST_TEST(shell(limited + path + "'") == 5);
  BOOST_TEST(read_file(path) == "the one before\n");
  BOOST_TEST(!std::filesystem::exists(path + ".part"));
  BOOST_TEST(run({"old.yaml", "new.yaml", "-o", "json=" + path}).exit_code == 1);
  BOOST_TEST(nlohmann::json::parse(read_file(path))["result"]["exitCode"] == 1);
  BOOST_TEST(!std::filesystem::exists(path + ".part"));
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_is_nobodys) {
  const Scratch scratch;
  const std::string path = scratch.file("report.json", "the one before\n");
  (void)scratch.file("report.json.part", "{\"half\":");
  std::filesystem::create_symlink("report.json", scratch.path + "/link");
  const std::string limited = "bash -c 'ulimit -f 0; exec \"" GPROV_BINARY "\" old.yaml new.yaml -o json=";
  for (const char* name : {"/report.json", "/link"}) {
    BOOST_TEST(shell(limited + scratch.path + name + "'") == 5);
    BOOST_TEST(read_file(path) == "the one before\n");
  }
  BOOST_TEST(run({"old.yaml", "new.yaml", "-o", "json=" + scratch.path + "/link"}).exit_code == 1);
  BOOST_TEST(nlohmann::json::parse(read_file(path))["result"]["exitCode"] == 1);
  BOOST_TEST(std::filesystem::is_symlink(scratch.path + "/link"));
  BOOST_TEST(read_file(path + ".part") == "{\"half\":");
  BOOST_TEST(files_in(scratch) == 3U);
}

BOOST_AUTO_TEST_CASE(who_interrupts_takes_the_half_with_him) {
  const Scratch scratch;
  const std::string path = scratch.file("report.json", "the one before\n");
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const pid_t child = ::fork();
    if (child == 0) {
      // The signal comes when the second kilobyte is written.
      interruption = signal;
      std::signal(signal, SIG_DFL);
      std::signal(SIGXFSZ, [](int) { ::raise(interruption); });
      const rlimit one_kilobyte{1024, 1024};
      ::setrlimit(RLIMIT_FSIZE, &one_kilobyte);
      std::ostringstream err;
      (void)gprov::cli::write_file(path, std::string(4096, 'x'), err);
      ::_exit(0);
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(WIFSIGNALED(status));
    BOOST_TEST(WTERMSIG(status) == signal);
    BOOST_TEST(read_file(path) == "the one before\n");
    BOOST_TEST(files_in(scratch) == 1U);
  }
}

BOOST_AUTO_TEST_CASE(code_141_closed_pipe) {
  BOOST_TEST(
      shell("bash -c '(sleep 0.2; exec \"" GPROV_BINARY "\" old.yaml new.yaml) | true; exit ${PIPESTATUS[0]}'") == 141);
}

BOOST_AUTO_TEST_CASE(code_141_closed_pipe_amid_a_long_text) {
  for (const char* command : {"rules", "old.yaml new.yaml --explain-hash -v -o text -o json -o html -o yaml"}) {
    const std::string piped = std::string("\"" GPROV_BINARY "\" ") + command + " | head -n 1 > /dev/null; ";
    BOOST_TEST(shell("bash -c '" + piped + "exit ${PIPESTATUS[0]}'") == 141, command);
  }
}

BOOST_AUTO_TEST_CASE(outputs_can_be_several) {
  const Scratch scratch;
  const std::string path = scratch.path + "/report.json";
  const Run both = run({"old.yaml", "new.yaml", "-o", "text", "-o", "json=" + path});
  BOOST_TEST(both.exit_code == 1);
  BOOST_TEST(both.out.find("ROLLS") != std::string::npos);
  BOOST_TEST(nlohmann::json::parse(read_file(path))["result"]["exitCode"] == 1);
}

BOOST_AUTO_TEST_CASE(an_output_takes_the_place_of_nothing_that_was_asked_for) {
  const Scratch scratch;
  const std::string before = scratch.file("before.yaml", read_file(kExample + "/old.yaml"));
  const std::string report = scratch.path + "/report.json";
  const Run slip = run({"old.yaml", before, "-o", "yaml=" + scratch.path + "/./before.yaml"});
  BOOST_TEST(slip.exit_code == 2);
  BOOST_TEST(slip.err.find("before.yaml' is an input, and would be overwritten") != std::string::npos, slip.err);
  BOOST_TEST(run({"old.yaml", "new.yaml", "--with", before, "-o", "yaml=" + before}).exit_code == 2);
  BOOST_TEST(read_file(before) == read_file(kExample + "/old.yaml"));
  const Run twice = run({"old.yaml", "new.yaml", "-o", "json=" + report, "-o", "html=" + report});
  BOOST_TEST(twice.exit_code == 2);
  BOOST_TEST(twice.err.find("is named twice") != std::string::npos, twice.err);
  BOOST_TEST(files_in(scratch) == 1U);
  BOOST_TEST(run({"old.yaml", "new.yaml", "-o", "json=" + report}).exit_code == 1);
  BOOST_TEST(run({"render", report, "-o", "markdown=" + report}).exit_code == 2);
  BOOST_TEST(run({"old.yaml", "new.yaml", "-o", "json=/dev/null", "-o", "html=/dev/null"}).exit_code == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
