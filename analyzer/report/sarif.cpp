// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"
#include "analyzer/rules/rule.hpp"

// SARIF 2.1.0 as code scanning wants it: every result has a place, for one without refuses the whole file.

namespace gprov::report {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// More are not accepted.
constexpr std::size_t kMostResults = 25000;

std::string_view level_word(Level level) {
  switch (level) {
    case Level::error:
      return "error";
    case Level::warning:
      return "warning";
    case Level::note:
      return "note";
  }
  return "none";
}

/// A path as a URI reference. What is relative stays relative to the checkout.
std::string uri(std::string_view path) {
  if (path.starts_with("./")) path.remove_prefix(2);
  constexpr std::string_view kHex = "0123456789ABCDEF", kSafe = "-._~/";
  std::string out = path.starts_with("/") ? "file://" : "";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kSafe.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  return out.empty() ? "manifest" : out;
}

Json location(const Finding& finding) {
  const impact::Position at = finding.at.value_or(impact::Position{"manifest", 1, 1});
  Json physical = {{"artifactLocation", {{"uri", uri(at.file)}}},
                   {"region", {{"startLine", std::max(at.line, 1U)}, {"startColumn", std::max(at.column, 1U)}}}};
  std::string name = finding.subject;
  if (finding.pool != nullptr) name += "/" + shortened(finding.pool->name, 80);
  return {{"physicalLocation", std::move(physical)},
          {"logicalLocations", Json::array({{{"fullyQualifiedName", std::move(name)}, {"kind", "resource"}}})}};
}

Json descriptor(const std::string& id) {
  Json row = {{"id", id}};
  if (const rules::Rule* rule = rules::find(id)) {
    row["shortDescription"] = {{"text", rule->title}};
    row["fullDescription"] = {{"text", rule->why}};
    row["help"] = {{"text", std::string(rule->remedy.empty() ? rule->why : rule->remedy) +
                                " Source: " + std::string(rule->source)}};
  } else {
    row["shortDescription"] = {{"text", id}};
    row["help"] = {{"text", "See gprov-impact(1) for the verdicts."}};
  }
  row["properties"] = {{"tags", Json::array({"gardener", id.substr(0, id.find('/'))})}};
  return row;
}

Json suppression(const impact::Impact& impact, const Finding& finding) {
  for (const impact::Ignored& row : impact.ignored) {
    if (row.fingerprint != finding.fingerprint) continue;
    Json object = {{"kind", "external"}, {"status", "accepted"}, {"justification", row.reason}};
    if (!row.expires.empty()) object["properties"] = {{"expires", row.expires}};
    return object;
  }
  return {{"kind", "external"}, {"status", "accepted"}};
}

Json notification(const impact::Diagnostic& row) {
  Json object = {{"level", row.severity == manifest::Severity::error ? "error" : "warning"},
                 {"message", {{"text", inert(row.message)}}}};
  if (row.at) {
    object["locations"] = Json::array(
        {{{"physicalLocation",
           {{"artifactLocation", {{"uri", uri(row.at->file)}}},
            {"region", {{"startLine", std::max(row.at->line, 1U)}, {"startColumn", std::max(row.at->column, 1U)}}}}}}});
  }
  return object;
}

}  // namespace

void write_sarif(const impact::Impact& impact, const Style&, std::ostream& out) {
  std::vector<Finding> all = findings(impact);
  if (all.size() > kMostResults) all.resize(kMostResults);
  std::map<std::string, std::size_t> index;
  for (const Finding& finding : all) index.emplace(finding.rule, 0);
  Json descriptors = Json::array();
  for (auto& [id, number] : index) {
    number = descriptors.size();
    descriptors.push_back(descriptor(id));
  }
  Json results = Json::array();
  std::map<std::string, int> told;
  for (const Finding& finding : all) {
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", index.at(finding.rule)},
                   {"level", level_word(finding.level)},
                   {"message", {{"text", finding.message}}},
                   {"locations", Json::array({location(finding)})},
                   {"partialFingerprints",
                    {{"gprovImpact/v1", finding.fingerprint + ":" + std::to_string(++told[finding.fingerprint])}}}};
    if (finding.standing == Standing::ignored) result["suppressions"] = Json::array({suppression(impact, finding)});
    results.push_back(std::move(result));
  }
  Json notifications = Json::array();
  for (const impact::Diagnostic& row : impact.diagnostics) notifications.push_back(notification(row));
  const bool failed = std::any_of(impact.diagnostics.begin(), impact.diagnostics.end(),
                                  [](const auto& row) { return row.severity == manifest::Severity::error; });
  Json invocation = {{"executionSuccessful", !failed}, {"exitCode", impact.exit_code}};
  if (!notifications.empty()) invocation["toolExecutionNotifications"] = std::move(notifications);
  Json run = {{"tool",
               {{"driver",
                 {{"name", "gprov-impact"},
                  {"version", GPROV_VERSION},

                  {"rules", std::move(descriptors)}}}}},
              {"automationDetails", {{"id", "gprov-impact/"}}},
              {"invocations", Json::array({std::move(invocation)})},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  const Json log = {{"$schema", kSchema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  out << log.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
}

}  // namespace gprov::report
