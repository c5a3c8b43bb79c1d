// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/markdown.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "analyzer/impact/fingerprint.hpp"
#include "analyzer/report/findings.hpp"
#include "analyzer/report/markdown_pool.hpp"
#include "analyzer/report/other_findings.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

/// What the table has a row for: a pool, or a Shoot that is refused.
std::vector<MarkdownEntry> entries_of(const impact::Impact& impact) {
  std::vector<MarkdownEntry> entries;
  for (const impact::Shoot* shoot : gravest_first(impact.shoots)) {
    if (!shoot->rejections.empty() || !shoot->reconcile_errors.empty()) entries.push_back({shoot, nullptr});
    for (const impact::Pool* pool : gravest_first(shoot->pools)) {
      if (pool->verdict != Verdict::none || !pool->reasons.empty()) entries.push_back({shoot, pool});
    }
  }
  std::stable_sort(entries.begin(), entries.end(), [](const MarkdownEntry& a, const MarkdownEntry& b) {
    const auto rank = [](const MarkdownEntry& entry) {
      return entry.pool == nullptr ? impact::kVerdicts : static_cast<std::size_t>(entry.pool->verdict);
    };
    return rank(a) > rank(b);
  });
  return entries;
}

std::string fingerprint_of(const impact::Impact& impact) {
  std::string all;
  for (const Finding& finding : findings(impact)) {
    all += finding.fingerprint + std::string(impact::word(finding.verdict)) + " ";
  }
  return impact::fingerprint({all, std::to_string(impact.exit_code), std::to_string(impact.summary.pools)});
}

std::string heading(const impact::Impact& impact) {
  const VerdictLook how = look(kMarkdownStyle, impact.verdict);
  std::string text = headline(impact, kMarkdownStyle);
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (impact.summary.shoots == 0) text = compared_others(impact) ? others_headline(impact) : "Nothing was compared";
  if (text.ends_with('.')) text.pop_back();
  const std::vector<Finding> others = other_findings(impact);
  const bool refused =
      impact.summary.rejected > 0 || impact.summary.reconcile_errors > 0 ||
      std::any_of(others.begin(), others.end(), [](const Finding& finding) { return finding.level == Level::error; });
  return "## " + std::string(refused ? signs(kMarkdownStyle).cross : how.symbol) + " " + text + "\n";
}

std::string details(const std::string& summary, const std::string& body) {
  return body.empty() ? "" : "\n<details><summary>" + summary + "</summary>\n\n" + body + "\n</details>\n";
}

std::string remedies(const std::vector<MarkdownEntry>& entries, std::size_t shown) {
  std::string list;
  std::set<std::string> told;
  for (std::size_t i = 0; i < shown; ++i) {
    if (entries[i].pool == nullptr) continue;
    for (const impact::Reason& reason : entries[i].pool->reasons) {
      if (reason.remedy.empty() || !told.insert(reason.rule + "\n" + reason.remedy).second) continue;
      list += "- " + markdown_code(reason.rule) + ": " + markdown_prose(reason.remedy) + "\n";
    }
  }
  return details("Avoid it · " + std::to_string(told.size()) + (told.size() == 1 ? " remedy" : " remedies"), list);
}

/// How much stands around the pools. brief: numbers instead of lists, for the rare report whose lists alone are too
/// long.
enum class Extent : std::uint8_t { full, brief };

/// Refusals and effects stand open, maintenances in a table of their own.
std::string others(const impact::Impact& impact, Extent extent) {
  constexpr std::size_t kMost = 20, kLongest = 400;
  const std::vector<Finding> all = other_findings(impact);
  std::string list, calendar;
  std::size_t listed = 0, dated = 0, left = 0;
  const std::size_t most = extent == Extent::full ? kMost : 0;
  for (const Finding& finding : all) {
    const std::string message = markdown_prose(shortened(finding.message, kLongest));
    if (finding.shoot != nullptr && dated++ < most) {
      calendar += "- " + message + " " + markdown_code(finding.rule) + "\n";
    } else if (finding.shoot == nullptr && listed++ < most) {
      const bool is_grave = finding.level == Level::error;
      list += "- " + markdown_code(finding.subject) + (is_grave ? " ✖ **" : " ") +
              (finding.word == "REJECTED" ? "rejected"
               : is_grave                 ? "fails"
                                          : "") +
              (is_grave ? "**: " : "") + message + " " + markdown_code(finding.rule) + "\n";
    } else {
      ++left;
    }
  }
  if (!list.empty()) list = "\n### Profiles and resources\n\n" + list;
  if (!calendar.empty()) calendar = "\n### Maintenance, if nobody does anything\n\n" + calendar;
  if (left > 0) {
    calendar += "\n…and " + counted(static_cast<std::int64_t>(left), "more finding") +
                " of profiles, resources and maintenances: see the report.\n";
  }
  return list + calendar;
}

