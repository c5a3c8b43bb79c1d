// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/report/json_text.hpp"
#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/sample_impact.hpp"

namespace {

using namespace gprov;
using Json = nlohmann::ordered_json;

std::string written(std::string_view format, const impact::Impact& impact) {
  std::ostringstream out;
  report::find_format(format)->write(impact, {}, out);
  return out.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t number = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++number;
  return number;
}

BOOST_AUTO_TEST_SUITE(formats)

BOOST_AUTO_TEST_CASE(the_sample_is_pinned) {
  for (const auto& [format, ending] :
       {std::pair("oneline", "oneline"), std::pair("plain", "plain"), std::pair("name", "name"),
        std::pair("jsonl", "jsonl"), std::pair("yaml", "yaml"), std::pair("markdown", "md"),
        std::pair("sarif", "sarif"), std::pair("junit", "xml"), std::pair("github", "github"),
        std::pair("gitlab", "gitlab.json"), std::pair("csv", "csv"), std::pair("openmetrics", "om"),
        std::pair("annotation", "annotation")}) {
    tests::check_golden(std::string(GPROV_SOURCE_DIR) + "/fixtures/report/sample." + ending,
                        written(format, tests::sample_impact()));
  }
}

BOOST_AUTO_TEST_CASE(no_format_passes_on_what_steers_a_reader) {
  impact::Impact hostile = tests::hostile_impact();
  hostile.fail_on = "\x1b[31m";
  for (impact::Shoot& shoot : hostile.shoots) {
    shoot.rejections.front().what.rule = shoot.pools.front().reasons.front().rule = "core/\x1b[31m\xe2\x80\xae";
    shoot.pools.front().machine_deployments.front().hash.before->key.front().trigger = "\x1b[31m";
  }
  for (const auto& format : report::formats()) {
    const std::string text = written(format.name, hostile);
    BOOST_TEST(text.find('\x1b') == std::string::npos, format.name);
    // Formats that are JSON keep what they were given; who shows it makes it inert.
    const bool is_data = format.name == "json" || format.name == "jsonl" || format.name == "yaml" ||
                         format.name == "html" || format.name == "gitlab";
    if (!is_data) BOOST_TEST(text.find("\xe2\x80\xae") == std::string::npos, format.name);
    BOOST_TEST(written(format.name, hostile) == text, format.name << " is not the same twice");
  }
}

BOOST_AUTO_TEST_CASE(jsonl_and_yaml_hold_what_json_holds) {
  const impact::Impact sample = tests::sample_impact();
  const Json whole = Json::parse(report::json_text(sample, report::Spacing::compact));
  const auto rows = lines(written("jsonl", sample));
  BOOST_TEST_REQUIRE(rows.size() == sample.shoots.size() + 1);
  for (std::size_t i = 0; i < sample.shoots.size(); ++i) BOOST_TEST(Json::parse(rows[i]) == whole["shoots"][i]);
  const Json last = Json::parse(rows.back());
  BOOST_TEST(last["kind"] == "ImpactSummary");
  BOOST_TEST(last["summary"] == whole["summary"]);
  BOOST_TEST(!last.contains("shoots"));
  for (const impact::Impact& made : {sample, tests::hostile_impact()}) {
    const Json expected = Json::parse(report::json_text(made, report::Spacing::compact));
    const YAML::Node read = YAML::Load(written("yaml", made));
    BOOST_TEST(read["shoots"].size() == expected["shoots"].size());
    for (std::size_t i = 0; i < made.shoots.size(); ++i) {
      BOOST_TEST(read["shoots"][i]["name"].Scalar() == expected["shoots"][i]["name"].get<std::string>());
      BOOST_TEST(read["shoots"][i]["region"].Scalar() == expected["shoots"][i]["region"].get<std::string>());
    }
    BOOST_TEST(read["summary"]["pools"].as<std::int64_t>() == expected["summary"]["pools"].get<std::int64_t>());
  }
}

BOOST_AUTO_TEST_CASE(plain_has_five_fields_a_line) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact()}) {
    for (const std::string& line : lines(written("plain", made))) {
      BOOST_TEST(std::count(line.begin(), line.end(), ' ') == 4, line.substr(0, 200));
    }
  }
  for (const std::string& line : lines(written("name", tests::hostile_impact()))) {
    BOOST_TEST(line.find(' ') == std::string::npos, line.substr(0, 200));
  }
}

BOOST_AUTO_TEST_CASE(csv_rows_have_equal_columns_and_no_formulas) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact()}) {
    std::size_t expected = 0;
    for (const std::string& line : lines(written("csv", made))) {
      std::size_t cells = 1;
      bool quoted = false, begins = true;
      for (const char c : line) {
        if (begins && !quoted) BOOST_TEST(std::string("=+-@").find(c) == std::string::npos, line.substr(0, 100));
        begins = c == ',' && !quoted;
        if (c == '"') quoted = !quoted;
        cells += c == ',' && !quoted ? 1U : 0U;
      }
      BOOST_TEST(!quoted);
      BOOST_TEST(line.ends_with('\r'));
      if (expected == 0) expected = cells;
      BOOST_TEST(cells == expected, line.substr(0, 200));
    }
  }
}

