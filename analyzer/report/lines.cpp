// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <ostream>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/other_findings.hpp"
#include "analyzer/report/words.hpp"
#include "analyzer/report/writers.hpp"

// Formats for grep, xargs, a terminal's one line, and an annotation.

namespace gprov::report {

namespace {

using impact::Verdict;

/// A field between blanks: blanks in it are spelled out, and an empty one is a dash.
std::string field(std::string_view text) {
  std::string out;
  for (const char c : inert(text)) {
    if (c == ' ') {
      out += "\\x20";
    } else {
      out += c;
    }
  }
  return out.empty() ? "-" : out;
}

std::string shoot_field(const impact::Shoot& shoot) {
  return field(shoot.ns.empty() ? shoot.name : shoot.ns + "/" + shoot.name);
}

bool is_refused(const impact::Shoot& shoot) { return !shoot.rejections.empty() || !shoot.reconcile_errors.empty(); }

}  // namespace

void write_plain(const impact::Impact& impact, const Style& style, std::ostream& out) {
  for (const Finding& finding : findings(impact)) {
    out << (finding.standing == Standing::ignored ? "IGNORED" : capital_word(finding)) << " "
        << (finding.shoot == nullptr ? field(finding.subject) : shoot_field(*finding.shoot)) << " "
        << field(finding.pool == nullptr ? "" : finding.pool->name) << " " << field(finding.rule) << " "
        << field(place(finding.at)) << "\n";
  }
  if (!style.verbose) return;
  for (const impact::Shoot& shoot : impact.shoots) {
    for (const impact::Pool& pool : shoot.pools) {
      if (pool.verdict != Verdict::none || !pool.reasons.empty()) continue;
      out << "NONE " << shoot_field(shoot) << " " << field(pool.name) << " - -\n";
    }
  }
}

void write_oneline(const impact::Impact& impact, const Style& style, std::ostream& out) {
  for (const impact::Shoot* shoot : gravest_first(impact.shoots)) {
    for (const auto* refusals : {&shoot->rejections, &shoot->reconcile_errors}) {
      for (const impact::Refusal& refusal : *refusals) {
        const std::string_view what = refusals == &shoot->rejections ? "REJECTED" : "ERROR";
        out << painted(style, Paint::red, what) << " " << name_of(*shoot) << ": "
            << inert(refusal.what.path.empty() ? "" : refusal.what.path + ": ") << shortened(refusal.what.message)
            << " (" << inert(refusal.what.rule) << ")\n";
      }
    }
    for (const impact::Pool* pool : gravest_first(shoot->pools)) {
      if (pool->verdict == Verdict::none && !style.verbose) continue;
      const VerdictLook how = look(style, pool->verdict);
      out << painted(style, how.paint, how.word) << " " << name_of(*shoot) << "/" << shortened(pool->name, 80) << " "
          << node_range(style, pool->nodes);
      if (const std::string when = when_text(pool->when); !when.empty()) out << " " << when;
      if (!pool->reasons.empty()) {
        const impact::Reason& first = pool->reasons.front();
        const std::string change = change_text(style, first);
        out << ": " << (first.path.empty() ? inert(first.rule) : shortened(first.path)) << (change.empty() ? "" : " ")
            << change;
        if (pool->reasons.size() > 1) out << " and " << counted(std::ssize(pool->reasons) - 1, "more reason");
      }
      out << "\n";
    }
  }
  for (const Finding& finding : other_findings(impact)) {
    const Paint paint = finding.level == Level::error ? Paint::red : Paint::plain;
    out << painted(style, paint, finding.word) << " " << finding.subject << ": " << shortened(finding.message, 400)
        << " (" << finding.rule << ")\n";
  }
  const bool has_shoots = impact.summary.shoots > 0 || !compared_others(impact);
  out << (has_shoots ? headline(impact, style) : others_headline(impact));
  if (style.exit_code == ExitCode::told) out << " " << exit_text(impact);
  out << "\n";
}

void write_name(const impact::Impact& impact, const Style&, std::ostream& out) {
  for (const impact::Shoot* shoot : gravest_first(impact.shoots)) {
    if (is_refused(*shoot)) out << shoot_field(*shoot) << "\n";
    for (const impact::Pool* pool : gravest_first(shoot->pools)) {
      if (pool->verdict != Verdict::none) out << shoot_field(*shoot) << "/" << field(pool->name) << "\n";
    }
  }
}

void write_annotation(const impact::Impact& impact, const Style&, std::ostream& out) {
  constexpr std::size_t kLongest = 256;
  const Style ascii;
  const impact::Summary& summary = impact.summary;
  const auto count = [&](Verdict verdict) { return summary.verdicts.at(static_cast<std::size_t>(verdict)); };
  std::vector<std::string> parts;
  const auto say = [&](std::int64_t number, const std::string& text) {
    if (number > 0) parts.push_back(text);
  };
  say(summary.rejected, counted(summary.rejected, "shoot") + " rejected");
  say(summary.reconcile_errors, counted(summary.reconcile_errors, "shoot") + " with a reconcile error");
  const std::vector<Finding> others = other_findings(impact);
  const auto others_of = [&](std::string_view word, bool is_refused) {
    return std::count_if(others.begin(), others.end(), [&](const Finding& finding) {
      return finding.word == word && (finding.refusal != nullptr) == is_refused;
    });
  };
  say(others_of("REJECTED", true), counted(others_of("REJECTED", true), "refusal") + " of profiles and resources");
  say(others_of("FAILS", false), counted(others_of("FAILS", false), "failure") + " of resources");
  say(others_of("MAINTENANCE", true), counted(others_of("MAINTENANCE", true), "maintenance") + " refused");
  const std::int64_t replaced = replaced_pools(summary);
  say(replaced, std::string(impact::word(impact.verdict)) + ": " + std::to_string(replaced) + "/" +
                    counted(summary.pools, "pool") + ", " + node_range(ascii, summary.nodes));
  say(count(Verdict::unknown), std::to_string(count(Verdict::unknown)) + " unknown");
  say(count(Verdict::in_place), std::to_string(count(Verdict::in_place)) + " in place");
  say(count(Verdict::create), std::to_string(count(Verdict::create)) + " new");
  say(count(Verdict::drift), std::to_string(count(Verdict::drift)) + " drifting");
  if (!impact.complete || (summary.shoots == 0 && !compared_others(impact)))
    parts.insert(parts.begin(), "not everything was compared");
  const std::int64_t maintenances = others_of("MAINTENANCE", false);
  say(maintenances, counted(maintenances, "maintenance") + " to come");
  if (parts.empty() && summary.shoots == 0) parts.push_back("no worker pool compared; " + others_headline(impact));
  if (parts.empty()) parts.push_back("no nodes replaced: 0/" + counted(summary.pools, "pool"));
  std::string text;
  for (const std::string& part : parts) {
    if (text.size() + part.size() + 2 > kLongest) break;
    text += (text.empty() ? "" : "; ") + part;
  }
  out << text << "\n";
}

}  // namespace gprov::report
