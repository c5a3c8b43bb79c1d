// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/rules/rule.hpp"
#include "tests/support/golden.hpp"

// What a person can ask about rules, and what a slip of the pen gets told.

namespace {

using namespace gprov;
using tests::Run;

const std::string kExample = std::string(GPROV_SOURCE_DIR) + "/fixtures/example";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

BOOST_AUTO_TEST_SUITE(learning)

BOOST_AUTO_TEST_CASE(explain_tells_a_rule_or_suggests_one) {
  const Run told = tests::run(kExample, {"explain", "core/machine-type", "azure/identity"});
  const rules::Rule& row = *rules::find("core/machine-type");
  BOOST_TEST(told.exit_code == 0);
  for (const std::string_view part :
       {row.id, row.title, row.why, row.remedy, row.source, std::string_view("azure/identity")}) {
    BOOST_TEST(has(told.out, std::string(part)), part);
  }
  BOOST_TEST(tests::run(kExample, {"explain", "--all"}).out == tests::run(kExample, {"rules"}).out);
  const Run slip = tests::run(kExample, {"explain", "core/machine-typ"});
  BOOST_TEST(slip.exit_code == 2);
  BOOST_TEST(has(slip.err, "there is no rule 'core/machine-typ'; did you mean 'core/machine-type'?"));
  BOOST_TEST(has(tests::run(kExample, {"explain", "qqqqqqqqqqqqqqqq"}).err, "see gprov-impact rules"));
  BOOST_TEST(tests::run(kExample, {"explain"}).exit_code == 2);
}

BOOST_AUTO_TEST_CASE(rules_are_data_in_every_format) {
  const auto json = nlohmann::json::parse(tests::run(kExample, {"rules", "-o", "json"}).out);
  BOOST_TEST_REQUIRE(json.size() == rules::all().size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    const rules::Rule& row = rules::all()[i];
    BOOST_TEST(json[i]["id"] == row.id);
    BOOST_TEST(json[i]["title"] == row.title);
    BOOST_TEST(json[i]["why"] == row.why);
    BOOST_TEST(json[i]["remedy"] == row.remedy);
    BOOST_TEST(json[i]["source"] == row.source);
  }
  std::istringstream table(tests::run(kExample, {"rules", "-o", "md"}).out);
  std::size_t rows = 0;
  for (std::string line; std::getline(table, line); ++rows) {
    std::size_t bars = 0;
    for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1U : 0U;
    BOOST_TEST(bars == 6U, line);
  }
  BOOST_TEST(rows == rules::all().size() + 2);
  BOOST_TEST(tests::run(kExample, {"rules", "-o", "pdf"}).exit_code == 2);
}

BOOST_AUTO_TEST_CASE(names_that_are_nowhere_are_told) {
  const auto errors = [](const std::vector<std::string>& more) {
    std::vector<std::string> all = {"old.yaml", "new.yaml"};
    all.insert(all.end(), more.begin(), more.end());
    const Run run = tests::run(kExample, all);
    BOOST_TEST(run.exit_code == 1);
    return run.err;
  };
  BOOST_TEST(
      has(errors({"--only", "cpu-workr"}), "there is no rule, pool or Shoot 'cpu-workr'; did you mean 'cpu-worker'?"));
  BOOST_TEST(has(errors({"--skip", "core/machine-imag"}), "did you mean 'core/machine-image'?"));
  BOOST_TEST(has(errors({"--gardener-version", "1.144", "--hash-version", "mem-workr=2"}),
                 "there is no pool 'mem-workr'; did you mean 'mem-worker'?"));
  for (const char* right : {"cpu-worker", "garden-dev/crazy-botany", "core/cri", "cpu-*", "[cm]*"}) {
    BOOST_TEST(errors({"--only", right}) == "", right);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
