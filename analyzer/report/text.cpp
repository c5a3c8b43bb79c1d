// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <ostream>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/text_calendar.hpp"
#include "analyzer/report/text_resources.hpp"
#include "analyzer/report/text_gravest.hpp"
#include "analyzer/report/text_shoot.hpp"
#include "analyzer/report/writers.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

std::string assumed_line(const impact::Assumed& row, const Style& style) {
  std::string line = inert(row.what) + " " + inert(row.before);
  if (row.after != row.before) line += " " + std::string(signs(style).arrow) + " " + inert(row.after);
  line += " (" + inert(row.source) + ")";
  return row.matters ? line + " - the verdict depends on it" : line;
}

/// Rows that differ in their values only, as the technical IDs of many Shoots do, become one line.
void write_assumed(const impact::Impact& impact, const Style& style, std::ostream& out) {
  if (impact.assumed.empty()) return;
  constexpr std::ptrdiff_t kFew = 10;
  const auto alike = [](const impact::Assumed& a, const impact::Assumed& b) {
    return a.what == b.what && a.source == b.source && a.matters == b.matters;
  };
  out << "Assumed:\n";
  const auto end = impact.assumed.end();
  for (auto row = impact.assumed.begin(); row != end;) {
    const auto next = std::find_if(row, end, [&](const impact::Assumed& other) { return !alike(*row, other); });
    if (next - row > kFew && !style.verbose) {
      const std::string line = inert(row->what) + " " + inert(row->before) + " and " +
                               counted(static_cast<std::int64_t>(next - row - 1), "other") + " (" + inert(row->source) +
                               ")" + (row->matters ? " - the verdict depends on it" : "");
      out << wrapped(line, "  ", "    ", style.width);
      row = next;
      continue;
    }
    for (; row != next; ++row) out << wrapped(assumed_line(*row, style), "  ", "    ", style.width);
  }
  out << "\n";
}

void write_ignored(const impact::Impact& impact, const Style& style, std::ostream& out) {
  if (impact.ignored.empty()) return;
  out << "Ignored (they do not count for the exit code):\n";
  for (const impact::Ignored& row : impact.ignored) {
    const std::string until = row.expires.empty() ? ", permanently" : ", until " + inert(row.expires);
    const std::string owner = row.owner.empty() ? "" : " (" + inert(row.owner) + ")";
    out << wrapped(inert(row.ns + "/" + row.shoot) + " pool " + inert(row.pool) + " " + inert(row.rule) + until + ": " +
                       inert(row.reason) + owner,
                   "  ", "    ", style.width);
  }
  out << "\n";
}

void write_diagnostics(const impact::Impact& impact, const Style& style, std::ostream& out) {
  for (const impact::Diagnostic& row : impact.diagnostics) {
    const bool is_error = row.severity == manifest::Severity::error;
    const std::string where = place(row.at);
    std::string line = where.empty() ? "" : where + ": ";
    line += is_error ? painted(style, Paint::red, "error:") : painted(style, Paint::yellow, "warning:");
    line += " " + inert(row.message);
    out << wrapped(line, "", "    ", style.width);
  }
  if (!impact.diagnostics.empty()) out << "\n";
}

/// The rules to ask about: of what is refused or fails, then of the gravest pools.
std::vector<std::string> rules_to_explain(const impact::Impact& impact) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> rules;
  const auto add = [&](const std::string& rule) {
    if (rules.size() < kMost && !rule.empty() && std::find(rules.begin(), rules.end(), rule) == rules.end()) {
      rules.push_back(inert(rule));
    }
  };
  const auto add_all = [&](const std::vector<impact::Refusal>& refusals) {
    for (const impact::Refusal& refusal : refusals) add(refusal.what.rule);
  };
  for (const impact::CloudProfile& profile : impact.cloud_profiles) add_all(profile.rejections);
  for (const impact::Resource& resource : impact.resources) add_all(resource.rejections);
  for (const impact::Shoot* shoot : gravest_first(impact.shoots)) {
    add_all(shoot->rejections);
    add_all(shoot->reconcile_errors);
    if (rules.size() == kMost) break;
  }
  for (const impact::Shoot* shoot : gravest_first(impact.shoots)) {
    if (shoot->verdict == Verdict::none || rules.size() == kMost) break;
    for (const impact::Pool* pool : gravest_first(shoot->pools)) {
      for (const impact::Reason& reason : pool->reasons) {
        if (pool->verdict != Verdict::none && reason.effect == pool->verdict) add(reason.rule);
      }
    }
  }
  return rules;
}

void write_next(const impact::Impact& impact, const Style& style, std::ostream& out) {
  constexpr int kUnknown = 4;
  if (impact.exit_code == kUnknown) {
    out << wrapped("give what is missing with --with FILE, or with --with-old and --with-new for one side",
                   "Next: ", "  ", style.width);
    return;
  }
  std::string line;
  for (const std::string& rule : rules_to_explain(impact)) line += " " + rule;
  if (!line.empty()) out << wrapped("gprov-impact explain" + line, "Next: ", "  ", style.width);
}

constexpr auto refuses = [](const auto& object) { return !object.rejections.empty(); };

}  // namespace

void write_text(const impact::Impact& impact, const Style& style, std::ostream& out) {
  Told told;
  const bool is_refused = std::any_of(impact.cloud_profiles.begin(), impact.cloud_profiles.end(), refuses) ||
                          std::any_of(impact.resources.begin(), impact.resources.end(), refuses);
  const auto write_others = [&] {
    write_profiles(impact, style, out);
    write_resources(impact.resources, style, out);
  };
  if (is_refused) write_others();  // the worst comes first
  write_calendar(impact, style, out);
  if (impact.shoots.size() + static_cast<std::size_t>(impact.resting) > kFewShoots && !style.verbose) {
    write_many(impact, style, told, out);
  } else {
    for (const impact::Shoot* shoot : gravest_first(impact.shoots)) write_shoot(*shoot, style, told, out);
  }
  if (!is_refused) write_others();
  write_assumed(impact, style, out);
  write_ignored(impact, style, out);
  write_diagnostics(impact, style, out);
  const impact::Summary& summary = impact.summary;
  if (summary.shoots == 0 && impact.cloud_profiles.empty() && !impact.resources.empty()) {
    out << wrapped(resources_line(impact.resources), "", "  ", style.width);
  } else if (summary.shoots == 0) {
    if (impact.cloud_profiles.empty()) {
      out << "Nothing was compared.\n";
    } else {
      out << "Compared " << counted(static_cast<std::int64_t>(impact.cloud_profiles.size()), "profile")
          << ", no shoot.\n";
    }
  } else {
    out << wrapped(painted(style, Paint::bold, headline(impact, style)), "", "  ", style.width);
    out << "Compared " << counted(summary.shoots, "shoot") << ", " << counted(summary.pools, "pool") << ", "
        << counted(summary.machine_deployments, "machine deployment") << ".";
    if (!impact.complete) out << " Not everything was compared.";
    out << "\n";
  }
  if (impact.hidden_pools > 0) {
    out << counted(static_cast<std::int64_t>(impact.hidden_pools), "pool")
        << " counted and not shown (--only, --skip).\n";
  }
  for (const std::string& budget : impact.budgets) out << "Over budget: " << inert(budget) << ".\n";
  if (style.exit_code == ExitCode::told) out << exit_text(impact) << "\n";
  write_next(impact, style, out);
}

}  // namespace gprov::report
