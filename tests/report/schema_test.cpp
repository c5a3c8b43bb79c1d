// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "analyzer/report/json_text.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/sample_impact.hpp"

namespace {

using namespace gprov;
using Json = nlohmann::json;

Json schema() {
  const tests::Run run = tests::run(GPROV_SOURCE_DIR, {"schema", "report"});
  BOOST_TEST_REQUIRE(run.exit_code == 0);
  return Json::parse(run.out);
}

void expect_valid(const Json& rules, const Json& document, const std::string& what) {
  const auto errors = tests::schema_errors(rules, document);
  BOOST_TEST(errors.empty(), what << ": " << (errors.empty() ? "" : errors.front()));
}

BOOST_AUTO_TEST_SUITE(report_schema)

BOOST_AUTO_TEST_CASE(every_report_under_fixtures_is_valid) {
  const Json rules = schema();
  std::size_t reports = 0;
  const std::string root = std::string(GPROV_SOURCE_DIR) + "/fixtures";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() != ".json" || entry.path().string().find("/vectors/") != std::string::npos) continue;
    const Json document = Json::parse(tests::read_file(entry.path().string()), nullptr, false);
    if (!document.is_object() || document.value("kind", "") != "ImpactReport") continue;
    expect_valid(rules, document, entry.path().string());
    ++reports;
  }
  BOOST_TEST(reports >= 90U);
}

BOOST_AUTO_TEST_CASE(reports_with_one_of_everything_are_valid) {
  const Json rules = schema();
  impact::Impact full = tests::sample_impact();
  full.hidden_pools = 2;
  full.budgets = {"too many"};
  full.shoots.front().pools.front().counted = impact::Verdict::none;
  full.shoots.front().pools.front().in_place_hash = {std::string("0123456789abcdef"), impact::UnknownText{"why", ""}};
  for (const impact::Impact& made : {full, tests::hostile_impact()}) {
    expect_valid(rules, Json::parse(report::json_text(made, report::Spacing::compact)), "made by hand");
  }
  const tests::Run explained = tests::run(std::string(GPROV_SOURCE_DIR) + "/fixtures/example",
                                          {"old.yaml", "new.yaml", "--explain-hash", "-o", "json"});
  expect_valid(rules, Json::parse(explained.out), "the example, explained");
}

BOOST_AUTO_TEST_CASE(what_breaks_the_contract_is_found) {
  const Json rules = schema();
  const Json good = Json::parse(report::json_text(tests::sample_impact(), report::Spacing::compact));
  const auto breaks = [&](const char* pointer, const Json& value) {
    Json bad = good;
    bad[Json::json_pointer(pointer)] = value;
    BOOST_TEST(!tests::schema_errors(rules, bad).empty(), pointer);
  };
  breaks("/result/verdict", "explode");
  breaks("/result/exitCode", 2);
  breaks("/summary/pools", -1);
  breaks("/summary/nodes", Json::object());
  breaks("/shoots/0/pools/0/when/kind", "soon");
  breaks("/shoots/0/pools/5/reasons/0/fingerprint", "xyz");
  breaks("/shoots/0/pools/5/reasons/0/old", 3);
  breaks("/shoots/0/pools/0/machineDeployments/0/className", "name");
  breaks("/shoots/1/rejections/0/at", "here");
  breaks("/shoots/0/misspelt", true);
  Json lacking = good;
  lacking["shoots"][0].erase("pools");
  BOOST_TEST(!tests::schema_errors(rules, lacking).empty());
}

BOOST_AUTO_TEST_CASE(there_is_one_schema) {
  BOOST_TEST(tests::run(GPROV_SOURCE_DIR, {"schema"}).exit_code == 2);
  BOOST_TEST(tests::run(GPROV_SOURCE_DIR, {"schema", "config"}).exit_code == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
