// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/simple_text.hpp"

#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/json_skip.hpp"
#include "analyzer/manifest/json_tokens.hpp"
#include "analyzer/manifest/lines.hpp"
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

/// What is right of each, byte by byte.
void check_lines(const std::string& text, const Lines& lines) {
  std::size_t count = 0;
  for (std::size_t begin = 0; begin < text.size(); ++count) {
    BOOST_REQUIRE(count < lines.all.size());
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t content = std::min(text.find_first_not_of(' ', begin), end);
    const auto& [a, b, c] = lines.all[count];
    BOOST_REQUIRE((a == begin && b == content && c == end));
    for (std::size_t from = begin; from < end; ++from) {
      std::size_t colon = from;
      while (colon < end && !(text[colon] == ':' && (colon + 1 == end || text[colon + 1] == ' '))) ++colon;
      BOOST_REQUIRE(lines.colon(from, end) == colon);
    }
    begin = end + 1;
  }
  BOOST_REQUIRE(count == lines.all.size());
}

/// Of `kinds`, up to `longest` of them.
std::string text_of(Texts& texts, std::string_view kinds, std::size_t longest) {
  std::string text(texts.number() % longest, ' ');
  for (char& c : text) c = kinds[texts.number() % kinds.size()];
  return text;
}

BOOST_AUTO_TEST_CASE(lines_and_their_colons) {
  Texts texts;
  Lines lines{{{1, 2, 3}}, {4}};
  for (int i = 0; i < 2'000; ++i) {
    const std::string text = text_of(texts, i % 2 == 0 ? "abc:  \n" : "abcdefghijklmnopqrstuvwxyz::      \n", 300);
    split_lines(text, lines);
    check_lines(text, lines);
  }
}

BOOST_AUTO_TEST_CASE(tokens_of_json) {
  Texts texts;
  std::vector<std::uint32_t> buffer;
  std::size_t escapes = 0, ends = 0;
  for (int i = 0; i < 5'000; ++i) {
    const std::string text =
        "{" + text_of(texts, i % 2 == 0 ? "ab\"\\,:{}[]" : "abcdefghijklmnopqrstuvwxyz\"\"\\,:{}[]", 400);
    std::vector<std::uint32_t> right;
    std::size_t depth = 0, end = text.size();
    bool within = false, escaped = false;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const bool is_escaped = escaped;
      escaped = c == '\\' && !escaped;
      if (c == '"' && is_escaped) ++escapes;
      const bool is_quote = c == '"' && !is_escaped;
      if (is_quote) within = !within;
      const bool counts = is_quote || (!within && std::string_view("{}[]:,").find(c) != std::string_view::npos);
      if (!counts) continue;
      right.push_back(at);
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && end == text.size() && --depth == 0) end = at + 1;
    }
    const auto found = find_json_tokens(text, buffer);
    BOOST_REQUIRE((std::vector(found.begin(), found.end()) == right));
    BOOST_REQUIRE(behind_json_brackets(text, 0) == end);
    ends += end < text.size() ? 1U : 0U;
  }
  BOOST_TEST(escapes > 1'000U);
  BOOST_TEST(ends > 1'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
