// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/end_to_end.hpp"

// Every vector of these providers as manifests through the whole program, whoever refused it.

namespace {

using namespace gprov;
using tests::Refusals;

constexpr std::array kProviders = {"alicloud", "azure", "gcp"};  // others: see tests/<provider>

BOOST_AUTO_TEST_CASE(vectors) {
  for (const char* provider : kProviders) {
    for (const std::string& file : tests::vector_files(provider)) {
      BOOST_TEST_CONTEXT(provider << "/" << file) {
        BOOST_TEST(tests::compare_end_to_end(provider, file, Refusals::all, tests::is_told_by_files).compared > 0U);
      }
    }
  }
}

}  // namespace
