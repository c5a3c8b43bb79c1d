// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/manifest/reading.hpp"

using namespace gprov;

namespace {

/// "line:column" of a key, and of its value.
std::string places(const manifest::Document& document, const manifest::Member& member) {
  const auto place = [&](std::uint64_t offset) {
    const manifest::Position at = manifest::position(*document.source, offset);
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  return place(member.key_offset) + " " + place(member.value.offset);
}

std::string places_of(const std::string& text, std::string_view key) {
  const manifest::ReadResult result = tests::read_text(text);
  BOOST_REQUIRE(!result.documents.empty());
  const manifest::Document& document = result.documents.back();
  for (const manifest::Member& member : document.root.members()) {
    if (member.key == key) return places(document, member);
  }
  return "absent";
}

}  // namespace

BOOST_AUTO_TEST_CASE(positions_in_yaml_count_lines_and_characters) {
  BOOST_TEST(places_of("a: 1\nb:   two\n", "b") == "2:1 2:6");
  BOOST_TEST(places_of("äö: [ü]\nβ: γ\n", "äö") == "1:1 1:5");
  BOOST_TEST(places_of("äö: [ü]\nβ: γ\n", "β") == "2:1 2:4");
  BOOST_TEST(places_of("{a: 🐳, b: x}\n", "b") == "1:8 1:11");
  BOOST_TEST(places_of("a: 1\r\nb: 2\r\n", "b") == "2:1 2:4");
  BOOST_TEST(places_of("a: 1\rb: 2\r", "b") == "2:1 2:4");
  BOOST_TEST(places_of("x: ä\n---\n# c\na:\n  b: 1\n", "a") == "4:1 5:3");
  BOOST_TEST(places_of("a: |\n  text\nb: >-\n  text\n", "b") == "3:1 3:4");
  BOOST_TEST(places_of("base: &x {k: 1}\nm:\n  <<: *x\n", "m") == "2:1 3:3");
  BOOST_TEST(places_of("a: 'x\r\r\n\r\r\ny'\nb: 1", "b") == "6:1 6:4");
}

BOOST_AUTO_TEST_CASE(positions_in_json_count_lines_and_characters) {
  BOOST_TEST(places_of("{\n  \"ä\": \"ö\", \"b\": [1]\n}\n", "b") == "2:13 2:18");
  BOOST_TEST(places_of("{\"a\": 1}\n {\"b\": {}}", "b") == "2:3 2:8");
}

BOOST_AUTO_TEST_CASE(a_merged_member_stands_where_it_was_written) {
  const manifest::ReadResult result = tests::read_text("base: &x\n  k: 1\nm:\n  <<: *x\n");
  const manifest::Node* const merged = result.documents.front().root.find("m");
  BOOST_REQUIRE(merged != nullptr && merged->members().size() == 1);
  BOOST_TEST(places(result.documents.front(), merged->members().front()) == "2:3 2:6");
}

BOOST_AUTO_TEST_CASE(positions_in_a_long_line_and_a_long_file_are_exact) {
  manifest::Source source;
  source.name = "f";
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "äb\n";
  for (int i = 0; i < 9000; ++i) text += "ä";
  source.bytes = text;
  for (std::uint32_t line = 1; line <= 3000; line += 7) {
    BOOST_TEST((manifest::position(source, (line - 1) * 4 + 2) == (manifest::Position{"f", line, 2})));
  }
  for (std::uint32_t column = 1; column <= 9000; column += 11) {
    BOOST_TEST((manifest::position(source, 12000 + (column - 1) * 2) == (manifest::Position{"f", 3001, column})));
  }
  BOOST_TEST((manifest::position(source, 1U << 30U) == (manifest::Position{"f", 3001, 9001})));
}

BOOST_AUTO_TEST_CASE(a_copied_source_has_its_own_lines) {
  manifest::Source source;
  source.bytes = "a\nb";
  BOOST_TEST(manifest::position(source, 2).line == 2U);
  manifest::Source other = source;
  other.bytes = "ab\n";
  BOOST_TEST(manifest::position(other, 2).line == 1U);
  source = other;
  BOOST_TEST(manifest::position(source, 2).line == 1U);
}

BOOST_AUTO_TEST_CASE(a_field_path_leads_to_a_value_or_its_nearest_parent) {
  const manifest::ReadResult result = tests::read_text(
      "metadata:\n  annotations:\n    a.b/c: x\nspec:\n  provider:\n    workers:\n    - name: a\n    - name: b\n      "
      "volume: {size: 1Gi}\n");
  const manifest::Document& document = result.documents.front();
  const auto place = [&](std::string_view path) {
    const manifest::Position at = manifest::position(*document.source, manifest::locate(document.root, path));
    return std::to_string(at.line) + ":" + std::to_string(at.column);
  };
  BOOST_TEST(place("spec.provider.workers[1].volume.size") == "9:22");
  BOOST_TEST(place("spec.provider.workers[1].volume.type") == "9:15");
  BOOST_TEST(place("spec.provider.workers[7].name") == "7:5");
  BOOST_TEST(place("metadata.annotations[a.b/c]") == "3:12");
  BOOST_TEST(place("nothing.at.all") == "1:1");
  BOOST_TEST(place("") == "1:1");
}
