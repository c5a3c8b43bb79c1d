// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"
#include "tests/support/scratch.hpp"

// A folder of fixtures/errors is a test: a bad new.yaml (or none at all) beside a good old.yaml. Standard error is
// pinned word for word, and the exit code is 3 whatever else could be compared.

namespace {

using gprov::tests::check_golden;
using gprov::tests::Run;

const std::string kFolder = std::string(GPROV_SOURCE_DIR) + "/fixtures/errors";

BOOST_AUTO_TEST_SUITE(errors)

BOOST_AUTO_TEST_CASE(every_bad_input_is_told_and_never_passes) {
  std::size_t folders = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    const std::string folder = entry.path().string();
    const std::vector<std::string> arguments = {
        "old.yaml",           "new.yaml", "--with",  "../../scenarios/cloudprofile.yaml",
        "--gardener-version", "1.149.3",  "--today", "2026-08-21"};
    const Run result = gprov::tests::run(folder, arguments);
    BOOST_TEST(result.exit_code == 3, entry.path().filename() << "\n" << result.err << result.out);
    BOOST_TEST(result.err.find("error") != std::string::npos, entry.path().filename());
    check_golden(folder + "/expected.err", result.err);
    ++folders;
  }
  BOOST_TEST(folders >= 29U);
}

/// What a file or its name says must not steer the terminal that shows the error, nor begin a line of its own.
BOOST_AUTO_TEST_CASE(errors_are_inert) {
  const gprov::tests::Scratch scratch;
  const std::string evil = "\x1b[31m\n::error::red";
  (void)scratch.file("old.yaml", gprov::tests::read_file(kFolder + "/../example/old.yaml"));
  (void)scratch.file(evil, "kind: \"\\e[31m\\r\"\napiVersion: \"\\e[31m\"\nmetadata: [\"\\e[31m\"]\n");
  (void)scratch.file("shoot", "kind: Shoot\napiVersion: core.gardener.cloud/v1beta1\nspec: \"\\e[31m\\r\"\n");
  const std::vector<std::vector<std::string>> calls = {{"old.yaml", evil},
                                                       {"old.yaml", "shoot"},
                                                       {"read", evil, "no" + evil},
                                                       {"render", evil},
                                                       {"render", "no" + evil},
                                                       {"merge", evil},
                                                       {"old.yaml", "old.yaml", evil},
                                                       {"config", "check", evil},
                                                       {"explain", evil},
                                                       {"forecast", evil, "--until", "2999-01-01"},
                                                       {"old.yaml", "old.yaml", "-o", evil},
                                                       {"schema", evil},
                                                       {"old.yaml", "old.yaml", "--only", evil},
                                                       {"git-diff-driver", evil}};
  for (const std::vector<std::string>& call : calls) {
    const Run result = gprov::tests::run(scratch.path, call);
    const std::string all = result.err + (call.front() == "read" ? "" : result.out);
    BOOST_TEST(!all.empty());
    BOOST_TEST(all.find('\x1b') == std::string::npos, all);
    BOOST_TEST(all.find('\r') == std::string::npos, all);
    BOOST_TEST(all.find("\n::error") == std::string::npos, all);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
