// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <chrono>

#include "tests/manifest/reading.hpp"

using namespace gprov;
using tests::read_text;

namespace {

std::string repeat(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

std::string nested_json(std::size_t levels) { return repeat("{\"k\":", levels) + "1" + repeat("}", levels); }
std::string nested_flow(std::size_t levels) { return "v: " + repeat("[", levels - 1) + repeat("]", levels - 1); }

/// Whole seconds are far beyond what these inputs need, and far below what something quadratic would.
class Soon {
 public:
  ~Soon() { BOOST_TEST((std::chrono::steady_clock::now() - start_ < std::chrono::seconds(20))); }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace

BOOST_AUTO_TEST_CASE(nesting_ends_at_10000_levels) {
  const Soon soon;
  BOOST_TEST(tests::objects(read_text(nested_json(10'000))).front() == nested_json(10'000));
  BOOST_TEST(!read_text(nested_json(10'001)).complete);
  BOOST_TEST(read_text(nested_flow(10'000)).documents.size() == 1U);
  BOOST_TEST(!read_text(nested_flow(10'001)).complete);
}

BOOST_AUTO_TEST_CASE(deep_blocks_are_read) {
  const Soon soon;
  std::string text;
  for (std::size_t level = 0; level < 1500; ++level) text += std::string(level, ' ') + "k:\n";
  BOOST_TEST(read_text(text).documents.size() == 1U);
}

BOOST_AUTO_TEST_CASE(aliases_may_expand_to_so_much_only) {
  const Soon soon;
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + repeat(", " + before, 8) + "]\n";
  }
  BOOST_TEST(!read_text(bomb).complete);
  BOOST_TEST(tests::last_error(read_text(bomb)).find("excessive aliasing") != std::string::npos);
  BOOST_TEST(read_text("a: &a {x: 1}\nb: [" + repeat("*a, ", 90) + "*a]\n").complete);
}

BOOST_AUTO_TEST_CASE(nothing_is_quadratic) {
  const Soon soon;
  std::string many_keys, duplicates = "{", documents;
  for (int i = 0; i < 200'000; ++i) many_keys += "k" + std::to_string((i * 7919) % 200'003) + ": 1\n";
  BOOST_TEST(read_text(many_keys).documents.front().root.members().size() == 200'000U);
  for (int i = 0; i < 50'000; ++i) duplicates += "\"k\": 1, \n";
  const manifest::ReadResult result = read_text(duplicates + "\"k\": 2}");
  BOOST_TEST(result.problems.size() == 50'000U);
  BOOST_TEST(tests::objects(result).front() == R"({"k":2})");
  for (int i = 0; i < 50'000; ++i) documents += "---\na: 1\n";
  BOOST_TEST(read_text(documents).documents.size() == 50'000U);
}

BOOST_AUTO_TEST_CASE(a_last_line_of_full_buffers_without_end_is_lost_as_in_kubectl) {
  const std::string line = "b: " + std::string(4093, 'x');
  const manifest::ReadResult lost = read_text("a: 1\n" + line);
  BOOST_TEST(tests::objects(lost).front() == R"({"a":1})");
  BOOST_TEST(tests::warnings(lost).find("kubectl loses this last line") != std::string::npos);
  BOOST_TEST(read_text("a: 1\n" + line + "\n").documents.front().root.members().size() == 2U);
}
