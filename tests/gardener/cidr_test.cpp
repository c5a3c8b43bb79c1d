// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/cidr.hpp"

#include <boost/test/unit_test.hpp>

namespace gprov::tests {

using gardener::contains_range;
using gardener::overlap;
using gardener::parse_cidr;

BOOST_AUTO_TEST_SUITE(cidr)

BOOST_AUTO_TEST_CASE(reading) {
  BOOST_TEST(parse_cidr("10.0.0.0/8")->canonical);
  BOOST_TEST(!parse_cidr("10.0.0.1/8")->canonical);
  BOOST_TEST(parse_cidr("10.0.0.1/32")->canonical);
  BOOST_TEST(parse_cidr("fd00::/8")->canonical);
  BOOST_TEST(parse_cidr("0.0.0.0/0").has_value());
  for (const char* text : {"", "10.0.0.0", "10.0.0.0/", "10.0.0.0/33", "10.0.0/8", "010.0.0.0/8", "10.0.0.0/-1",
                           "10.0.0.0/8/8", "fd00::/129", "text/8", "10.0.0.0/99999999999999999999"}) {
    BOOST_TEST(!parse_cidr(text), text);
  }
}

BOOST_AUTO_TEST_CASE(comparing) {
  BOOST_TEST(overlap("10.0.0.0/8", "10.1.0.0/16"));
  BOOST_TEST(overlap("10.1.0.0/16", "10.0.0.0/8"));
  BOOST_TEST(!overlap("10.0.0.0/16", "10.1.0.0/16"));
  BOOST_TEST(!overlap("10.0.0.0/8", "fd00::/8"));
  BOOST_TEST(!overlap("10.0.0.0/8", "text"));
  BOOST_TEST(contains_range("10.0.0.0/8", "10.1.0.0/16"));
  BOOST_TEST(contains_range("10.0.0.0/8", "10.0.0.0/8"));
  BOOST_TEST(!contains_range("10.1.0.0/16", "10.0.0.0/8"));
  BOOST_TEST(!contains_range("10.0.0.0/8", "11.0.0.0/16"));
  BOOST_TEST(contains_range("10.0.0.0/8", "text"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
