// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/go_time.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing {

BOOST_AUTO_TEST_SUITE(go_time)

BOOST_AUTO_TEST_CASE(times_are_read_and_printed_as_metav1_time) {
  for (const auto& known : known_answers("time.json")) {
    const std::string in = known.at("in");
    BOOST_TEST_CONTEXT("time '" << in << "'") {
      const auto text = go_time_string(in);
      const auto unix = unix_seconds(in);
      BOOST_TEST(text.has_value() == !known.contains("refused"));
      BOOST_TEST(unix.has_value() == !known.contains("refused"));
      if (!text || !unix || known.contains("refused")) continue;
      BOOST_TEST(*text == known.at("text").get<std::string>());
      BOOST_TEST(*unix == known.at("unix").get<long long>());
    }
  }
}

BOOST_AUTO_TEST_CASE(durations_are_read_as_metav1_duration) {
  for (const auto& known : known_answers("duration.json")) {
    const std::string in = known.at("in");
    BOOST_TEST_CONTEXT("duration '" << in << "'") {
      const auto nanoseconds = go_duration(in);
      BOOST_TEST(nanoseconds.has_value() == !known.contains("refused"));
      if (nanoseconds && !known.contains("refused")) {
        BOOST_TEST(*nanoseconds == known.at("nanoseconds").get<long long>());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
