// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/semver.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing {

BOOST_AUTO_TEST_SUITE(semver)

BOOST_AUTO_TEST_CASE(versions_are_read_as_masterminds_does) {
  for (const auto& known : known_answers("semver.json")) {
    const std::string in = known.at("in");
    BOOST_TEST_CONTEXT("version '" << in << "'") {
      const auto version = parse_version(in);
      BOOST_TEST(version.has_value() == !known.contains("refused"));
      if (!version || known.contains("refused")) continue;
      BOOST_TEST(version->major == known.at("major").get<std::uint64_t>());
      BOOST_TEST(version->minor == known.at("minor").get<std::uint64_t>());
      BOOST_TEST(version->patch == known.at("patch").get<std::uint64_t>());
      BOOST_TEST(version->prerelease == known.at("prerelease").get<std::string>());
      BOOST_TEST(version->metadata == known.at("metadata").get<std::string>());
      BOOST_TEST(below_minor(*version, 1, 34) == known.at("below_1_34").get<bool>());
      BOOST_TEST(!below_minor(*version, 1, 35) == known.at("at_least_1_35").get<bool>());
    }
  }
}

BOOST_AUTO_TEST_CASE(precedence_is_that_of_masterminds) {
  const auto cases = known_answers("semver_order.json");
  for (const auto& a : cases) {
    for (std::size_t i = 0; i < cases.size(); ++i) {
      const std::string left = a.at("in");
      const std::string right = cases[i].at("in");
      const auto order = compare(*parse_version(left), *parse_version(right));
      const int sign = (order > 0 ? 1 : 0) - (order < 0 ? 1 : 0);
      BOOST_TEST(sign == a.at("compared")[i].get<int>(), left << " against " << right);
    }
  }
}

BOOST_AUTO_TEST_CASE(texts) {
  BOOST_TEST(major_minor(*parse_version("v1.34.7-rc.1")) == "1.34");
  BOOST_TEST(to_string(*parse_version("1.144-rc.1+build")) == "v1.144.0-rc.1");
  BOOST_TEST(to_string(*parse_version("v1.62.1")) == "v1.62.1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
