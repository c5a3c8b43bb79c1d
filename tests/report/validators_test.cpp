// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/report/markdown.hpp"
#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/sample_impact.hpp"
#include "tests/support/scratch.hpp"

// What others make of our formats: cmark-gfm of Markdown, xmllint of JUnit, the Python client of Prometheus of
// OpenMetrics, each where it is installed; and the schemas of OASIS and windyroad, which are not ours to hand on, where
// GPROV_SCHEMAS names a folder with sarif-schema-2.1.0.json and JUnit.xsd.

namespace {

using namespace gprov;
using Json = nlohmann::json;
namespace unit_test = boost::unit_test;
using Precondition = std::function<unit_test::assertion_result(unit_test::test_unit_id)>;

bool runs(const std::string& command) { return tests::shell("/", command + " > /dev/null 2>&1") == 0; }

Precondition needs(const std::string& command) {
  return [command](unit_test::test_unit_id) { return unit_test::assertion_result(runs(command)); };
}

std::string schema_file(const std::string& name) {
  const char* folder = std::getenv("GPROV_SCHEMAS");
  return folder == nullptr ? "" : std::string(folder) + "/" + name;
}

unit_test::assertion_result has_sarif_schema(unit_test::test_unit_id) {
  return unit_test::assertion_result(::access(schema_file("sarif-schema-2.1.0.json").c_str(), R_OK) == 0);
}

/// One of everything, harmless and hostile, and too many of some.
std::vector<impact::Impact> all_impacts() {
  std::vector<impact::Impact> all = {tests::sample_impact(), tests::hostile_impact(), impact::Impact(),
                                     tests::large_impact(300)};
  for (const std::string& text : tests::hostile_texts()) all.push_back(tests::others_impact(text));
  impact::Impact many = tests::others_impact("az");
  while (many.resources.size() < 1000) many.resources.push_back(many.resources.front());
  while (many.shoots.size() < 500) many.shoots.push_back(many.shoots.front());
  all.push_back(many);
  return all;
}

/// Writes each report into a file of its own; the names, for a command line.
std::string write_all(std::string_view format, const tests::Scratch& folder) {
  std::string names;
  std::size_t number = 0;
  for (const impact::Impact& made : all_impacts()) {
    std::ostringstream out;
    report::find_format(format)->write(made, {}, out);
    names += " '" + folder.file("report" + std::to_string(number++), out.str()) + "'";
  }
  return names;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t number = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++number;
  return number;
}

/// Every row of every table has as many cells as its head.
void check_tables(const std::string& html) {
  std::istringstream in(html);
  std::size_t cells = 0, expected = 0;
  for (std::string line; std::getline(in, line);) {
    if (line == "<table>") expected = 0;
    if (line == "<tr>") cells = 0;
    cells += line.starts_with("<td") || line.starts_with("<th>") ? 1U : 0U;
    if (line != "</tr>") continue;
    if (expected == 0) expected = cells;
    BOOST_TEST(cells == expected);
  }
}

BOOST_AUTO_TEST_SUITE(validators)

BOOST_AUTO_TEST_CASE(markdown_renders_inert_and_whole, *unit_test::precondition(needs("cmark-gfm --version"))) {
  const tests::Scratch folder;
  std::istringstream names(write_all("markdown", folder));
  for (std::string name; names >> name;) {
    BOOST_TEST(tests::shell(folder.path,
                            "cmark-gfm --unsafe -e table -e autolink -e strikethrough " + name + " > rendered") == 0);
    const std::string html = tests::read_file(folder.path + "/rendered");
    check_tables(html);
    BOOST_TEST(std::filesystem::file_size(name.substr(1, name.size() - 2)) <= report::kCommentBytes, name);
    BOOST_TEST(count(html, "<details>") == count(html, "</details>"), name);
    BOOST_TEST(count(html, "<h2>") == 1U, name);
    // Nothing of an input became an element, a link or an image; what is in code mentions nobody.
    for (const char* bad : {"<script", "<img", "href=", "<!-- x", "<del>"})
      BOOST_TEST(count(html, bad) == 0U, name << bad);
    // A line that began with HTML would be shown as it stands, mentions and all.
    std::string outside;
    for (std::size_t at = 0; at < html.size();) {
      const std::size_t code = std::min(html.find("<code>", at), html.size());
      outside += html.substr(at, code - at);
      at = std::min(html.find("</code>", code), html.size());
    }
    BOOST_TEST(count(outside, "@all") == 0U, name);
    BOOST_TEST(count(html, "<!--") == count(html, "-->"), name);
  }
}

BOOST_AUTO_TEST_CASE(junit_is_xml, *unit_test::precondition(needs("xmllint --version"))) {
  const tests::Scratch folder;
  const std::string schema = schema_file("JUnit.xsd");
  const std::string how = schema.empty() ? "--noout" : "--noout --schema '" + schema + "'";
  const int code = tests::shell(folder.path, "xmllint " + how + write_all("junit", folder) + " 2> said");
  BOOST_TEST(code == 0, tests::read_file(folder.path + "/said").substr(0, 2000));
}

BOOST_AUTO_TEST_CASE(sarif_is_that_of_oasis, *unit_test::precondition(has_sarif_schema)) {
  const Json schema = Json::parse(tests::read_file(schema_file("sarif-schema-2.1.0.json")));
  const tests::Scratch folder;
  std::istringstream names(write_all("sarif", folder));
  for (std::string name; names >> name;) {
    const auto errors = tests::schema_errors(schema, Json::parse(tests::read_file(name.substr(1, name.size() - 2))));
    BOOST_TEST(errors.empty(), (errors.empty() ? "" : errors.front()));
  }
}

BOOST_AUTO_TEST_CASE(openmetrics_parse,
                     *unit_test::precondition(needs("python3 -c 'import prometheus_client.openmetrics'"))) {
  const tests::Scratch folder;
  (void)folder.file(
      "parse.py",
      "import sys\nfrom prometheus_client.openmetrics.parser import text_string_to_metric_families as parse\n"
      "for name in sys.argv[1:]:\n    assert list(parse(open(name, encoding='utf-8', newline='').read())), name\n");
  const int code = tests::shell(folder.path, "python3 parse.py" + write_all("openmetrics", folder) + " 2> said");
  BOOST_TEST(code == 0, tests::read_file(folder.path + "/said").substr(0, 2000));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
