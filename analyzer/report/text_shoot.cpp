// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/text_shoot.hpp"

#include <algorithm>
#include <ostream>

#include "analyzer/report/findings.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

void write_header(const impact::Shoot& shoot, const Style& style, std::ostream& out) {
  const Signs& sign = signs(style);
  const std::string dot = " " + std::string(sign.dot) + " ";
  std::string name = inert(shoot.ns.empty() ? shoot.name : shoot.ns + "/" + shoot.name);
  std::string line = dot + "provider " + inert(shoot.provider);
  if (!shoot.region.empty()) line += ", " + inert(shoot.region);
  const std::string before = inert(shoot.kubernetes.before), after = inert(shoot.kubernetes.after);
  if (!before.empty() || !after.empty()) {
    line += dot + "Kubernetes " + (before.empty() ? after : before);
    if (before != after && !before.empty() && !after.empty()) line += " " + std::string(sign.arrow) + " " + after;
  }
  if (!shoot.exists.before) line += dot + "new";
  if (!shoot.exists.after) line += dot + "to be deleted";
  out << wrapped(painted(style, Paint::bold, name) + line, "Shoot ", "  ", style.width);
}

void write_refusals(const impact::Shoot& shoot, const Style& style, Told& told, std::ostream& out) {
  const auto headline = [&](const std::string& word, const std::string& text) {
    const std::string lines = wrapped(word + text, std::string(signs(style).cross) + " ", "    ", style.width);
    const std::size_t end = signs(style).cross.size() + 1 + word.size();
    out << painted(style, Paint::red, lines.substr(0, end)) << lines.substr(end);
  };
  if (!shoot.rejections.empty()) {
    headline("REJECTED",
             ": the API server refuses this update, and nothing happens. Verdicts below say what would happen if it "
             "were accepted.");
    for (const auto& refusal : shoot.rejections) write_refusal(refusal, style, out);
  }
  if (!shoot.reconcile_errors.empty()) {
    headline("RECONCILE ERROR",
             shoot.rejections.empty()
                 ? ": this update is accepted, but the worker reconciliation fails; nodes stay as they are."
                 : ": if it were accepted, the worker reconciliation would fail; nodes would stay as they are.");
    for (const auto& refusal : shoot.reconcile_errors) write_failure(refusal, style, told, out);
  }
}

}  // namespace

void write_shoot(const impact::Shoot& shoot, const Style& style, Told& told, std::ostream& out) {
  write_header(shoot, style, out);
  out << "\n";
  write_refusals(shoot, style, told, out);
  std::size_t name_width = 0;
  std::string unchanged;
  std::int64_t unchanged_count = 0;
  for (const impact::Pool& pool : shoot.pools) {
    const bool is_listed = pool.verdict != Verdict::none || style.verbose || !pool.reasons.empty();
    if (is_listed) {
      name_width = std::max(name_width, columns(inert(pool.name)));
    } else {
      ++unchanged_count;
      unchanged += (unchanged.empty() ? "" : ", ") + inert(pool.name);
    }
  }
  for (const impact::Pool* pool : gravest_first(shoot.pools)) {
    const bool is_listed = pool->verdict != Verdict::none || style.verbose || !pool->reasons.empty();
    if (is_listed) write_pool(*pool, name_width, style, told, out);
    write_hashes(*pool, style, out);
  }
  if (unchanged_count > 0) {
    const VerdictLook how = look(style, Verdict::none);
    out << painted(style, how.paint, how.symbol) << " "
        << wrapped(counted(unchanged_count, "pool") + " unchanged: " + unchanged, "", "     ", style.width);
  }
  if (shoot.pools.empty()) out << "  no worker pools\n";
  out << "\n";
}

}  // namespace gprov::report
