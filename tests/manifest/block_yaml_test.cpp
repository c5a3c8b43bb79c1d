// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/manifest/block_yaml.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/manifest/cutter.hpp"
#include "analyzer/manifest/yaml_scalar.hpp"
#include "tests/bench/landscape.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/gzip.hpp"

// The fast reader takes only what it reads as the general reader does: the same tree, each value and key at the same
// place, the same keys given twice.

using namespace gprov;

namespace {

void append(std::string& out, const manifest::Node& node) {
  out += std::to_string(node.offset) + ":" + std::to_string(static_cast<int>(node.type)) + " ";
  switch (node.type) {
    case manifest::Type::string:
      out.append(node.text()).append(1, '\0');
      break;
    case manifest::Type::integer:
      out += std::to_string(node.integer);
      break;
    case manifest::Type::floating:
      out += std::to_string(node.floating);
      break;
    case manifest::Type::boolean:
      out += node.boolean ? "y" : "n";
      break;
    default:
      break;
  }
  for (const manifest::Node& item : node.items()) append(out.append(" - "), item);
  for (const manifest::Member& member : node.members()) {
    out.append("\n").append(member.key).append("@" + std::to_string(member.key_offset) + "=");
    append(out, member.value);
  }
}

struct Tally {
  std::size_t pieces = 0, fast = 0;
};

/// Reads each piece of the text both ways.
void compare(const std::string& text, Tally& tally) {
  auto source = std::make_shared<manifest::Source>();
  source->bytes = text;
  manifest::Cutter cutter(source->bytes, 0);
  while (const auto piece = cutter.next()) {
    ++tally.pieces;
    const auto read = [&](auto reader, std::string& shown) {
      manifest::Reading reading{*source, {}, {}};
      manifest::Document document = manifest::make_document(source, piece->content, piece->end);
      const auto outcome = reader(reading, document);
      append(shown, document.root);
      for (const manifest::Overridden& lost : reading.builder.overridden()) {
        shown.append("\ntwice ")
            .append(lost.key)
            .append(" " + std::to_string(lost.first) + "-" + std::to_string(lost.second));
      }
      return std::pair(outcome, reading.findings.size());
    };
    std::string fast, general;
    const auto taken = read(
        [&](manifest::Reading& reading, manifest::Document& document) {
          return manifest::read_block_yaml(reading, piece->begin, piece->end, document);
        },
        fast);
    BOOST_TEST(taken.second == 0U);
    if (!taken.first) continue;
    ++tally.fast;
    const auto right = read(
        [&](manifest::Reading& reading, manifest::Document& document) {
          return manifest::read_general_yaml(reading, piece->begin, piece->end, document);
        },
        general);
    const bool same = right.first == manifest::Outcome::tree && right.second == 0 && fast == general;
    BOOST_TEST(same, "the fast reader took this otherwise:\n" << text.substr(piece->begin, piece->end - piece->begin));
  }
}

/// Small edits of the kind that people and typing errors make, the same on each run.
class Mutator {
 public:
  std::string mutate(std::string text) {
    constexpr std::string_view kPieces[] = {" ",
                                            "  ",
                                            "\n",
                                            ":",
                                            ": ",
                                            "- ",
                                            "-",
                                            "#",
                                            " #",
                                            "\"",
                                            "'",
                                            "''",
                                            "|",
                                            "|-",
                                            ">",
                                            "{}",
                                            "[]",
                                            "{",
                                            "]",
                                            "&a ",
                                            "*a",
                                            "!!str ",
                                            "? ",
                                            "<<",
                                            "<<: ",
                                            "~",
                                            "null",
                                            "true",
                                            "1.30",
                                            "0x1F",
                                            "1e3",
                                            ".inf",
                                            "012",
                                            "---\n",
                                            "...\n",
                                            "%YAML 1.1\n",
                                            "\\n",
                                            "\\",
                                            "\\\"",
                                            "\t",
                                            "\r",
                                            "@",
                                            "`",
                                            "=",
                                            "y",
                                            "2026-01-01",
                                            "key: value\n",
                                            "\n\n",
                                            "\n   ",
                                            ",",
                                            "\xC3\xA9",
                                            "\xE2\x80\xA8",
                                            "a: b: c",
                                            "+.5",
                                            "1_000",
                                            "- - a",
                                            "- a: b\n",
                                            "\"a\\nb\"",
                                            "#\n",
                                            " \n"};
    const std::size_t count = 1 + next() % 3;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t place = next() % (text.size() + 1);
      switch (next() % 4) {
        case 0:
          text.erase(place, 1 + next() % 4);
          break;
        case 1:
          text.insert(place, text.substr(next() % (text.size() + 1), next() % 12));
          break;
        default:
          text.insert(place, kPieces[next() % std::size(kPieces)]);
      }
    }
    return text;
  }

