// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/zones.hpp"

#include <boost/test/unit_test.hpp>
#include <vector>

#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing {

BOOST_AUTO_TEST_SUITE(zones)

BOOST_AUTO_TEST_CASE(shares_are_those_of_the_worker_library) {
  for (const auto& known : known_answers("zones.json")) {
    const std::int32_t count = known.at("zones");
    const std::int32_t total = known.at("total");
    for (std::int32_t i = 0; i < count; ++i) {
      const auto index = static_cast<std::size_t>(i);
      const std::int32_t share = known.at("shares")[index];
      BOOST_TEST(distribute_over_zones(i, total, count) == share);
      BOOST_TEST(std::get<std::int32_t>(distribute_int_or_percent(i, total, count, 99)) == share);
      for (const auto& [percent, expected] : known.at("percent").items()) {
        BOOST_TEST(std::get<std::string>(distribute_int_or_percent(i, percent, count, total)) ==
                       expected[index].get<std::string>(),
                   percent << " of " << total << " in zone " << i << " of " << count);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(text_that_is_no_percentage_stays) {
  for (const std::string& text : std::vector<std::string>{"", "%", "5", "half", "5%%"}) {
    BOOST_TEST(std::get<std::string>(distribute_int_or_percent(0, text, 3, 4)) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
