// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/sample_impact.hpp"

namespace {

using namespace gprov;
using Json = nlohmann::ordered_json;

std::string written(std::string_view format, const report::Style& style = {}) {
  std::ostringstream out;
  report::find_format(format)->write(tests::sample_impact(), style, out);
  return out.str();
}

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) names.push_back(key);
  return names;
}

using Names = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(the_sample_is_pinned_in_every_format) {
  const std::string folder = std::string(GPROV_SOURCE_DIR) + "/fixtures/report/";
  tests::check_golden(folder + "sample.txt", written("text"));
  tests::check_golden(folder + "sample.wide.txt",
                      written("text", {report::Glyphs::unicode, report::Color::on, 140, true}));
  tests::check_golden(folder + "sample.json", written("json"));
}

BOOST_AUTO_TEST_CASE(json_has_the_keys_of_the_contract_in_its_order) {
  const Json report = Json::parse(written("json"));
  BOOST_TEST(keys(report) == (Names{"apiVersion", "kind", "schemaVersion", "tool", "result", "summary", "assumed",
                                    "shoots", "cloudProfiles", "resources", "ignored", "diagnostics"}));
  BOOST_TEST(keys(report["result"]) == (Names{"verdict", "exitCode", "failOn", "complete"}));
  BOOST_TEST(keys(report["summary"]) == (Names{"shoots", "pools", "machineDeployments", "verdicts", "rejected",
                                               "reconcileErrors", "ignored", "nodes"}));
  BOOST_TEST(keys(report["summary"]["verdicts"]) ==
             (Names{"none", "drift", "create", "in-place", "unknown", "roll", "delete", "recreate"}));
  BOOST_TEST(keys(report["assumed"][0]) == (Names{"what", "old", "new", "source", "matters"}));
  const Json& shoot = report["shoots"][0];
  BOOST_TEST(keys(shoot) == (Names{"namespace", "name", "provider", "region", "kubernetes", "verdict", "when",
                                   "rejections", "reconcileErrors", "pools"}));
  const Json& pool = shoot["pools"][5];
  BOOST_TEST(keys(pool) == (Names{"name", "verdict", "confidence", "when", "updateStrategy", "hashVersion",
                                  "nodeAgentSecretName", "nodes", "machineDeployments", "reasons"}));
  BOOST_TEST(keys(shoot["pools"][0]["machineDeployments"][0]) ==
             (Names{"name", "zone", "verdict", "className", "minimum", "maximum", "maxSurge", "maxUnavailable"}));
  BOOST_TEST(keys(pool["reasons"][0]) == (Names{"rule", "effect", "path", "old", "new", "oldAt", "newAt", "why",
                                                "remedy", "source", "fingerprint", "title"}));
  BOOST_TEST(keys(report["shoots"][1]["rejections"][0]) ==
             (Names{"rule", "object", "by", "type", "path", "message", "at"}));
  BOOST_TEST(keys(report["diagnostics"][0]) == (Names{"severity", "message", "at"}));
}

BOOST_AUTO_TEST_CASE(json_tells_absent_unknown_and_masked_apart) {
  const Json report = Json::parse(written("json"));
  const Json& pools = report["shoots"][0]["pools"];
  BOOST_TEST(pools[2]["machineDeployments"][0]["className"]["old"].is_null());
  BOOST_TEST(pools[2]["machineDeployments"][0]["minimum"]["old"].is_null());
  BOOST_TEST(pools[2]["machineDeployments"][0]["maxUnavailable"]["new"] == "25%");
  BOOST_TEST(pools[4]["machineDeployments"][0]["className"]["new"] ==
             Json::parse(R"({"unknown": "CloudProfile az is missing", "prefix": "md-unknown-"})"));
  BOOST_TEST(pools[5]["reasons"][1]["new"] == Json::parse(R"({"masked": true, "equal": false})"));
  BOOST_TEST(pools[0]["hashVersion"].is_null());
  BOOST_TEST(report["shoots"][1]["kubernetes"]["new"].is_null());
}

BOOST_AUTO_TEST_CASE(nothing_masked_is_written_anywhere) {
  for (const auto& format : report::formats())
    BOOST_TEST(written(format.name).find("s3cret") == std::string::npos, format.name);
}

BOOST_AUTO_TEST_CASE(text_cannot_steer_a_terminal) {
  const std::string text = written("text");
  BOOST_TEST(text.find('\x1b') == std::string::npos);
  BOOST_TEST(text.find("line\\nbreak \\x1b[31mred \\u202e turned") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(text_fits_its_width_unless_a_word_does_not) {
  std::istringstream lines(written("text"));
  for (std::string line; std::getline(lines, line);) {
    BOOST_TEST(line.size() <= 100U, line);
    BOOST_TEST(!line.ends_with(' '), line);
    BOOST_TEST(std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c < 127; }), line);
  }
}

BOOST_AUTO_TEST_CASE(worst_comes_first) {
  const std::string text = written("text");
  std::size_t last = 0;
  for (const char* word : {"DELETED", "ROLLS", "UNKNOWN", "IN PLACE", "CREATED", "DRIFTS", "1 pool unchanged: none"}) {
    const std::size_t at = text.find(word);
    BOOST_TEST(at != std::string::npos, word);
    BOOST_TEST(at > last, word);
    last = at;
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
