// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>

#include "analyzer/report/report.hpp"
#include "tests/support/sample_impact.hpp"

// The page in a browser, where there is one: its script runs, shows every pool, filters, and says nothing on the
// console (a script or style that the policy refuses would).

namespace {

using namespace gprov;
namespace fs = std::filesystem;
namespace unit_test = boost::unit_test;

constexpr const char* kBrowser = "/usr/bin/chromium";

unit_test::assertion_result has_browser(unit_test::test_unit_id) {
  return unit_test::assertion_result(fs::exists(kBrowser));
}

struct Shown {
  std::string dom, console;
};

class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("gprov-page-" + std::to_string(::getpid()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] Shown show(const impact::Impact& impact, const std::string& fragment) const {
    {
      std::ofstream page(path_ / "page.html", std::ios::binary);
      report::find_format("html")->write(impact, {}, page);
    }
    const std::string folder = path_.string();
    // --no-sandbox: tests may run as root.
    const std::string command = "timeout 120 " + std::string(kBrowser) +
                                " --headless=new --no-sandbox --disable-gpu --virtual-time-budget=20000 "
                                "--enable-logging=stderr --user-data-dir='" +
                                folder + "/profile' --dump-dom 'file://" + folder + "/page.html" + fragment + "' 2>'" +
                                folder + "/log'";
    Shown shown;
    FILE* pipe = ::popen(command.c_str(), "r");
    BOOST_TEST_REQUIRE(pipe != nullptr);
    std::array<char, 65536> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
      shown.dom.append(buffer.data(), n);
    }
    ::pclose(pipe);
    std::ifstream log(path_ / "log");
    for (std::string line; std::getline(log, line);) {
      if (line.find("CONSOLE") != std::string::npos) shown.console += line + "\n";
    }
    return shown;
  }

 private:
  fs::path path_;
};

/// Rows that are there, and those of them that a filter hides.
std::pair<std::ptrdiff_t, std::ptrdiff_t> rows(const std::string& dom) {
  const std::regex row("<details class=\"pool [^>]*>"), hidden("<details class=\"pool [^>]* hidden=\"[^>]*>");
  const auto count = [&](const std::regex& pattern) {
    return std::distance(std::sregex_iterator(dom.begin(), dom.end(), pattern), std::sregex_iterator());
  };
  return {count(row), count(hidden)};
}

BOOST_AUTO_TEST_SUITE(browser, *unit_test::precondition(has_browser))

BOOST_AUTO_TEST_CASE(the_page_shows_every_pool_and_says_nothing_on_the_console) {
  const Folder folder;
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact(), impact::Impact()}) {
    const Shown shown = folder.show(made, "");
    BOOST_TEST(shown.console == "");
    BOOST_TEST(shown.dom.find("data-ready=\"true\"") != std::string::npos);
    std::ptrdiff_t expected = 0;
    for (const impact::Shoot& shoot : made.shoots) {
      expected += std::ssize(shoot.pools) + (shoot.rejections.empty() && shoot.reconcile_errors.empty() ? 0 : 1);
    }
    BOOST_TEST(rows(shown.dom).first == expected);
    BOOST_TEST(rows(shown.dom).second == 0);
  }
}

BOOST_AUTO_TEST_CASE(filters_of_the_address_hide_the_rest) {
  const Folder folder;
  const auto hidden = [&](const std::string& fragment) {
    return rows(folder.show(tests::sample_impact(), fragment).dom).second;
  };
  BOOST_TEST(hidden("#verdict=roll") == 7);
  BOOST_TEST(hidden("#cause=azure%2Fvm-tags&text=DRIFT") == 7);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