  std::size_t next() {
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 7U;
    state_ ^= state_ << 17U;
    return state_;
  }

 private:
  std::uint64_t state_ = 0x9E3779B97F4A7C15;
};

std::vector<std::string> fixture_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(GPROV_SOURCE_DIR "/fixtures")) {
    if (entry.path().extension() == ".yaml") texts.push_back(tests::read_file(entry.path().string()));
  }
  return texts;
}

std::vector<std::string> vector_texts() {
  std::vector<std::string> texts;
  for (const std::string& line : tests::read_gzip_lines(GPROV_SOURCE_DIR "/fixtures/vectors/yaml/tricky.jsonl.gz")) {
    texts.push_back(*manifest::decode_base64(nlohmann::json::parse(line).at("input").get<std::string>()));
  }
  for (const std::string& line : tests::read_gzip_lines(GPROV_SOURCE_DIR "/fixtures/vectors/yaml/generated.jsonl.gz")) {
    texts.push_back(*manifest::decode_base64(nlohmann::json::parse(line).at("input").get<std::string>()));
  }
  return texts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_kubectl_prints_is_read_fast_and_alike) {
  for (const auto layout : {bench::Layout::documents, bench::Layout::list}) {
    Tally tally;
    compare(bench::write({.shoots = 40, .changed_percent = 50, .layout = layout}), tally);
    BOOST_TEST(tally.pieces == (layout == bench::Layout::list ? 1U : 40U));
    BOOST_TEST(tally.fast == tally.pieces);
  }
}

BOOST_AUTO_TEST_CASE(long_texts_that_go_prints_are_read_fast_and_alike) {
  const std::array<std::string, 6> values = {
      "Automatic Kubernetes and machine image updates succeeded, nothing\n    to do in this time window.",
      "'Some certificates expire, you should rotate them:\n    \"ca\" (expiring at 2027-03-03 10:11:12 +0000 UTC), "
      "see\n"
      "    it''s x for more information.'",
      "'it''s'",
      "one\n    two\n    three",
      "12\n    13",
      "'a  \n    '"};
  for (const std::string& value : values) {
    Tally tally;
    compare("a:\n  b: " + value + "\n  c:\n  - " + value + "\n", tally);
    BOOST_TEST(tally.fast == 1U, value);
  }
  // What is no such text, or may be something else, is left to the general reader.
  const std::array<std::string, 10> others = {
      "one\n    two: three", "one # x\n    two", "one\n\n    two", "one\n    # x\n    two", "one\n    - two",
      "'one\n\n    two'",    "'one\n  two'",     "'one\ntwo'",     "one\n    'two'",        "'one\n---\n'"};
  for (const std::string& value : others) {
    Tally tally;
    compare("a:\n  b: " + value + "\n", tally);
    BOOST_TEST(tally.fast == 0U, value);
  }
}

BOOST_AUTO_TEST_CASE(fixtures_are_read_alike) {
  Tally tally;
  for (const std::string& text : fixture_texts()) compare(text, tally);
  BOOST_TEST(tally.pieces > 100U);
  BOOST_TEST(10 * tally.fast > 7 * tally.pieces, tally.fast << " of " << tally.pieces << " are read fast");
}

BOOST_AUTO_TEST_CASE(vectors_of_yaml_are_read_alike) {
  Tally tally;
  for (const std::string& text : vector_texts()) compare(text, tally);
  BOOST_TEST(tally.pieces > 4000U);
  BOOST_TEST(tally.fast > 100U);
}

BOOST_AUTO_TEST_CASE(mutated_documents_are_read_alike) {
  Mutator mutator;
  Tally tally;
  std::vector<std::string> texts = fixture_texts();
  texts.push_back(bench::write({.shoots = 1}));
  // Many small edits of small texts reach more than a few of long ones.
  texts.emplace_back("a:\n  b: c\n  d:\n  - e: f\n    g: |\n      h\n      i\n  - j\n  'k': \"l\"\nm: {}\n# n\no: 1\n");
  texts.emplace_back("a: |-\n   b\n\n   c\nd:\n- e\n- f: g # h\ni:\nj: []\n");
  for (const std::string& text : vector_texts()) {
    if (text.size() < 400) texts.push_back(text);
  }
  constexpr std::size_t kRuns = 12'000, kLongest = 6'000;
  for (std::size_t i = 0; i < kRuns; ++i) {
    const std::string& text = texts[mutator.next() % texts.size()];
    if (text.size() < kLongest) compare(mutator.mutate(text), tally);
  }
  for (std::size_t i = 0; i < kRuns; ++i) compare(mutator.mutate(texts[texts.size() - 1 - mutator.next() % 50]), tally);
  BOOST_TEST(tally.fast > 1000U);
}
