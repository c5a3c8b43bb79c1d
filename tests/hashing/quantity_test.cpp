// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/quantity.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing {

BOOST_AUTO_TEST_SUITE(quantity)

BOOST_AUTO_TEST_CASE(answers_as_apimachinery_does) {
  for (const auto& known : known_answers("quantity.json")) {
    const std::string in = known.at("in");
    BOOST_TEST_CONTEXT("quantity '" << in << "'") {
      const auto parsed = Quantity::parse(in);
      BOOST_TEST(parsed.has_value() == !known.contains("refused"));
      if (!parsed || known.contains("refused")) continue;
      BOOST_TEST(parsed->text() == known.at("text").get<std::string>());
      BOOST_TEST(parsed->value() == known.at("value").get<std::int64_t>());
      BOOST_TEST(parsed->milli_value() == known.at("milli").get<std::int64_t>());
      BOOST_TEST(parsed->sign() == known.at("sign").get<int>());
    }
  }
}

BOOST_AUTO_TEST_CASE(huge_exponents_end_at_once) {
  // Upstream would write out two thousand million zeros here, so there is no
  // answer to compare with.
  BOOST_TEST(Quantity::parse("12345678901234567890e2000000000")->value() == 0);
  BOOST_TEST(Quantity::parse("12345678901234567890e-2000000000")->text() == "1e-9");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
