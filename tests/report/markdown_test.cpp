// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>

#include "analyzer/report/markdown.hpp"
#include "tests/support/sample_impact.hpp"

// Hostile names and values in a comment: checked here by the rules that keep them inert; cmark-gfm agrees.

namespace {

using namespace gprov;

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t number = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++number;
  return number;
}

/// Text outside of code spans, where Markdown means something.
std::string without_code(const std::string& line) {
  std::string out;
  bool code = false;
  for (const char c : line) {
    if (c == '`') {
      code = !code;
    } else if (!code) {
      out += c;
    }
  }
  BOOST_TEST(!code, "a code span does not end: " << line.substr(0, 200));
  return out;
}

void check_tables(const std::string& text) {
  std::istringstream in(text);
  std::size_t columns = 0;
  for (std::string line; std::getline(in, line);) {
    const bool is_row = line.starts_with("|");
    const std::size_t bars = count(line, "|");
    if (is_row && columns != 0) BOOST_TEST(bars == columns, line.substr(0, 200));
    columns = is_row ? bars : 0;
  }
}

BOOST_AUTO_TEST_SUITE(markdown)

BOOST_AUTO_TEST_CASE(hostile_texts_mean_nothing) {
  for (const std::string& text : tests::hostile_texts()) {
    for (const std::string& made : {report::markdown_code(text), "- " + report::markdown_prose(text)}) {
      const std::string plain = without_code(made);
      BOOST_TEST(plain.find('|') == std::string::npos, plain.substr(0, 100));
      BOOST_TEST(plain.find('@') == std::string::npos, plain.substr(0, 100));
      BOOST_TEST(plain.find("](") == std::string::npos, plain.substr(0, 100));
      BOOST_TEST(plain.find("://") == std::string::npos, plain.substr(0, 100));
      BOOST_TEST(plain.find("www.") == std::string::npos, plain.substr(0, 100));
      BOOST_TEST(plain.find('\n') == std::string::npos);
      // The elements that stand outside of code are our own.
      BOOST_TEST(count(plain, "<") == count(plain, "<!-- -->") + count(plain, "<code>") + count(plain, "</code>"),
                 plain.substr(0, 100));
    }
  }
}

BOOST_AUTO_TEST_CASE(tables_and_details_stay_whole) {
  for (const impact::Impact& made :
       {tests::sample_impact(), tests::hostile_impact(), impact::Impact(), tests::large_impact(500)}) {
    const std::string text = report::markdown_text(made);
    BOOST_TEST(text.starts_with(report::kCommentMarker));
    BOOST_TEST(text.find(" -->\n## ") != std::string::npos);
    BOOST_TEST(text.size() <= report::kCommentBytes);
    check_tables(text);
    std::size_t opened = 0, closed = 0;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      opened += line.starts_with("<details><summary>") ? 1U : 0U;
      closed += line == "</details>" ? 1U : 0U;
    }
    BOOST_TEST(opened == closed);
  }
}

BOOST_AUTO_TEST_CASE(a_comment_of_ten_thousand_pools_is_cut_at_whole_pools) {
  impact::Impact made = tests::large_impact(10000);
  made.shoots.back().pools.at(18).verdict = impact::Verdict::recreate;
  const std::string text = report::markdown_text(made);
  BOOST_TEST(text.size() <= report::kCommentBytes);
  BOOST_TEST(text.size() > report::kCommentBytes * 9 / 10);
  // Worst first, and told how many are missing.
  const std::size_t table = text.find("\n|---|");
  BOOST_TEST(text.find("worker-9999") < text.find("worker-0`"));
  BOOST_TEST(text.find("worker-9999", table) != std::string::npos);
  const std::size_t shown = count(text.substr(0, text.find("\n…and ")), "⟳ **rolls**") + 1;
  BOOST_TEST(text.find("…and " + std::to_string(10000 - shown) + " more pools") != std::string::npos);
  // What has a row has its reasons, too.
  BOOST_TEST(count(text, "- class ") == shown);
}

BOOST_AUTO_TEST_CASE(what_is_rejected_would_only_happen) {
  impact::Impact made = tests::sample_impact();
  BOOST_TEST(report::markdown_text(made).find("accepted") == std::string::npos);
  made.shoots.front().rejections = made.shoots.back().rejections;
  BOOST_TEST(report::markdown_text(made).find("⟳ **rolls** | ") != std::string::npos);
  BOOST_TEST(report::markdown_text(made).find("| if it were accepted |") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_small_budget_still_has_the_headline) {
  const std::string text = report::markdown_text(tests::sample_impact(), 900);
  BOOST_TEST(text.size() <= 900U);
  BOOST_TEST(text.find("## ✖ 2 of 7 pools lose their nodes") != std::string::npos);
  BOOST_TEST(text.find("more pools") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_fingerprint_follows_what_is_said) {
  const auto first_line = [](const impact::Impact& made) {
    const std::string text = report::markdown_text(made);
    return text.substr(0, text.find('\n'));
  };
  impact::Impact made = tests::sample_impact();
  const std::string before = first_line(made);
  made.shoots.front().pools.at(5).reasons.at(0).after_at->line = 99;
  BOOST_TEST(first_line(made) == before);
  made.shoots.front().pools.at(5).reasons.at(0).fingerprint = "ba9876543210";
  BOOST_TEST(first_line(made) != before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
