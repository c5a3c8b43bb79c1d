// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <ostream>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/other_findings.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

// A suite a Shoot, a case a pool, in the form that Ant writes and its common schema describes. Its times are zero: the
// report says when nodes roll, and equal inputs give equal bytes.

namespace gprov::report {

namespace {

enum class Outcome : std::uint8_t { passed, failed, undecided, skipped };

struct Case {
  std::string name, type, message, body;
  Outcome outcome = Outcome::passed;
};

struct Suite {
  std::string name;
  std::vector<Case> cases;

  [[nodiscard]] std::int64_t count(Outcome outcome) const {
    std::int64_t number = 0;
    for (const Case& one : cases) number += one.outcome == outcome ? 1 : 0;
    return number;
  }
};

void take(Case& one, const Finding& finding) {
  const Outcome outcome = finding.standing == Standing::ignored         ? Outcome::skipped
                          : finding.level == Level::error               ? Outcome::failed
                          : finding.verdict == impact::Verdict::unknown ? Outcome::undecided
                                                                        : Outcome::passed;
  // What fails speaks louder than what is unknown, and that than what is accepted.
  const auto loud = [](Outcome o) {
    return o == Outcome::failed ? 3 : o == Outcome::undecided ? 2 : o == Outcome::skipped ? 1 : 0;
  };
  if (outcome == Outcome::passed) return;
  if (loud(outcome) > loud(one.outcome)) {
    one.outcome = outcome;
    one.type = finding.rule;
    one.message = finding.title;
  }
  const std::string where = place(finding.at);
  one.body += (where.empty() ? "" : where + ": ") + finding.message + " (" + finding.rule + ")\n";
}

Suite suite_of(const impact::Shoot& shoot, const std::vector<const Finding*>& found) {
  Suite suite{name_of(shoot), {}};
  Case update{"update", "", "", "", Outcome::passed};
  for (const Finding* finding : found) {
    if (finding->pool == nullptr) take(update, *finding);
  }
  suite.cases.push_back(std::move(update));
  for (const impact::Pool& pool : shoot.pools) {
    Case one{"pool " + shortened(pool.name, 80), "", "", "", Outcome::passed};
    for (const Finding* finding : found) {
      if (finding->pool == &pool) take(one, *finding);
    }
    suite.cases.push_back(std::move(one));
  }
  return suite;
}

/// A case a profile or resource.
Suite others_suite(const impact::Impact& impact, const std::vector<const Finding*>& found) {
  Suite suite{"profiles and resources", {}};
  const auto add = [&](const std::string& subject) {
    Case one{subject, "", "", "", Outcome::passed};
    for (const Finding* finding : found) {
      if (finding->subject == subject) take(one, *finding);
    }
    suite.cases.push_back(std::move(one));
  };
  for (const auto& row : impact.cloud_profiles) add(subject_of(row.kind, row.ns, row.name));
  for (const auto& row : impact.resources) add(subject_of(row.kind, row.ns, row.name));
  return suite;
}

/// The run itself: what could not be read or compared, and budgets.
Suite run_suite(const impact::Impact& impact) {
  Case one{"comparison", "", "", "", Outcome::passed};
  for (const impact::Diagnostic& row : impact.diagnostics) {
    if (row.severity != manifest::Severity::error) continue;
    one.outcome = Outcome::undecided;
    one.body += (row.at ? place(row.at) + ": " : "") + inert(row.message) + "\n";
  }
  one.message = one.outcome == Outcome::undecided ? "not everything was compared" : "";
  if (one.outcome == Outcome::passed && !impact.budgets.empty()) {
    one.outcome = Outcome::failed;
    one.message = "over budget";
    for (const std::string& budget : impact.budgets) one.body += inert(budget) + "\n";
  }
  one.type = "input";
  return {"gprov-impact", {one}};
}

void write(const Suite& suite, std::size_t id, std::ostream& out) {
  out << "  <testsuite id=\"" << id << "\" package=\"gprov-impact\" name=\"" << in_markup(suite.name)
      << "\" timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\" tests=\"" << suite.cases.size()
      << "\" failures=\"" << suite.count(Outcome::failed) << "\" errors=\"" << suite.count(Outcome::undecided)
      << "\" skipped=\"" << suite.count(Outcome::skipped) << "\" time=\"0\">\n    <properties/>\n";
  for (const Case& one : suite.cases) {
    out << "    <testcase classname=\"" << in_markup(suite.name) << "\" name=\"" << in_markup(one.name)
        << "\" time=\"0\"";
    if (one.outcome == Outcome::passed) {
      out << "/>\n";
      continue;
    }
    if (one.outcome == Outcome::skipped) {
      out << ">\n      <skipped/>\n    </testcase>\n";
      continue;
    }
    const std::string_view element = one.outcome == Outcome::failed ? "failure" : "error";
    out << ">\n      <" << element << " message=\"" << in_markup(one.message) << "\" type=\"" << in_markup(one.type)
        << "\">" << in_markup(one.body) << "</" << element << ">\n    </testcase>\n";
  }
  out << "    <system-out/>\n    <system-err/>\n  </testsuite>\n";
}

}  // namespace

void write_junit(const impact::Impact& impact, const Style&, std::ostream& out) {
  const std::vector<Finding> all = findings(impact);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t id = 0;
  write(run_suite(impact), id++, out);
  std::vector<std::vector<const Finding*>> by_shoot(impact.shoots.size());
  std::vector<const Finding*> others;
  for (const Finding& finding : all) {
    if (finding.shoot == nullptr) {
      others.push_back(&finding);
      continue;
    }
    by_shoot.at(static_cast<std::size_t>(finding.shoot - impact.shoots.data())).push_back(&finding);
  }
  for (std::size_t i = 0; i < impact.shoots.size(); ++i) write(suite_of(impact.shoots[i], by_shoot[i]), id++, out);
  if (compared_others(impact)) write(others_suite(impact, others), id++, out);
  out << "</testsuites>\n";
}

}  // namespace gprov::report
