// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/end_to_end.hpp"

// Whole comparisons against what Gardener's own code answered.

namespace {

using namespace gprov;
using tests::Refusals;
using tests::Vector;

/// What the cloud holds besides is in no manifest.
bool judged(const Vector& vector) { return vector.new_side.cloud.is_null(); }

std::size_t compare(const char* file) {
  return tests::compare_end_to_end("openstack", file, Refusals::all, judged).compared;
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_99_openstack_1_43) { BOOST_TEST(compare("1.99.1_v1.43.0") == 93U); }
BOOST_AUTO_TEST_CASE(gardener_1_144_openstack_1_57) { BOOST_TEST(compare("1.144.0_v1.57.0") == 169U); }
BOOST_AUTO_TEST_CASE(upgrades) { BOOST_TEST(compare("upgrades") == 9U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
