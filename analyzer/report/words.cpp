// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/words.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/report/layout.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

constexpr std::string_view kUnknown = "?????";

std::string value_text(const impact::Shown& value) {
  if (!value.unknown.empty()) return std::string(kUnknown);
  if (!value.text) return "(absent)";
  return value.text->empty() ? "\"\"" : shortened(*value.text);
}

/// A first word such as providerConfig is a field's name and keeps its spelling.
bool begins_with_a_field(const std::string& text) {
  const auto word = text.substr(0, text.find(' '));
  return std::any_of(word.begin(), word.end(), [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

/// "2026-08-21 21:00-21:45 UTC (22:00 +01:00)"
std::string window_text(const impact::NextWindow& next) {
  constexpr std::size_t kDate = 10, kClock = 11, kMinutes = 5, kZone = 19;
  const auto clock = [](const std::string& moment) { return moment.substr(kClock, kMinutes); };
  std::string text = next.begin.substr(0, kDate) + " " + clock(next.begin) + "-" + clock(next.end) + " UTC";
  const std::string zone = next.local_begin.substr(kZone);
  return zone == "Z" ? text : text + " (" + clock(next.local_begin) + " " + zone + ")";
}

/// "8 min", "2 h 29 min"
std::string duration_text(std::int64_t seconds) {
  const std::int64_t minutes = seconds / 60, hours = minutes / 60;
  if (hours == 0) return std::to_string(minutes) + " min";
  return std::to_string(hours) + " h" + (minutes % 60 == 0 ? "" : " " + std::to_string(minutes % 60) + " min");
}

std::int64_t count(const impact::Summary& summary, Verdict verdict) {
  return summary.verdicts.at(static_cast<std::size_t>(verdict));
}

}  // namespace

std::string shortened(std::string_view text, std::size_t longest) {
  std::string visible = inert(text);
  if (visible.size() <= longest) return visible;
  // Cut between characters: a byte that continues one belongs to the part before it.
  const auto boundary = [&](std::size_t at) {
    while (at > 0 && (static_cast<unsigned char>(visible[at]) & 0xC0U) == 0x80U) --at;
    return at;
  };
  return visible.substr(0, boundary(longest * 2 / 3)) + "[...]" +
         visible.substr(boundary(visible.size() - longest / 3));
}

std::string change_text(const Style& style, const impact::Reason& reason) {
  const bool unicode = style.glyphs == Glyphs::unicode;
  if (reason.before.masked || reason.after.masked) {
    const std::string text = reason.equal ? "hidden, equal" : "hidden, changed";
    return unicode ? "«" + text + "»" : "<" + text + ">";
  }
  const auto is_absent = [](const impact::Shown& value) { return !value.text && value.unknown.empty(); };
  if (is_absent(reason.before) && is_absent(reason.after)) return "";
  if (is_absent(reason.before)) return "added: " + value_text(reason.after);
  if (is_absent(reason.after)) return "removed: " + value_text(reason.before);
  return value_text(reason.before) + " " + std::string(signs(style).arrow) + " " + value_text(reason.after);
}

namespace {

std::string sentence(const std::string& title, const std::string& why) {
  std::string text = title + (title.empty() || why.empty() ? "" : ": ") + why;
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z' && !begins_with_a_field(text))
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  if (!text.empty() && text.back() != '.') text += '.';
  return inert(text);
}

}  // namespace

std::string because(const impact::Reason& reason) { return sentence(reason.title, reason.why); }

std::string because(std::string_view rule) {
  const rules::Rule* row = rules::find(rule);
  return row == nullptr ? "" : sentence(std::string(row->title), std::string(row->why));
}

std::string time_text(const std::string& rfc3339) {
  constexpr std::size_t kDate = 10, kClock = 11, kMinutes = 5, kShortest = 16;
  if (rfc3339.size() < kShortest || rfc3339[kDate] != 'T' || !rfc3339.ends_with('Z')) return inert(rfc3339);
  return inert(rfc3339.substr(0, kDate) + " " + rfc3339.substr(kClock, kMinutes)) + " UTC";
}

std::string when_text(const impact::When& when) {
  const std::string detail = inert(when.detail);
  switch (when.kind) {
    case impact::WhenKind::now:
      return "now";
    case impact::WhenKind::maintenance:
      return when.next        ? "in the maintenance window, next " + window_text(*when.next)
             : detail.empty() ? "in the maintenance window"
                              : "in the maintenance window " + detail;
    case impact::WhenKind::at:
      return "at " + time_text(when.detail);
    case impact::WhenKind::after_wake_up:
      return "after wake-up (hibernated)";
    case impact::WhenKind::manual:
      return "when somebody starts it";
    case impact::WhenKind::never:
      return "";
  }
  return "";
}

std::string place(const std::optional<impact::Position>& at) {
  return at ? inert(manifest::to_string(*at)) : std::string();
}

std::string range_text(const Style& style, const impact::Nodes& range, std::string_view noun) {
  if (range.min == range.max) return counted(range.max, noun);
  return std::to_string(range.min) + std::string(signs(style).dash) + std::to_string(range.max) + " " +
         std::string(noun) + "s";
}

std::string rollout_text(const Style& style, const impact::PoolRollout& rollout) {
  std::string line =
      range_text(style, rollout.steps, "step") + ", " + range_text(style, rollout.extra_machines, "extra machine");
  if (rollout.extra_machines.max > 0 && !rollout.extra_cpu.empty()) {
    line += " (" + inert(rollout.extra_cpu) + " vCPU, " + inert(rollout.extra_memory) + ")";
  }
  if (rollout.steps.max > 0) {
    line += ", at least " + duration_text(rollout.seconds.min) + ", up to " + duration_text(rollout.seconds.max);
  }
  return line;
}

std::int64_t replaced_pools(const impact::Summary& summary) {
  return count(summary, Verdict::roll) + count(summary, Verdict::remove) + count(summary, Verdict::recreate);
}

namespace {

/// Whether all that would be replaced belongs to updates that are refused.
bool loses_nothing_now(const impact::Impact& impact) {
  return impact.hidden_pools == 0 &&
         std::none_of(impact.shoots.begin(), impact.shoots.end(), [](const impact::Shoot& shoot) {
           return shoot.rejections.empty() &&
                  std::any_of(shoot.pools.begin(), shoot.pools.end(),
                              [](const impact::Pool& pool) { return pool.verdict >= Verdict::roll; });
         });
}

}  // namespace

std::string headline(const impact::Impact& impact, const Style& style) {
  const impact::Summary& summary = impact.summary;
  const std::int64_t replaced = replaced_pools(summary);
  std::string line;
  if (replaced > 0) {
    const bool would = loses_nothing_now(impact);
    line = std::to_string(replaced) + " of " + counted(summary.pools, "pool") +
           (would           ? " would lose"
            : replaced == 1 ? " loses"
                            : " lose") +
           (replaced == 1 ? " its" : " their") + " nodes (" + node_range(style, summary.nodes) + ")";
  } else {
    line = count(summary, Verdict::unknown) > 0 ? "No pool certainly loses its nodes" : "No pool loses its nodes";
  }
  const auto also = [&](std::int64_t number, std::string_view text) {
    if (number > 0) line += ", " + std::to_string(number) + " " + std::string(text);
  };
  also(count(summary, Verdict::unknown), "unknown");
  also(count(summary, Verdict::in_place), "updated in place");
  also(count(summary, Verdict::create), "created");
  also(count(summary, Verdict::drift), "drifting");
  if (summary.rejected > 0) line += ", " + counted(summary.rejected, "shoot") + " rejected";
  if (summary.reconcile_errors > 0)
    line += ", " + counted(summary.reconcile_errors, "shoot") + " with a reconcile error";
  if (summary.ignored > 0) line += ", " + counted(summary.ignored, "finding") + " ignored";
  return line + ".";
}

std::string exit_text(const impact::Impact& impact) {
  const std::string threshold = "threshold: " + inert(impact.fail_on);
  switch (impact.exit_code) {
    case 0:
      return "exit 0 (nothing at or above the threshold; " + threshold + ")";
    case 1:
      return "exit 1 (a finding; " + threshold + ")";
    case 3:
      return "exit 3 (an input error, see above)";
    case 4:
      return "exit 4 (something is unknown; " + threshold + ")";
    default:
      return "exit " + std::to_string(impact.exit_code);
  }
}

std::string effect_time(const impact::When& when) {
  switch (when.kind) {
    case impact::WhenKind::now:
      return "now";
    case impact::WhenKind::manual:
      return "when somebody does it";
    case impact::WhenKind::never:
      return "never";
    default:
      return inert(when.note);
  }
}

}  // namespace gprov::report
