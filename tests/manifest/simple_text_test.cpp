// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/simple_text.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>

#include "analyzer/manifest/search.hpp"

// What looks at many bytes at a time, against what looks at one.

namespace {

using namespace gprov::manifest;

class Texts {
 public:
  /// Mostly letters; of every length up to 70.
  std::string next() {
    constexpr std::string_view kCharacters = "abcdefghij \n\n-----\t\r\x7F\x80\xFF~";
    std::string text(number() % 70, ' ');
    const std::size_t kinds = number() % 3 == 0 ? kCharacters.size() : 18;
    for (char& c : text) c = kCharacters[number() % kinds];
    return text;
  }
  std::size_t number() {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 40U);
  }

 private:
  std::uint64_t state_ = 1;
};

BOOST_AUTO_TEST_SUITE(many_bytes)

BOOST_AUTO_TEST_CASE(simple_texts_and_their_lines) {
  Texts texts;
  std::size_t simple_ones = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    const bool simple =
        std::all_of(text.begin(), text.end(), [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
    simple_ones += simple ? 1U : 0U;
    BOOST_REQUIRE(is_simple(text) == simple);
    const auto lines = count_simple_lines(text);
    BOOST_REQUIRE(lines.has_value() == simple);
    if (simple) BOOST_REQUIRE(*lines == static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  }
  BOOST_TEST(simple_ones > 10'000U);
  BOOST_TEST(simple_ones < 19'000U);
}

BOOST_AUTO_TEST_CASE(many_lines) {
  const std::string feeds(100'000, '\n');
  for (const std::size_t size : {0U, 15U, 16U, 4063U, 4064U, 4065U, 8128U, 99'999U}) {
    BOOST_TEST(count_simple_lines(std::string_view(feeds).substr(0, size)).value() == size);
  }
}

BOOST_AUTO_TEST_CASE(finding) {
  Texts texts;
  std::size_t found = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = texts.next();
    for (const std::string_view wanted : {"\n-", "\n--", "\n---", "a", "ab", "\n\n"}) {
      const std::size_t from = texts.number() % (text.size() + 3);
      const std::size_t at = text.find(wanted, from);
      found += at == std::string::npos ? 0U : 1U;
      BOOST_REQUIRE(find(text, wanted, from) == at);
    }
  }
  BOOST_TEST(found > 10'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