BOOST_AUTO_TEST_CASE(sarif_has_a_location_and_a_rule_for_every_result) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact(), impact::Impact()}) {
    const Json run = Json::parse(written("sarif", made))["runs"][0];
    const Json& rules = run["tool"]["driver"]["rules"];
    for (const Json& result : run["results"]) {
      BOOST_TEST(result["locations"].size() == 1U);
      const Json& place = result["locations"][0]["physicalLocation"];
      BOOST_TEST(!place["artifactLocation"]["uri"].get<std::string>().empty());
      BOOST_TEST(place["region"]["startLine"].get<int>() >= 1);
      BOOST_TEST(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
      BOOST_TEST(!result["message"]["text"].get<std::string>().empty());
    }
    BOOST_TEST((run["results"].empty() == made.shoots.empty()));
  }
}

BOOST_AUTO_TEST_CASE(ignored_findings_are_suppressed_skipped_and_harmless) {
  impact::Impact made = tests::sample_impact();
  impact::Pool& pool = made.shoots.front().pools.at(5);
  pool.reasons.resize(1);
  pool.counted = impact::Verdict::none;
  made.ignored.push_back({"core/machine-type", "garden-dev", "crazy-botany", "roll", "", pool.reasons[0].fingerprint,
                          "drained nightly", "team", "2026-12-31"});
  const Json results = Json::parse(written("sarif", made))["runs"][0]["results"];
  const auto suppressed = [](const Json& result) { return result.contains("suppressions"); };
  BOOST_TEST(std::count_if(results.begin(), results.end(), suppressed) == 1);
  const auto found = std::find_if(results.begin(), results.end(), suppressed);
  BOOST_TEST((*found)["suppressions"][0]["justification"] == "drained nightly");
  BOOST_TEST((*found)["suppressions"][0]["properties"]["expires"] == "2026-12-31");
  BOOST_TEST(written("junit", made).find("<skipped/>") != std::string::npos);
  BOOST_TEST(written("plain", made).find("IGNORED garden-dev/crazy-botany roll core/machine-type") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(junit_counts_its_cases_and_has_one_at_least) {
  BOOST_TEST(count(written("junit", impact::Impact()), "<testcase ") == 1U);
  impact::Impact broken;
  broken.diagnostics.push_back({manifest::Severity::error, "cannot be read", std::nullopt});
  BOOST_TEST(written("junit", broken).find("errors=\"1\"") != std::string::npos);
  const std::string text = written("junit", tests::hostile_impact());
  BOOST_TEST(count(text, "<testcase ") == 1 + 3 * tests::hostile_texts().size());
  BOOST_TEST(count(text, "<failure ") == 2 * tests::hostile_texts().size());
  BOOST_TEST(count(text, "<script") == 0U);
}

BOOST_AUTO_TEST_CASE(github_shows_ten_of_each_and_tells_how_many_are_left) {
  const auto rows = lines(written("github", tests::hostile_impact()));
  const auto begins = [&](std::string_view lead) {
    return std::count_if(rows.begin(), rows.end(), [&](const std::string& row) { return row.starts_with(lead); });
  };
  BOOST_TEST(begins("::error ") == 10);
  BOOST_TEST(begins("::error ") + begins("::warning ") + begins("::notice ") == std::ssize(rows));
  const std::size_t all = 3 * tests::hostile_texts().size();  // an error of reading, a rejection and a pool each
  BOOST_TEST(rows.back().find(std::to_string(all - 10) + " more that GitHub would not show") != std::string::npos,
             rows.back());
  BOOST_TEST(lines(written("github", impact::Impact())).empty());
}

BOOST_AUTO_TEST_CASE(gitlab_fingerprints_are_unique) {
  const Json issues = Json::parse(written("gitlab", tests::hostile_impact()));
  std::set<std::string> fingerprints;
  for (const Json& issue : issues) {
    fingerprints.insert(issue["fingerprint"].get<std::string>());
    BOOST_TEST(issue["location"]["lines"]["begin"].get<int>() >= 1);
  }
  BOOST_TEST(fingerprints.size() == issues.size());
  BOOST_TEST(issues.size() == 2 * tests::hostile_texts().size());
}

BOOST_AUTO_TEST_CASE(openmetrics_ends_and_has_one_family_each) {
  const auto rows = lines(written("openmetrics", tests::hostile_impact()));
  BOOST_TEST(rows.back() == "# EOF");
  std::string family;
  std::set<std::string> families;
  for (const std::string& row : rows) {
    if (row.starts_with("# TYPE ")) {
      family = row.substr(7, row.find(' ', 7) - 7);
      BOOST_TEST(families.insert(family).second, family);
    } else if (!row.starts_with('#')) {
      BOOST_TEST((row.starts_with(family + "{") || row.starts_with(family + " ")), row.substr(0, 100));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_annotation_is_short) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact(), impact::Impact()}) {
    const std::string text = written("annotation", made);
    BOOST_TEST(text.size() <= 256U);
    BOOST_TEST(lines(text).size() == 1U);
  }
  BOOST_TEST(written("annotation", impact::Impact()) == "not everything was compared\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
