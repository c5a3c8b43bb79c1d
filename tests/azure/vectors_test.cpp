// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>

#include "tests/support/end_to_end.hpp"

// Every Azure vector against the whole program: names, sizes, verdicts, errors, and what the extension refuses.

namespace {

using namespace gprov;
using tests::Refusals;

std::size_t compare(const char* file) {
  return tests::compare_end_to_end("azure", file, Refusals::of_extension_in_words, tests::is_told_by_files).compared;
}

BOOST_AUTO_TEST_SUITE(vectors)

BOOST_AUTO_TEST_CASE(gardener_1_99_azure_1_45) { BOOST_TEST(compare("1.99.1_v1.45.2") == 139U); }
BOOST_AUTO_TEST_CASE(gardener_1_99_azure_1_47) { BOOST_TEST(compare("1.99.1_v1.47.0") == 271U); }
BOOST_AUTO_TEST_CASE(gardener_1_120_azure_1_53) { BOOST_TEST(compare("1.120.0_v1.53.0") == 289U); }
BOOST_AUTO_TEST_CASE(gardener_1_127_azure_1_55) { BOOST_TEST(compare("1.127.1_v1.55.0") == 250U); }
BOOST_AUTO_TEST_CASE(gardener_1_136_azure_1_59) { BOOST_TEST(compare("1.136.0_v1.59.0") == 260U); }
BOOST_AUTO_TEST_CASE(gardener_1_144_azure_1_62) { BOOST_TEST(compare("1.144.0_v1.62.1") == 614U); }
BOOST_AUTO_TEST_CASE(gardener_1_149_azure_1_62) { BOOST_TEST(compare("1.149.3_v1.62.1") == 145U); }
BOOST_AUTO_TEST_CASE(upgrades) { BOOST_TEST(compare("upgrades") == 161U); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
