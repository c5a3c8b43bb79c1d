// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
