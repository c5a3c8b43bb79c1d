// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/end_to_end.hpp"

namespace {

using namespace gprov;
using tests::Refusals;
using tests::Vector;

/// This release judges no updates, and knows neither other defaulting plugins nor what extensions hash for version 1.
bool judged(const Vector& vector) {
  const auto usual = [](const tests::VectorSide& side) {
    return !side.settings.contains("useGKEFormula") && !side.settings.contains("nodeLocalDNSEnabledByDefault") &&
           !side.settings.contains("hashVersions") && side.settings.value("newWorkerPoolHash", true);
  };
  return usual(vector.old_side) && usual(vector.new_side) && vector.rejections.empty() &&
         !vector.new_side.expected.contains("error") && vector.new_side.cloud.is_null();
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_144_azure_1_62) {
  BOOST_TEST(tests::compare_end_to_end("azure", "1.144.0_v1.62.1", Refusals::all, judged).compared > 400U);
}

BOOST_AUTO_TEST_CASE(gardener_1_149_azure_1_62) {
  BOOST_TEST(tests::compare_end_to_end("azure", "1.149.3_v1.62.1", Refusals::all, judged).compared > 100U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
