// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "analyzer/report/json_text.hpp"
#include "analyzer/report/read_json.hpp"
#include "analyzer/report/report.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/sample_impact.hpp"
#include "tests/support/scenarios.hpp"

// A saved report says in every format what the comparison would have said itself.

namespace {

using namespace gprov;
using tests::read_file;
namespace fs = std::filesystem;

class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() / ("gprov-render-" + std::to_string(std::hash<std::string>{}(GPROV_BINARY)))) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(std::string_view name) const { return (path_ / name).string(); }

 private:
  fs::path path_;
};

/// Asks for every format at once.
void ask_for_all(std::vector<std::string>& arguments, const Folder& folder, const std::string& suffix) {
  for (const auto& format : report::formats()) {
    arguments.emplace_back("-o");
    arguments.push_back(std::string(format.name) + "=" + folder.file(std::string(format.name) + suffix));
  }
}

void check(const std::string& directory, std::vector<std::string> arguments, const std::string& what) {
  const Folder folder;
  ask_for_all(arguments, folder, ".direct");
  const tests::Run direct = tests::run(directory, arguments);
  BOOST_TEST_REQUIRE(direct.exit_code < 3, what << direct.err);
  std::vector<std::string> again = {"render", folder.file("json.direct")};
  ask_for_all(again, folder, ".rendered");
  const tests::Run rendered = tests::run(directory, again);
  BOOST_TEST(rendered.exit_code == 0, what << rendered.err);
  for (const auto& format : report::formats()) {
    const std::string name(format.name);
    const bool equal = read_file(folder.file(name + ".direct")) == read_file(folder.file(name + ".rendered"));
    BOOST_TEST(equal, what << ": " << name << " of the saved report differs");
  }
}

BOOST_AUTO_TEST_SUITE(render)

BOOST_AUTO_TEST_CASE(every_scenario_reads_the_same_from_a_saved_report) {
  const std::size_t folders = tests::for_each_scenario([](const tests::Scenario& scenario) {
    check(scenario.folder, scenario.expected, scenario.folder);
    check(scenario.folder, scenario.near_miss, scenario.folder + " near miss");
    std::vector<std::string> explained = scenario.expected;
    for (const char* more : {"--explain-hash", "--only", "a*", "--max-pools", "0"}) explained.emplace_back(more);
    check(scenario.folder, explained, scenario.folder + " explained");
  });
  BOOST_TEST(folders >= 34U);
}

BOOST_AUTO_TEST_CASE(one_of_everything_survives) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact()}) {
    const std::string text = report::json_text(made, report::Spacing::indented);
    BOOST_TEST((report::json_text(report::read_json(text), report::Spacing::indented) == text));
  }
  // The sample's text marks hashed data that differ, of hidden ones too.
  impact::Impact masked = tests::sample_impact();
  auto& hash = masked.shoots.front().pools.at(5).machine_deployments.front().hash;
  for (auto* side : {&hash.before->key, &hash.after->key}) {
    for (impact::HashLine& line : *side) line.value.masked = true;
  }
  for (const auto& format : report::formats()) {
    std::ostringstream direct, rendered;
    format.write(masked, {}, direct);
    format.write(report::read_json(report::json_text(masked, report::Spacing::compact)), {}, rendered);
    BOOST_TEST((direct.str() == rendered.str()), format.name);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_report_is_an_input_error) {
  const auto message = [](const std::string& text) {
    try {
      (void)report::read_json(text);
    } catch (const report::ReadError& error) {
      return std::string(error.what());
    }
    return std::string("read");
  };
  BOOST_TEST(message("").find("no JSON") != std::string::npos);
  BOOST_TEST(message("[1]").find("no report") != std::string::npos);
  BOOST_TEST(message(R"({"kind": "Shoot"})").find("no report") != std::string::npos);
  BOOST_TEST(message(R"({"kind": "ImpactReport", "apiVersion": "gprov-impact/v2"})").find("gprov-impact/v2") !=
             std::string::npos);
  BOOST_TEST(message(R"({"kind": "ImpactReport", "apiVersion": "gprov-impact/v1"})").find("no complete report") !=
             std::string::npos);
  const std::string whole = report::json_text(tests::sample_impact(), report::Spacing::compact);
  BOOST_TEST(message(whole) == "read");
  BOOST_TEST(message(whole.substr(0, whole.size() / 2)).find("no JSON") != std::string::npos);
  // Members that a newer release adds are nobody's harm, nor are words that it adds.
  std::string newer = whole;
  newer.replace(newer.find("\"verdict\":\"recreate\""), 20, "\"new\":{},\"verdict\":\"explode\"");
  BOOST_TEST((report::read_json(newer).verdict == impact::Verdict::unknown));
}

BOOST_AUTO_TEST_CASE(the_command_has_the_options_that_make_sense) {
  const std::string folder = std::string(GPROV_SOURCE_DIR) + "/fixtures/report";
  const tests::Run text = tests::run(folder, {"render", "sample.json"});
  BOOST_TEST(text.exit_code == 0);
  tests::check_golden(folder + "/sample.txt", text.out);
  BOOST_TEST(tests::run(folder, {"render", "sample.json", "--fail-on", "drift"}).exit_code == 2);
  BOOST_TEST(tests::run(folder, {"render", "sample.json", "-o", "sarf"}).exit_code == 2);
  BOOST_TEST(tests::run(folder, {"render", "sample.json", "sample.json"}).exit_code == 2);
  BOOST_TEST(tests::run(folder, {"render", "absent.json"}).exit_code == 3);
  BOOST_TEST(tests::run(folder, {"render", "sample.txt"}).exit_code == 3);
  BOOST_TEST(tests::run(folder, {"render", "sample.json", "-o", "json=/no/such/folder/x"}).exit_code == 5);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
