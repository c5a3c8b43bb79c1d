// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <array>
#include <ostream>
#include <set>
#include <vector>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

// RFC 4180: one row a pool, and one with an empty pool for a Shoot that has none.

namespace gprov::report {

namespace {

constexpr std::array<std::string_view, 18> kColumns = {
    "namespace",      "shoot",           "provider",       "region",  "kubernetes_old",
    "kubernetes_new", "shoot_state",     "pool",           "verdict", "confidence",
    "when",           "nodes_min",       "nodes_max",      "ignored", "machine_deployments",
    "rules",          "class_names_old", "class_names_new"};

using Row = std::vector<std::string>;

/// A cell that a spreadsheet would take for a formula is text here.
std::string cell(const std::string& text) {
  std::string safe = inert(text);
  if (!safe.empty() && std::string_view("=+-@").find(safe.front()) != std::string_view::npos) safe.insert(0, "'");
  if (safe.find_first_of(",\"") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

void write(const Row& row, std::ostream& out) {
  for (std::size_t i = 0; i < row.size(); ++i) out << (i == 0 ? "" : ",") << cell(row[i]);
  out << "\r\n";
}

Row shoot_cells(const impact::Shoot& shoot) {
  const std::string state = !shoot.rejections.empty()         ? "rejected"
                            : !shoot.reconcile_errors.empty() ? "error"
                                                              : "accepted";
  return {shoot.ns, shoot.name, shoot.provider, shoot.region, shoot.kubernetes.before, shoot.kubernetes.after, state};
}

std::string rules_of(const impact::Pool& pool) {
  std::string text;
  std::set<std::string> told;
  for (const impact::Reason& reason : pool.reasons) {
    if (told.insert(reason.rule).second) text += (text.empty() ? "" : " ") + reason.rule;
  }
  return text;
}

std::string classes(const impact::Pool& pool, impact::Name impact::Sides<impact::Name>::*side) {
  std::string text;
  const Style ascii;
  for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
    const impact::Name& name = deployment.class_name.*side;
    if (!std::holds_alternative<std::monostate>(name)) text += (text.empty() ? "" : " ") + name_text(ascii, name);
  }
  return text;
}

}  // namespace

void write_csv(const impact::Impact& impact, const Style&, std::ostream& out) {
  write(Row(kColumns.begin(), kColumns.end()), out);
  for (const impact::Shoot& shoot : impact.shoots) {
    const Row lead = shoot_cells(shoot);
    for (const impact::Pool& pool : shoot.pools) {
      Row row = lead;
      for (std::string value :
           {pool.name, std::string(impact::word(pool.verdict)), std::string(impact::word(pool.confidence)),
            std::string(impact::word(pool.when.kind)), std::to_string(pool.nodes.min), std::to_string(pool.nodes.max),
            std::string(pool.counted ? "true" : "false"), std::to_string(pool.machine_deployments.size()),
            rules_of(pool), classes(pool, &impact::Sides<impact::Name>::before),
            classes(pool, &impact::Sides<impact::Name>::after)}) {
        row.push_back(std::move(value));
      }
      write(row, out);
    }
    if (shoot.pools.empty()) {
      Row row = lead;
      row.resize(kColumns.size());
      row[8] = impact::word(shoot.verdict);
      write(row, out);
    }
  }
}

}  // namespace gprov::report
