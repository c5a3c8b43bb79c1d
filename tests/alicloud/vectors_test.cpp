// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/support/end_to_end.hpp"

// Every Alicloud vector against the whole program: names, sizes, verdicts, errors, and what the extension refuses.

namespace {

using namespace gprov;
using tests::Refusals;
using tests::Vector;

bool judged(const Vector& vector) { return vector.new_side.cloud.is_null(); }

std::size_t compare(const char* file) {
  return tests::compare_end_to_end("alicloud", file, Refusals::of_extension_in_words, judged).compared;
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_118_alicloud_1_60) { BOOST_TEST(compare("1.118.0_v1.60.0") == 104U); }
BOOST_AUTO_TEST_CASE(gardener_1_136_alicloud_1_71) { BOOST_TEST(compare("1.136.0_v1.71.0") == 181U); }
BOOST_AUTO_TEST_CASE(gardener_1_144_alicloud_1_71) { BOOST_TEST(compare("1.144.0_v1.71.0") == 86U); }
BOOST_AUTO_TEST_CASE(upgrades) { BOOST_TEST(compare("upgrades") == 5U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
