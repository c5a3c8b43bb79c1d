// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/go_json.hpp"

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <limits>

#include "tests/hashing/known_answers.hpp"

namespace gprov::hashing {

BOOST_AUTO_TEST_SUITE(go_json)

BOOST_AUTO_TEST_CASE(strings_are_escaped_as_go_does) {
  for (const auto& known : known_answers("json_strings.json")) {
    const std::string hex = known.at("bytes");
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
      bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    std::string out;
    append_json_string(out, bytes);
    BOOST_TEST(out == known.at("json").get<std::string>(), "bytes " << hex << " gave " << out);
  }
}

BOOST_AUTO_TEST_CASE(floats_are_printed_as_go_does) {
  for (const auto& known : known_answers("json_floats.json")) {
    const std::uint64_t bits = std::stoull(known.at("bits").get<std::string>(), nullptr, 16);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    std::string out;
    append_json_number(out, value);
    BOOST_TEST(out == known.at("json").get<std::string>());
  }
}

BOOST_AUTO_TEST_CASE(integers_keep_their_digits) {
  std::string out;
  append_json_number(out, std::numeric_limits<std::int64_t>::min());
  BOOST_TEST(out == "-9223372036854775808");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::hashing
