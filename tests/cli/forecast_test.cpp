// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/golden.hpp"

namespace gprov::tests {
namespace {

const std::string kFolder = std::string(GPROV_SOURCE_DIR) + "/fixtures/forecast";

Run forecast(std::vector<std::string> more) {
  std::vector<std::string> arguments = {"forecast",
                                        "shoot.yaml",
                                        "--with",
                                        "cloudprofile.yaml",
                                        "--today",
                                        "2026-08-21T12:00:00Z",
                                        "--extension-version",
                                        "azure=v1.62.1"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(kFolder, arguments);
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(forecast_command)

BOOST_AUTO_TEST_CASE(the_calendar_of_half_a_year) {
  const Run text = forecast({"--until", "2027-03-31"});
  BOOST_TEST(text.exit_code == 1);
  check_golden(kFolder + "/expected.txt", text.out);
  const Run json = forecast({"--until", "2027-03-31", "-o", "json"});
  BOOST_TEST(json.exit_code == 1);
  check_golden(kFolder + "/expected.json", json.out);
}

BOOST_AUTO_TEST_CASE(one_moment_has_one_entry) {
  const Run run = forecast({"--at", "2026-08-22T03:00:00Z", "-o", "json"});
  const auto report = nlohmann::json::parse(run.out);
  const auto& maintenance = report.at("shoots").at(0).at("maintenance");
  BOOST_REQUIRE(maintenance.size() == 1U);
  BOOST_TEST(maintenance.at(0).at("at") == "2026-08-22T03:00:00Z");
  BOOST_TEST(maintenance.at(0).at("ran") == true);
  BOOST_TEST(maintenance.at(0).at("state") == "Succeeded");
  BOOST_TEST(maintenance.at(0).at("verdict") == "roll");
  BOOST_TEST(maintenance.at(0).at("changes").size() == 3U);
  BOOST_TEST(maintenance.at(0).at("pools").at(0).at("verdict") == "roll");
}

BOOST_AUTO_TEST_CASE(a_day_is_looked_at_to_its_end) {
  const auto count = [](const std::string& until) {
    const auto report = nlohmann::json::parse(forecast({"--until", until, "-o", "json"}).out);
    return report.at("shoots").at(0).at("maintenance").size();
  };
  BOOST_TEST(count("2026-08-21") == 1U);
  BOOST_TEST(count("2026-08-21T20:59:59Z") == 0U);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_followed_is_a_usage_error) {
  const auto refused = [](const std::vector<std::string>& arguments, const std::string& sentence) {
    const Run run = tests::run(kFolder, arguments);
    BOOST_TEST(run.exit_code == 2);
    BOOST_TEST(says(run.err, sentence), run.err);
  };
  refused({"forecast", "shoot.yaml"}, "needs either --at TIME");
  refused({"forecast", "shoot.yaml", "--at", "2026-09-01", "--until", "2026-09-01"}, "needs either --at TIME");
  refused({"forecast", "--until", "2999-01-01"}, "forecast needs at least one FILE");
  refused({"forecast", "shoot.yaml", "--until", "2026-08-20", "--today", "2026-08-21"}, "has passed already");
  refused({"forecast", "shoot.yaml", "--until", "tomorrow"}, "--until: 'tomorrow' is neither a date");
  refused({"forecast", "shoot.yaml", "--with-old", "x.yaml", "--at", "2026-09-01"}, "belongs to a comparison");
  refused({"shoot.yaml", "shoot.yaml", "--at", "2026-09-01"}, "--at belongs to gprov-impact forecast");
}

BOOST_AUTO_TEST_CASE(nothing_to_forecast_is_an_input_error) {
  BOOST_TEST(run(kFolder, {"forecast", "cloudprofile.yaml", "--until", "2999-01-01"}).exit_code == 3);
  BOOST_TEST(run(kFolder, {"forecast", "cloudprofile.yaml", "--until", "2999-01-01", "--allow-empty"}).exit_code == 0);
  BOOST_TEST(run(kFolder, {"forecast", "no-such-file.yaml", "--until", "2999-01-01"}).exit_code == 3);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
