// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/markdown.hpp"

#include <algorithm>
#include <ostream>
#include <set>

#include "analyzer/impact/fingerprint.hpp"
#include "analyzer/report/findings.hpp"
#include "analyzer/report/markdown_pool.hpp"
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
  if (impact.summary.shoots == 0) text = "Nothing was compared";
  const bool refused = impact.summary.rejected > 0 || impact.summary.reconcile_errors > 0;
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

std::string render(const impact::Impact& impact, const std::vector<MarkdownEntry>& entries, std::size_t shown,
                   Extent extent) {
  std::string text(kCommentMarker);
  text += "key=default fp=" + fingerprint_of(impact) + " -->\n" + heading(impact);
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
  text += notes(impact, extent) + remedies(entries, shown);
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

std::string markdown_text(const impact::Impact& impact, std::size_t most) {
  const std::vector<MarkdownEntry> entries = entries_of(impact);
  std::string text = longest(impact, entries, most, Extent::full);
  return text.size() <= most ? text : longest(impact, entries, most, Extent::brief);
}

void write_markdown(const impact::Impact& impact, const Style&, std::ostream& out) { out << markdown_text(impact); }

}  // namespace gprov::report
