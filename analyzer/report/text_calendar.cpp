// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/text_calendar.hpp"

#include <algorithm>
#include <ostream>
#include <set>
#include <tuple>
#include <vector>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/text_pool.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

struct Entry {
  const impact::Shoot* shoot;
  const impact::MaintenanceRun* run;
};

std::vector<Entry> entries_of(const impact::Impact& impact) {
  std::vector<Entry> entries;
  for (const impact::Shoot& shoot : impact.shoots) {
    if (!shoot.maintenance) continue;
    for (const impact::MaintenanceRun& run : *shoot.maintenance) entries.push_back({&shoot, &run});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.run->at, a.shoot->ns, a.shoot->name) < std::tie(b.run->at, b.shoot->ns, b.shoot->name);
  });
  return entries;
}

/// A line a pool: "apps  ROLLS  3-6 nodes"
void write_pools(const impact::MaintenanceRun& run, const Style& style, std::ostream& out) {
  std::string unchanged;
  std::size_t name_width = 0, word_width = 0;
  for (const impact::PoolVerdict& pool : run.pools) {
    if (pool.verdict == Verdict::none) continue;
    name_width = std::max(name_width, columns(inert(pool.name)));
    word_width = std::max(word_width, columns(look(style, pool.verdict).word));
  }
  for (const impact::PoolVerdict& pool : run.pools) {
    const VerdictLook how = look(style, pool.verdict);
    if (pool.verdict == Verdict::none) {
      unchanged += (unchanged.empty() ? "" : ", ") + inert(pool.name);
      continue;
    }
    out << "  " << painted(style, how.paint, std::string(how.symbol) + " " + padded(inert(pool.name), name_width))
        << "  " << painted(style, how.paint, padded(std::string(how.word), word_width)) << "  "
        << node_range(style, pool.nodes) << "\n";
  }
  if (style.verbose && !unchanged.empty()) out << wrapped("no effect on " + unchanged, "     ", "     ", style.width);
}

std::string value_text(const gardener::MaintenanceChange& change, const std::optional<std::string>& value,
                       const Style& style) {
  if (value) return inert(*value);
  return change.masked && !change.after ? "(not shown)" : std::string(signs(style).dash);
}

void write_changes(const std::vector<gardener::MaintenanceChange>& changes, const Style& style, std::ostream& out) {
  std::set<std::string> told;
  for (const gardener::MaintenanceChange& change : changes) {
    const std::string after = change.after ? inert(*change.after) : std::string(signs(style).dash);
    out << wrapped(inert(change.path) + "  " + value_text(change, change.before, style) + " " +
                       std::string(signs(style).arrow) + " " + after,
                   "    ", "      ", style.width);
    if (told.insert(change.why).second) {
      out << painted(style, Paint::faint, wrapped(inert(change.why), "      ", "      ", style.width));
    }
  }
}

void write_outcome(const impact::MaintenanceRun& run, const Style& style, std::ostream& out) {
  if (!run.ran) {
    out << "    does not run: the Shoot is being deleted\n";
    return;
  }
  if (!run.rejections.empty()) {
    out << painted(
        style, Paint::red,
        wrapped("REFUSED: the API server refuses the update, so maintenance changes nothing, and tries again "
                "in the next window",
                "  " + std::string(signs(style).cross) + " ", "    ", style.width));
    for (const impact::Refusal& refusal : run.rejections) write_refusal(refusal, style, out);
    write_changes(run.attempted, style, out);
  }
  for (const std::string& failure : run.record.failures) {
    out << wrapped(inert(failure), "  " + std::string(signs(style).cross) + " FAILED: ", "    ", style.width);
  }
  write_changes(run.changes, style, out);
  if (run.changes.empty() && run.record.failures.empty() && run.rejections.empty()) {
    const auto& messages = run.record.messages;
    if (messages.empty()) out << "    nothing to do\n";
    for (std::size_t i = messages.size() > 1 ? 1 : 0; i < messages.size(); ++i) {
      out << wrapped(inert(messages[i]), "    ", "      ", style.width);
    }
  }
}

}  // namespace

void write_calendar(const impact::Impact& impact, const Style& style, std::ostream& out) {
  const bool is_forecast = std::any_of(impact.shoots.begin(), impact.shoots.end(),
                                       [](const impact::Shoot& shoot) { return shoot.maintenance.has_value(); });
  if (!is_forecast) return;
  out << painted(style, Paint::bold, "Maintenance, if nobody does anything") << "\n\n";
  const std::vector<Entry> entries = entries_of(impact);
  for (const auto& [shoot, run] : entries) {
    std::string head = "Shoot " + name_of(*shoot);
    if (run->repeats > 0) {
      head +=
          " (the same in the " + counted(run->repeats, "window") + " that follow" + (run->repeats == 1 ? "s)" : ")");
    }
    out << wrapped(head, painted(style, Paint::bold, time_text(run->at)) + "  ", "  ", style.width);
    write_pools(*run, style, out);
    write_outcome(*run, style, out);
    out << "\n";
  }
  if (entries.empty()) out << "Nothing happens.\n\n";
  out << wrapped(painted(style, Paint::bold, "The given state against the one after the last maintenance"), "", "  ",
                 style.width)
      << "\n";
}

}  // namespace gprov::report
