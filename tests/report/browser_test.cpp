// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "tests/support/browser.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "analyzer/report/report.hpp"
#include "tests/support/sample_impact.hpp"

// The page in a browser, where there is one: its script runs, shows everything, filters, works with the keyboard and on
// a narrow screen, asks for nothing, and says nothing on the console (a script or style that the policy refuses would).

namespace {

using namespace gprov;
using tests::Browser;
namespace unit_test = boost::unit_test;

unit_test::assertion_result is_there(unit_test::test_unit_id) {
  return unit_test::assertion_result(tests::has_browser());
}

std::string page_of(const impact::Impact& impact) {
  std::ostringstream out;
  report::find_format("html")->write(impact, {}, out);
  return out.str();
}

/// Pools that a person sees.
std::size_t shown(Browser& browser) {
  return browser.evaluate("[...document.querySelectorAll('.pool')].filter((p) => !p.hidden).length");
}

/// The name of the pool that has the keyboard.
std::string focused(Browser& browser) {
  return browser.evaluate("document.activeElement.querySelector('.who b')?.textContent || ''");
}

/// One for all tests: each page forgets the one before.
Browser& started() {
  static Browser browser;
  return browser;
}

void expect_silence(const Browser& browser) {
  for (const std::string& complaint : browser.complaints) BOOST_ERROR(complaint);
  for (const std::string& address : browser.requests) BOOST_TEST(address.starts_with("file:///"), address);
  BOOST_TEST(browser.requests.size() == 1U);
}

BOOST_AUTO_TEST_SUITE(browser, *unit_test::precondition(is_there))

BOOST_AUTO_TEST_CASE(the_page_shows_everything_and_asks_for_nothing) {
  Browser& browser = started();
  std::vector<impact::Impact> all = {tests::sample_impact(), tests::hostile_impact(), impact::Impact()};
  for (const std::string& text : tests::hostile_texts()) all.push_back(tests::others_impact(text));
  for (const impact::Impact& made : all) {
    browser.open(page_of(made));
    std::size_t expected = 0;
    for (const impact::Shoot& shoot : made.shoots) {
      expected += shoot.pools.size() + (shoot.rejections.empty() && shoot.reconcile_errors.empty() ? 0 : 1);
    }
    BOOST_TEST(shown(browser) == expected);
    // What is told of others than pools stands in front of them, each in an item of its own.
    BOOST_TEST(browser.evaluate("document.querySelectorAll('main .others li').length") ==
               (made.cloud_profiles.empty() ? 0 : 6));
    BOOST_TEST(browser.evaluate(
                   "document.querySelectorAll('.others :not(li, b, p, code, ul, summary, h2, span)').length") == 0);
    expect_silence(browser);
  }
}

BOOST_AUTO_TEST_CASE(everything_opens_and_fits_a_telephone) {
  Browser& browser = started();
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact(), tests::others_impact("az")}) {
    browser.open(page_of(made), "", 400);
    (void)browser.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
    // Opening is told a little later.
    while (browser.evaluate("[...document.querySelectorAll('.pool')].every((p) => p.childElementCount > 1)") != true) {
    }
    BOOST_TEST(browser.evaluate("document.documentElement.scrollWidth").get<int>() <= 400);
    expect_silence(browser);
  }
}

BOOST_AUTO_TEST_CASE(filters_of_the_address_hide_the_rest) {
  Browser& browser = started();
  browser.open(page_of(tests::sample_impact()), "#verdict=roll");
  BOOST_TEST(shown(browser) == 1U);
  // A link to another view of the same page is followed, too.
  (void)browser.evaluate("location.hash = '#verdict=drift&text=nothing'");
  while (browser.evaluate("document.querySelector('input').value") != "nothing") {
  }
  BOOST_TEST(shown(browser) == 0U);
  browser.open(page_of(tests::sample_impact()), "#cause=azure%2Fvm-tags&text=DRIFT");
  BOOST_TEST(shown(browser) == 1U);
}

BOOST_AUTO_TEST_CASE(the_keyboard_is_enough) {
  Browser& browser = started();
  browser.open(page_of(tests::sample_impact()));
  // Worst first, from pool to pool, and into one.
  browser.press("j");
  BOOST_TEST(focused(browser) == "the whole Shoot");
  browser.press("j");
  BOOST_TEST(focused(browser) == "delete");
  browser.press("j");
  BOOST_TEST(focused(browser) == "roll");
  browser.press("Enter");
  BOOST_TEST(browser.evaluate("document.querySelector('.pool[open] .who b').textContent") == "roll");
  browser.press("k");
  BOOST_TEST(focused(browser) == "delete");
  // Search, and back.
  browser.press("/");
  for (const char* letter : {"d", "r", "i", "f"}) browser.press(letter);
  BOOST_TEST(shown(browser) == 1U);
  BOOST_TEST(browser.evaluate("location.hash") == "#text=drif");
  browser.press("Escape");
  browser.press("j");
  BOOST_TEST(focused(browser) == "drift");
  // A tile filters by its verdict; Enter presses it.
  browser.open(page_of(tests::sample_impact()));
  (void)browser.evaluate("document.querySelector('.tile[data-verdict=roll]').focus()");
  browser.press("Enter");
  BOOST_TEST(shown(browser) == 1U);
  BOOST_TEST(browser.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true");
  browser.press("Enter");
  BOOST_TEST(shown(browser) == 8U);
  expect_silence(browser);
}

BOOST_AUTO_TEST_CASE(thousands_of_pools_come_whole_and_are_filtered) {
  Browser& browser = started();
  browser.open(page_of(tests::large_impact(1000)));
  BOOST_TEST(shown(browser) == 2000U);
  (void)browser.evaluate("document.querySelector('.tile[data-verdict=roll]').click()");
  BOOST_TEST(shown(browser) == 1000U);
  expect_silence(browser);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
