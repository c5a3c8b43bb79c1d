// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/support/end_to_end.hpp"

// What Gardener's own code and provider-aws answered, against the whole program.

namespace gprov::tests {
namespace {

bool comparable(const Vector& vector) { return vector.new_side.cloud.is_null(); }

Tally run(const char* file) { return compare_end_to_end("aws", file, Refusals::all, comparable); }

}  // namespace

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_99_aws_1_57) { BOOST_TEST(run("1.99.1_v1.57.0").compared == 133U); }
BOOST_AUTO_TEST_CASE(gardener_1_136_aws_1_69) { BOOST_TEST(run("1.136.0_v1.69.1").compared == 111U); }
BOOST_AUTO_TEST_CASE(gardener_1_144_aws_1_73) { BOOST_TEST(run("1.144.0_v1.73.0").compared == 227U); }
BOOST_AUTO_TEST_CASE(upgrades) { BOOST_TEST(run("upgrades").compared == 18U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace gprov::tests
