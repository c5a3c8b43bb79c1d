// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <boost/test/unit_test.hpp>
#include <string>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/model/objects.hpp"

using namespace gprov;

// A file that both sides read has its problems once, in their order; a file of nothing but mistakes takes no time that
// grows with their square.
BOOST_AUTO_TEST_CASE(equal_problems_are_told_once) {
  constexpr std::uint32_t kMany = 100000;
  model::Objects before, after;
  for (std::uint32_t line = 1; line <= kMany; ++line) {
    const manifest::Problem problem{manifest::Severity::error, {"shared.yaml", line, 1}, "kind: expected text"};
    before.problems.push_back(problem);
    after.problems.push_back(problem);
  }
  after.problems.push_back({manifest::Severity::error, {"new.yaml", 1, 1}, "kind: expected text"});
  const impact::Impact impact = impact::analyze(before, after, {});
  BOOST_TEST(impact.diagnostics.size() == kMany + 1);
  BOOST_TEST(impact.diagnostics.front().at->line == 1U);
  BOOST_TEST(impact.diagnostics.back().at->file == "new.yaml");
  BOOST_TEST(impact.exit_code == 3);
}
