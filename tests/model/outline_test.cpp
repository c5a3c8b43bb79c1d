// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/outline.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/manifest/yaml_scalar.hpp"
#include "analyzer/model/outline_values.hpp"
#include "tests/support/outline_pair.hpp"

namespace {

using namespace gprov;
using manifest::Layout;

const std::string kShoot =
    "metadata:\n  name: one\n  namespace: garden\n  resourceVersion: \"7\"\nspec:\n  cloudProfile:\n    kind: "
    "CloudProfile\n"
    "  provider:\n    workers:\n    - machine:\n        a: a\n      name: first\n    - machine:\n        a: b\n      "
    "name: "
    "second\n"
    "status:\n  conditions:\n  - message: x\n    lastUpdateTime: \"2026-01-02T03:04:05Z\"\n  technicalID: shoot--one\n";

struct Result {
  bool made = false;
  model::Outline outline;
};

Result outline(const std::string& text, Layout layout = Layout::yaml, std::size_t indent = 0) {
  Result result;
  result.made = model::Outliner().outline(text, layout, indent, result.outline);
  return result;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

BOOST_AUTO_TEST_SUITE(outlines)

BOOST_AUTO_TEST_CASE(own_values_are_in_no_part_and_all_else_is) {
  const Result base = outline(kShoot);
  BOOST_REQUIRE(base.made);
  BOOST_TEST(base.outline.name == "one");
  BOOST_TEST(base.outline.ns == "garden");
  BOOST_TEST(base.outline.pools.size() == 2U);
  BOOST_TEST(!tests::same_parts(base.outline.pools[0], base.outline.pools[1]));
  BOOST_TEST(base.outline.bystanders.size() == 1U);
  const auto changed = [&](const std::string& from, const std::string& to) { return outline(with(kShoot, from, to)); };
  for (const auto& [from, to] : {std::pair("name: one", "name: two"), std::pair("garden", "garden-2"),
                                 std::pair("\"7\"", "\"8\""), std::pair("name: first", "name: other"),
                                 std::pair("shoot--one", "shoot--two"), std::pair("2026-01", "2025-11")}) {
    const Result other = changed(from, to);
    BOOST_REQUIRE(other.made);
    BOOST_TEST(other.outline.frame == base.outline.frame, from);
    BOOST_TEST(tests::same_parts(other.outline, base.outline), from);
  }
  BOOST_TEST(!tests::same_parts(changed("a: a", "a: c").outline.pools[0], base.outline.pools[0]));
  BOOST_TEST(changed("a: a", "a: c").outline.frame == base.outline.frame);
  BOOST_TEST(changed("message: x", "message: y").outline.bystanders[0] != base.outline.bystanders[0]);
  BOOST_TEST(changed("spec:\n", "spec:\n  region: x\n").outline.frame != base.outline.frame);
  // A name that YAML takes for something else is no name, nor is a time that no calendar has.
  BOOST_TEST(!changed("name: one", "name: 1e3").made);
  BOOST_TEST(!changed("name: first", "name: yes").made);
  BOOST_TEST(changed("2026-01", "2026-13").outline.bystanders[0] != base.outline.bystanders[0]);
  // NamespacedCloudProfiles are looked for in the Shoot's namespace.
  const std::string namespaced = with(kShoot, "kind: CloudProfile", "kind: NamespacedCloudProfile");
  BOOST_TEST(outline(namespaced).outline.frame != outline(with(namespaced, "garden", "garden-2")).outline.frame);
}

BOOST_AUTO_TEST_CASE(some_shoots_have_no_outline) {
  BOOST_TEST(
      !outline(with(kShoot, "metadata:\n", "metadata:\n  annotations:\n    gardener.cloud/operation: retry\n")).made);
  BOOST_TEST(!outline(with(kShoot, "metadata:\n", "metadata:\n  annotations:\n    gprov-impact/ignore: x\n")).made);
  BOOST_TEST(!outline(with(kShoot, "  technicalID: shoot--one\n", "")).made);
  BOOST_TEST(!outline(with(kShoot, "  name: one\n", "  name: one\n  name: two\n")).made);
  BOOST_TEST(!outline(with(kShoot, "spec:\n", "# here\nspec:\n")).made);
  BOOST_TEST(!outline("").made);
  BOOST_TEST(!outline("{}", Layout::json).made);
  BOOST_TEST(outline("- " + with(kShoot, "metadata", "metadata"), Layout::yaml, 2).made == false);
}

BOOST_AUTO_TEST_CASE(what_moves_is_no_difference) {
  const std::string moved =
      with(with(with(kShoot, "\"7\"", "\"1234567\""), "2026-01", "2025-11"), "message: x", "message: yy");
  const Result a = outline(kShoot), b = outline(moved);
  BOOST_TEST(model::equal_at_rest(kShoot, a.outline, moved, b.outline));
  for (const auto& [from, to] :
       {std::pair("name: one", "name: two"), std::pair("a: a", "a: c"), std::pair("shoot--one", "shoot--two")}) {
    const std::string other = with(kShoot, from, to);
    BOOST_TEST(!model::equal_at_rest(kShoot, a.outline, other, outline(other).outline), from);
  }
}

BOOST_AUTO_TEST_CASE(values_of_a_look) {
  for (const char* text : {"a", "shoot-1", "a.b/c_d@e", "0b6d1c52-1111-4000", "\"7\"", "\"a b: c\""}) {
    BOOST_TEST(model::is_own_text(text), text);
  }
  for (const char* text : {"",     "1",    "1e3", "0x1f", "true", "y",          "null", "~",  "-a",    "a b",
                           "a: b", "a #b", "'a'", "\"a",  "\"\"", "\"a\\\"b\"", "|",    "&a", "1_000", "12:30"}) {
    BOOST_TEST(!model::is_own_text(text), text);
  }
  // Whatever it takes for a text without asking is one.
  std::uint64_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    for (int j = 0; j < 4 + i % 6; ++j) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      text += "abefnoflstuyxXETFNY019.-_/@+"[(state >> 40U) % 28];
    }
    if (model::is_own_text(text)) {
      BOOST_TEST((manifest::resolve_plain(text).kind == manifest::Scalar::Kind::string), text);
    }
  }
  BOOST_TEST(model::is_count("12"));
  for (const char* text : {"", "0", "012", "1.0", "-1", "1234567890"}) BOOST_TEST(!model::is_count(text), text);
  BOOST_TEST(model::is_size("50Gi"));
  BOOST_TEST(model::is_size("\"50Gi\""));
  for (const char* text : {"Gi", "0Gi", "50G", "123456Gi", "5 Gi", "\"50Gi"}) BOOST_TEST(!model::is_size(text), text);
  BOOST_TEST(model::is_time("\"2026-02-28T23:59:59Z\""));
  BOOST_TEST(model::is_time("\"2026-10-31T23:59:59Z\""));
  for (const char* text :
       {"2026-02-28T23:59:59Z", "\"2026-02-29T00:00:00Z\"", "\"2026-04-31T00:00:00Z\"", "\"2026-00-01T00:00:00Z\"",
        "\"2026-01-01T24:00:00Z\"", "\"2026-01-01T00:60:00Z\"", "\"2026-01-01 00:00:00Z\""}) {
    BOOST_TEST(!model::is_time(text), text);
  }
}

