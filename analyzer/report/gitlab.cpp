// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/writers.hpp"

// GitLab's code quality report: a list of issues, each with a place and a fingerprint of its own.

namespace gprov::report {

namespace {

using Json = nlohmann::ordered_json;

std::string_view severity(const Finding& finding) {
  if (finding.standing == Standing::ignored) return "info";
  switch (finding.level) {
    case Level::error:
      return finding.verdict >= impact::Verdict::remove ? "blocker" : "critical";
    case Level::warning:
      return "major";
    case Level::note:
      return finding.verdict == impact::Verdict::none ? "info" : "minor";
  }
  return "info";
}

}  // namespace

void write_gitlab(const impact::Impact& impact, const Style&, std::ostream& out) {
  Json issues = Json::array();
  std::set<std::string> told;
  for (const Finding& finding : findings(impact)) {
    std::string fingerprint = finding.fingerprint;
    for (int again = 2; !told.insert(fingerprint).second; ++again) {
      fingerprint = finding.fingerprint + "-" + std::to_string(again);
    }
    const std::string file = finding.at ? finding.at->file : "manifest";
    const std::string lead = finding.shoot == nullptr ? finding.subject + ": " : "";
    issues.push_back({{"description", lead + finding.message},
                      {"check_name", finding.rule},
                      {"fingerprint", fingerprint},
                      {"severity", severity(finding)},
                      {"location",
                       {{"path", file.starts_with("./") ? file.substr(2) : file},
                        {"lines", {{"begin", finding.at && finding.at->line > 0 ? finding.at->line : 1U}}}}}});
  }
  out << issues.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace gprov::report
