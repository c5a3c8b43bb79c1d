// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "analyzer/report/json_text.hpp"
#include "analyzer/report/report.hpp"
#include "hashing/sha256.hpp"
#include "tests/support/sample_impact.hpp"

// The page as a file. How it looks and works was looked at in a browser; here stand the rules that keep it closed.

namespace {

using namespace gprov;

std::string page_of(const impact::Impact& impact) {
  std::ostringstream out;
  report::find_format("html")->write(impact, {}, out);
  return out.str();
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t number = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++number;
  return number;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t from = text.find(begin);
  BOOST_TEST_REQUIRE(from != std::string::npos, begin);
  const std::size_t start = from + begin.size(), stop = text.find(end, start);
  BOOST_TEST_REQUIRE(stop != std::string::npos, end);
  return text.substr(start, stop - start);
}

std::string policy_source(const std::string& text) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::string hex = hashing::sha256_hex(text);
  std::string bits, out = "'sha256-";
  for (const char digit : hex) {
    const auto value = std::string_view("0123456789abcdef").find(digit);
    for (int shift = 3; shift >= 0; --shift) bits += ((value >> static_cast<unsigned>(shift)) & 1U) != 0 ? '1' : '0';
  }
  bits.append((6 - bits.size() % 6) % 6, '0');
  for (std::size_t at = 0; at < bits.size(); at += 6) out += kLetters[std::stoul(bits.substr(at, 6), nullptr, 2)];
  return out + "='";
}

BOOST_AUTO_TEST_SUITE(page)

BOOST_AUTO_TEST_CASE(the_policy_allows_its_own_style_and_script_and_nothing_else) {
  const std::string page = page_of(tests::sample_impact());
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  BOOST_TEST(policy.starts_with("default-src 'none'; "));
  BOOST_TEST(policy.find("unsafe") == std::string::npos);
  BOOST_TEST(policy.find("style-src " + policy_source(between(page, "<style>", "</style>"))) != std::string::npos);
  BOOST_TEST(policy.find("script-src " + policy_source(between(page, "<script>", "</script>"))) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_is_loaded) {
  const std::string page = page_of(tests::sample_impact());
  for (const char* what : {"http:", "https:", "src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest",
                           "innerHTML", "document.write", "eval(", " style=\""}) {
    BOOST_TEST(page.find(what) == std::string::npos, what);
  }
}

BOOST_AUTO_TEST_CASE(the_report_stands_in_it_and_cannot_leave_its_element) {
  for (const impact::Impact& made : {tests::sample_impact(), tests::hostile_impact(), impact::Impact()}) {
    const std::string page = page_of(made);
    BOOST_TEST(count(page, "<script") == 3U);
    BOOST_TEST(count(page, "</script") == 3U);
    const std::string text = between(page, "id=\"report\">", "</script>");
    BOOST_TEST(nlohmann::json::parse(text) == nlohmann::json::parse(report::json_text(made, report::Spacing::compact)));
    BOOST_TEST(text.find('<') == std::string::npos);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