BOOST_AUTO_TEST_CASE(quantities_surges_and_addresses) {
  for (const char* text : {"130m", "20k", "3Gi", "12", "\"1\"", "\"500Mi\""})
    BOOST_TEST(model::is_quantity(text), text);
  for (const char* text : {"", "0", "m", "1.5", "1e3", "-1", "123456", "1 Gi", "1gi", "1Ei"}) {
    BOOST_TEST(!model::is_quantity(text), text);
  }
  for (const char* text : {"0", "3", "0%", "25%", "\"25%\""}) BOOST_TEST(model::is_surge(text), text);
  for (const char* text : {"", "\"3\"", "\"0\"", "-1", "2.5%", "%", "x%", "1000%"})
    BOOST_TEST(!model::is_surge(text), text);
  for (const char* text : {"https://a.b/c", "\"https://a\""}) BOOST_TEST(model::is_url(text), text);
  for (const char* text : {"", "https://", "http://a", "https://a:b", "https://a b", "\"https://a", "https://a#b"}) {
    BOOST_TEST(!model::is_url(text), text);
  }
}

/// What can be wrong with a pool is in one of its parts.
BOOST_AUTO_TEST_CASE(each_part_of_a_pool_has_its_own) {
  const std::string text =
      "metadata:\n  name: one\n  namespace: garden\nspec:\n  provider:\n    type: azure\n    workers:\n    - machine:\n"
      "        architecture: amd64\n        image:\n          name: os\n          version: 1.2.3\n        type: large\n"
      "      maxSurge: 1\n      name: first\n      updateStrategy: AutoRollingUpdate\n      volume:\n        size: "
      "5Gi\n"
      "        type: ssd\n      zones:\n      - \"1\"\n      - \"2\"\n  region: here\nstatus:\n  technicalID: "
      "shoot--one\n";
  const Result base = outline(text);
  BOOST_REQUIRE(base.made);
  const model::PoolOutline pool = base.outline.pools.at(0);
  BOOST_TEST(!pool.is_odd);
  const auto differing = [&](const std::string& from, const std::string& to) {
    const Result other = outline(with(text, from, to));
    if (!other.made) return std::string("none");
    const model::PoolOutline& one = other.outline.pools.at(0);
    std::string parts;
    if (other.outline.frame != base.outline.frame) parts += " frame";
    if (other.outline.core != base.outline.core) parts += " core";
    if (one.zones != pool.zones) parts += " zones";
    if (one.type != pool.type) parts += " type";
    if (one.image != pool.image) parts += " image";
    if (one.rest != pool.rest) parts += " rest";
    return parts + (one.is_odd ? " odd" : "");
  };
  BOOST_TEST(differing("type: large", "type: small") == " type");
  BOOST_TEST(differing("version: 1.2.3", "version: 1.2.4") == " image");
  BOOST_TEST(differing("name: os", "name: linux") == " image");
  BOOST_TEST(differing("amd64", "arm64") == " type image");
  BOOST_TEST(differing("- \"2\"", "- \"3\"") == " zones");
  BOOST_TEST(differing("      - \"2\"\n", "") == " zones");
  BOOST_TEST(differing("type: ssd", "type: hdd") == " rest");
  BOOST_TEST(differing("region: here", "region: there") == " frame core");
  BOOST_TEST(differing("type: azure", "type: metal") == " frame core");
  BOOST_TEST(differing("maxSurge: 1", "maxSurge: 2").empty());
  BOOST_TEST(differing("size: 5Gi", "size: 6Gi").empty());
  // What is unusual may hang on anything.
  BOOST_TEST(differing("maxSurge: 1", "maxSurge: x") == " rest odd");
  BOOST_TEST(differing("AutoRollingUpdate", "AutoInPlaceUpdate") == " rest odd");
  BOOST_TEST(differing("      zones:\n      - \"1\"\n      - \"2\"\n", "") == " zones rest odd");
  BOOST_TEST(differing("version: 1.2.3", "version: 1.2") == " image rest odd");
  BOOST_TEST(differing("      name: first\n",
                       "      name: first\n      providerConfig:\n        nodeTemplate:\n          a: b\n") ==
             " rest odd");
  BOOST_TEST(differing("image:\n          name: os\n          version: 1.2.3", "image: {name: os}") == "none");
}

/// The same edits of two Shoots that differ in nothing but their own values.
BOOST_AUTO_TEST_CASE(equal_parts_are_read_alike) {
  std::size_t compared = 0;
  std::uint64_t state = 1;
  for (int i = 0; i < 6000; ++i) {
    std::array<std::uint8_t, 9> bytes{};
    for (std::uint8_t& byte : bytes) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      byte = static_cast<std::uint8_t>(state >> 40U);
    }
    const std::span<const std::uint8_t> all(bytes);
    const std::string complaint =
        tests::differs_though_alike(all.first(static_cast<std::size_t>(3 * (1 + i % 3))), compared);
    BOOST_TEST(complaint.empty(), complaint);
  }
  BOOST_TEST(compared > 2000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
