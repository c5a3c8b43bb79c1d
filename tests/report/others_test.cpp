// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/sample_impact.hpp"

// CloudProfiles, operators' resources and maintenances, in the formats whose subject is pools.

namespace {

using namespace gprov;
using Json = nlohmann::json;

std::string written(std::string_view format, const impact::Impact& made) {
  std::ostringstream out;
  report::find_format(format)->write(made, report::Style{}, out);
  return out.str();
}

/// What of a page is made of these: behind the part that a script fills, before the data for the script.
std::string sections(const std::string& page) {
  const std::size_t begin = page.find("</main>");
  return page.substr(begin, page.find("<script type", begin) - begin);
}

/// Text outside of code spans, where Markdown means something.
std::string without_code(const std::string& text) {
  std::string out;
  bool code = false;
  for (const char c : text) {
    if (c == '`') code = !code;
    if (c == '\n') code = false;
    if (!code) out += c;
  }
  return out;
}

impact::Impact without_shoots() {
  impact::Impact made = tests::others_impact("az");
  made.shoots.clear();
  made.summary.shoots = 0;
  return made;
}

BOOST_AUTO_TEST_SUITE(others)

BOOST_AUTO_TEST_CASE(they_are_pinned) {
  for (const auto& [format, ending] :
       {std::pair("oneline", "oneline"), std::pair("plain", "plain"), std::pair("markdown", "md"),
        std::pair("sarif", "sarif"), std::pair("junit", "xml"), std::pair("github", "github"),
        std::pair("gitlab", "gitlab.json"), std::pair("openmetrics", "om"), std::pair("annotation", "annotation")}) {
    tests::check_golden(std::string(GPROV_SOURCE_DIR) + "/fixtures/report/others." + ending,
                        written(format, tests::others_impact("az")));
  }
}

BOOST_AUTO_TEST_CASE(refusals_effects_and_maintenances_are_told) {
  const impact::Impact made = tests::others_impact("az");
  for (const char* format : {"oneline", "plain", "markdown", "html", "sarif", "junit", "github", "gitlab"}) {
    const std::string text = written(format, made);
    for (const char* word : {"CloudProfile/az", "BackupBucket/az", "ControllerDeployment/az", "garden-dev/az"})
      BOOST_TEST(text.find(word) != std::string::npos, format << " lacks " << word << "\n" << text);
  }
  for (const char* format : {"oneline", "markdown", "html", "sarif", "github", "gitlab"}) {
    std::string text = written(format, made);
    if (std::string(format) == "html") text = sections(text);
    for (const char* word : {"2026-09-02 21", "2026-09-04 21", "2 pools roll in the next maintenance"})
      BOOST_TEST(text.find(word) != std::string::npos, format << " lacks " << word << "\n" << text);
    BOOST_TEST(text.find("2026-09-03") == std::string::npos, format << ": nothing happens then");
  }
  const std::string metrics = written("openmetrics", made);
  for (const char* row : {"\ngprov_impact_profiles_rejected 1\n", "\ngprov_impact_resources_failing 1\n",
                          "at=\"2026-09-02T21:00:00Z\"} 3\n", "at=\"2026-09-04T21:00:00Z\"} 1\n"})
    BOOST_TEST(metrics.find(row) != std::string::npos, row << metrics);
}

BOOST_AUTO_TEST_CASE(what_is_refused_or_fails_is_an_error_and_the_rest_is_none) {
  const Json run = Json::parse(written("sarif", tests::others_impact("az")))["runs"][0];
  std::size_t errors = 0;
  for (const Json& result : run["results"]) {
    const bool is_error = result["level"] == "error";
    errors += is_error ? 1U : 0U;
    const std::string name = result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
    if (name == "BackupBucket/az" || name == "NamespacedCloudProfile/garden-dev/az") BOOST_TEST(!is_error, name);
    if (name == "CloudProfile/az" || name == "ControllerDeployment/az") BOOST_TEST(is_error, name);
  }
  BOOST_TEST(errors == 3U);  // and the maintenance that is refused
}

BOOST_AUTO_TEST_CASE(without_shoots_nobody_says_that_nothing_was_compared) {
  for (const char* format : {"markdown", "html", "annotation", "oneline"}) {
    std::string text = written(format, without_shoots());
    if (std::string(format) == "html") text = text.substr(0, text.find("<main"));
    BOOST_TEST(text.find("Nothing was compared") == std::string::npos, format);
    BOOST_TEST(text.find("not everything") == std::string::npos, format);
  }
  BOOST_TEST(written("markdown", without_shoots()).find("2 profiles and 2 resources compared, and no Shoot") !=
             std::string::npos);
  BOOST_TEST(written("markdown", impact::Impact()).find("Nothing was compared") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(hostile_names_mean_nothing) {
  for (const std::string& hostile : tests::hostile_texts()) {
    const impact::Impact made = tests::others_impact(hostile);
    for (const auto& format : report::formats()) {
      BOOST_TEST(written(format.name, made).find('\x1b') == std::string::npos, format.name << " " << hostile);
    }
    std::istringstream plain(written("plain", made));
    for (std::string line; std::getline(plain, line);)
      BOOST_TEST(std::count(line.begin(), line.end(), ' ') == 4, line.substr(0, 200));
    std::istringstream github(written("github", made));
    for (std::string line; std::getline(github, line);)
      BOOST_TEST((line.starts_with("::error ") || line.starts_with("::warning ") || line.starts_with("::notice ")),
                 line);
    const std::string markdown = without_code(written("markdown", made));
    for (const char* bad : {"@all", "<script", " #123", "](javascript", "![x]"})  // "&#123;" is a brace
      BOOST_TEST(markdown.find(bad) == std::string::npos, bad);
    BOOST_TEST(sections(written("html", made)).find("<script") == std::string::npos, hostile);
    BOOST_TEST(written("junit", made).find("<script") == std::string::npos, hostile);
    BOOST_TEST(written("annotation", made).size() <= 256U);
    BOOST_TEST(written("markdown", made).size() <= 60000U);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