std::string notes(const impact::Impact& impact, Extent extent) {
  constexpr std::size_t kMost = 20, kLongest = 200;
  std::string list;
  if (extent == Extent::brief) {
    if (!impact.budgets.empty()) list += "- Over budget.\n";
    if (!impact.diagnostics.empty())
      list += "- " + counted(std::ssize(impact.diagnostics), "diagnostic") + ": see the report.\n";
    return list.empty() ? "" : "\n" + list;
  }
  for (const std::string& budget : impact.budgets) {
    list += "- Over budget: " + markdown_prose(shortened(budget, kLongest)) + "\n";
  }
  std::size_t left = 0, told = 0;
  for (const impact::Diagnostic& row : impact.diagnostics) {
    if (told++ >= kMost) {
      ++left;
      continue;
    }
    const bool is_error = row.severity == manifest::Severity::error;
    list += std::string("- **") + (is_error ? "error" : "warning") + "** ";
    if (row.at) list += markdown_code(shortened(place(row.at), 160)) + " ";
    list += markdown_prose(shortened(row.message, kLongest)) + "\n";
  }
  if (left > 0) list += "- and " + counted(static_cast<std::int64_t>(left), "more") + "\n";
  return list.empty() ? "" : "\n" + list;
}

std::string footer(const impact::Impact& impact, Extent extent) {
  const std::size_t kMost = extent == Extent::full ? 20 : 0;
  std::string assumed;
  for (std::size_t i = 0; i < std::min(kMost, impact.assumed.size()); ++i) {
    const impact::Assumed& row = impact.assumed[i];
    assumed += "- " + markdown_prose(shortened(row.what, 80)) + " " + markdown_code(shortened(row.before, 80));
    if (row.after != row.before) assumed += " → " + markdown_code(shortened(row.after, 80));
    assumed += " (" + markdown_prose(shortened(row.source)) + ")" +
               (row.matters ? " **the verdict depends on it**" : "") + "\n";
  }
  const impact::Summary& summary = impact.summary;
  return details("Assumed · " + std::to_string(impact.assumed.size()), assumed) +
         "\n<sub>gprov-impact " GPROV_VERSION " · compared " + counted(summary.shoots, "shoot") + ", " +
         counted(summary.pools, "pool") + ", " + counted(summary.machine_deployments, "machine deployment") + " · " +
         (impact.complete ? "" : "**not everything was compared** · ") + exit_text(impact) + "</sub>\n";
}

std::string marker(const impact::Impact& impact, const CommentMark& mark) {
  return std::string(kCommentMarker) + "key=" + mark.key + (mark.head.empty() ? "" : " head=" + mark.head) +
         " fp=" + fingerprint_of(impact) + (mark.at.empty() ? "" : " at=" + mark.at) + " -->\n";
}

std::string render(const impact::Impact& impact, const std::vector<MarkdownEntry>& entries, std::size_t shown,
                   Extent extent) {
  std::string text = heading(impact);
  const bool many = impact.shoots.size() > 1;
  if (shown > 0) {
    text += std::string("\n| ") + (many ? "Shoot | " : "") + "Pool | Verdict | Why | Nodes | When |\n|---|" +
            (many ? "---|" : "") + "---|---|---|---|\n";
    for (std::size_t i = 0; i < shown; ++i)
      text += markdown_row(entries[i], many ? ShootColumn::shown : ShootColumn::hidden);
  }
  if (shown < entries.size()) {
    text += "\n…and " + counted(static_cast<std::int64_t>(entries.size() - shown), "more pool") +
            ": see the job summary or the report.\n";
  }
  text += others(impact, extent) + notes(impact, extent) + remedies(entries, shown);
  std::string body;
  for (std::size_t i = 0; i < shown; ++i) body += markdown_details(entries[i]);
  const std::int64_t unchanged = impact.summary.verdicts.at(0);
  std::string title = "All reasons and names";
  if (unchanged > 0) title += ", " + counted(unchanged, "unchanged pool");
  if (impact.summary.ignored > 0) title += ", " + counted(impact.summary.ignored, "ignored finding");
  if (extent == Extent::full) body += markdown_unchanged(impact) + markdown_ignored(impact);
  return text + details(title, body) + footer(impact, extent);
}

/// The longest beginning of the entries that fits, rendered.
std::string longest(const impact::Impact& impact, const std::vector<MarkdownEntry>& entries, std::size_t most,
                    Extent extent) {
  // No row is shorter than its bars and words.
  constexpr std::size_t kShortestRow = 40;
  std::size_t fits = 0, too_many = std::min(entries.size(), most / kShortestRow) + 1;
  std::string best = render(impact, entries, 0, extent);
  while (best.size() <= most && fits + 1 < too_many) {
    const std::size_t middle = fits == 0 && too_many == entries.size() + 1 ? entries.size() : (fits + too_many) / 2;
    std::string text = render(impact, entries, middle, extent);
    if (text.size() <= most) {
      fits = middle;
      best = std::move(text);
    } else {
      too_many = middle;
    }
  }
  return best;
}

}  // namespace

std::string markdown_text(const impact::Impact& impact, std::size_t most, const CommentMark& mark) {
  const std::vector<MarkdownEntry> entries = entries_of(impact);
  const std::string first = marker(impact, mark);
  const std::size_t left = most - std::min(most, first.size());
  std::string text = longest(impact, entries, left, Extent::full);
  return first + (text.size() <= left ? text : longest(impact, entries, left, Extent::brief));
}

void write_markdown(const impact::Impact& impact, const Style&, std::ostream& out) { out << markdown_text(impact); }

}  // namespace gprov::report
