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

bool all(const Vector& vector) { return vector.new_side.cloud.is_null(); }

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_144_openstack_1_57) {
  const auto tally = tests::compare_end_to_end("openstack", "1.144.0_v1.57.0", Refusals::all, all);
  BOOST_TEST_MESSAGE(tally.compared << " compared, " << tally.failed << " failed");
  BOOST_TEST(tally.compared > 160U);
}

BOOST_AUTO_TEST_CASE(gardener_1_99_openstack_1_43) {
  const auto tally = tests::compare_end_to_end("openstack", "1.99.1_v1.43.0", Refusals::all, all);
  BOOST_TEST_MESSAGE(tally.compared << " compared, " << tally.failed << " failed");
  BOOST_TEST(tally.compared > 90U);
}

BOOST_AUTO_TEST_CASE(upgrades) {
  const auto tally = tests::compare_end_to_end("openstack", "upgrades", Refusals::all, all);
  BOOST_TEST_MESSAGE(tally.compared << " compared, " << tally.failed << " failed");
  BOOST_TEST(tally.compared > 5U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
