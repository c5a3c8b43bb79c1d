// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/text_pool.hpp"

#include <algorithm>
#include <ostream>

#include "analyzer/rules/rule.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

constexpr std::string_view kUnknown = "?????";

/// Why something is shown as ?????, once.
void write_unknown(const std::string& why, const Style& style, Told& told, std::ostream& out) {
  if (why.empty() || !told.insert(std::string(kUnknown) + why).second) return;
  out << wrapped(std::string(kUnknown) + " cannot be known: " + inert(why), "      ", "      ", style.width);
}

void write_advice(const std::string& why, const std::string& remedy, const Style& style, std::ostream& out) {
  const std::string indent(6, ' ');
  if (!why.empty()) out << wrapped(why, indent, indent, style.width);
  if (!remedy.empty()) {
    out << wrapped(inert(remedy), indent + std::string(signs(style).hint) + " ", indent + "  ", style.width);
  }
}

void write_reason(const impact::Reason& reason, const Style& style, Told& told, std::ostream& out) {
  const std::string indent(6, ' ');
  const std::string path = "    " + inert(reason.path) + (reason.path.empty() ? "" : "  ");
  const std::string change = change_text(style, reason);
  const std::string where = place(reason.after_at ? reason.after_at : reason.before_at);
  const std::string tail = (where.empty() ? "" : where + "   ") + inert(reason.rule);
  constexpr std::size_t kTailColumn = 60;
  const std::size_t start = std::max(kTailColumn, columns(path) + columns(change) + 3);
  if (start + columns(tail) <= style.width) {
    out << padded(path + change, start) << painted(style, Paint::faint, tail) << "\n";
  } else {
    // What a profile changed for many pools is long, and told once.
    const bool is_long = columns(path) + columns(change) > style.width;
    const bool is_told = !told.insert("change\n" + path + change + tail).second && is_long;
    out << wrapped(is_told ? "(as above)" : change, path, indent, style.width) << indent
        << painted(style, Paint::faint, tail) << "\n";
  }
  if (!reason.deployments.empty()) {
    std::string names;
    for (const std::string& name : reason.deployments) names += (names.empty() ? "only in " : ", ") + inert(name);
    out << wrapped(names, indent, indent, style.width);
  }
  write_unknown(reason.before.unknown, style, told, out);
  write_unknown(reason.after.unknown, style, told, out);
  if (!told.insert(reason.rule + "\n" + reason.why + "\n" + reason.remedy).second) return;
  write_advice(because(reason), reason.remedy, style, out);
}

bool same(const impact::Name& a, const impact::Name& b) {
  const auto* left = std::get_if<std::string>(&a);
  const auto* right = std::get_if<std::string>(&b);
  return left != nullptr && right != nullptr && *left == *right;
}

void write_class(const impact::MachineDeployment& deployment, const impact::Pool& pool, const Style& style, Told& told,
                 std::ostream& out) {
  const VerdictLook how = look(style, deployment.verdict);
  const std::string lead =
      deployment.verdict == pool.verdict ? "    class  " : "    " + std::string(how.symbol) + " class  ";
  const std::string before = name_text(style, deployment.class_name.before);
  const std::string after = name_text(style, deployment.class_name.after);
  const std::string arrow(signs(style).arrow);
  if (same(deployment.class_name.before, deployment.class_name.after)) {
    out << lead << before << (deployment.verdict == Verdict::none ? "  (unchanged)" : "  (same name)") << "\n";
  } else if (std::holds_alternative<std::monostate>(deployment.class_name.before)) {
    out << lead << after << "  (new)\n";
  } else if (std::holds_alternative<std::monostate>(deployment.class_name.after)) {
    out << lead << before << "  (deleted)\n";
  } else if (columns(lead) + columns(before) + columns(arrow) + columns(after) + 2 <= style.width) {
    out << lead << before << " " << arrow << " " << after << "\n";
  } else {
    out << lead << before << "\n" << padded("", columns(lead) - columns(arrow) - 1) << arrow << " " << after << "\n";
  }
  for (const impact::Name* name : {&deployment.class_name.before, &deployment.class_name.after}) {
    if (const auto* unknown = std::get_if<impact::UnknownText>(name)) write_unknown(unknown->why, style, told, out);
  }
}

void write_rollout(const impact::Pool& pool, const Style& style, std::ostream& out) {
  for (const std::string& warning : pool.warnings) {
    out << wrapped("warning: " + inert(warning), "    ", "      ", style.width);
  }
  if (!pool.rollout) return;
  out << wrapped("rollout: " + rollout_text(style, *pool.rollout), "    ", "      ", style.width);
  if (!style.verbose) return;
  for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
    if (!deployment.rollout) continue;
    out << wrapped(inert(deployment.name) + ": " + range_text(style, deployment.rollout->nodes, "node") + ", " +
                       range_text(style, deployment.rollout->steps, "step") + ", surge " +
                       range_text(style, deployment.rollout->surge, "machine") + ", unavailable " +
                       range_text(style, deployment.rollout->unavailable, "node"),
                   "      ", "        ", style.width);
  }
}

}  // namespace

void write_refusal(const impact::Refusal& refusal, const Style& style, std::ostream& out) {
  const gardener::Rejection& what = refusal.what;
  out << wrapped(inert(what.path.empty() ? what.message : what.path + ": " + what.message), "    ", "      ",
                 style.width);
  std::string tail = place(refusal.at);
  tail += (tail.empty() ? "" : "   ") + inert(what.rule);
  std::string by = what.by;
  if (!what.type.empty()) by += (by.empty() ? "" : ", ") + what.type;
  if (!by.empty()) tail += " (" + inert(by) + ")";
  out << "      " << painted(style, Paint::faint, tail) << "\n";
}

void write_failure(const impact::Refusal& refusal, const Style& style, Told& told, std::ostream& out) {
  write_refusal(refusal, style, out);
  const rules::Rule* rule = rules::find(refusal.what.rule);
  if (rule == nullptr || !told.insert(refusal.what.rule).second) return;
  write_advice(because(refusal.what.rule), std::string(rule->remedy), style, out);
}

void write_pool(const impact::Pool& pool, std::size_t name_width, const Style& style, Told& told, std::ostream& out) {
  const VerdictLook how = look(style, pool.verdict);
  constexpr std::size_t kWordWidth = 9;
  const std::size_t symbol_width = style.glyphs == Glyphs::unicode ? 1 : 2;
  std::string facts = node_range(style, pool.nodes);
  const std::size_t deployments = pool.machine_deployments.size();
  const auto touched = static_cast<std::size_t>(
      std::count_if(pool.machine_deployments.begin(), pool.machine_deployments.end(),
                    [](const impact::MachineDeployment& one) { return one.verdict >= Verdict::roll; }));
  if (deployments > 1) {
    const bool some = touched > 0 && touched < deployments;
    facts +=
        " in " + (some ? std::to_string(touched) + " of " : "") + std::to_string(deployments) + " machine deployments";
  }
  if (const std::string when = when_text(pool.when); !when.empty()) facts += ", " + when;
  if (pool.counted) facts += ", ignored";
  if (!pool.recreate_of.empty()) {
    facts += (pool.verdict == Verdict::remove ? ", renamed to " : ", renamed from ") + inert(pool.recreate_of);
  }
  const std::string head = painted(style, how.paint, padded(std::string(how.symbol), symbol_width)) + " " +
                           painted(style, Paint::bold, padded(inert(pool.name), name_width)) + "   " +
                           painted(style, how.paint, padded(std::string(how.word), kWordWidth)) + "   ";
  out << wrapped(facts, head, "      ", style.width);
  if (!pool.when.note.empty()) out << wrapped("when: " + inert(pool.when.note), "    ", "      ", style.width);
  for (const std::string& condition : pool.conditions) {
    const bool missing = pool.confidence == impact::Confidence::unknown;
    if (missing) told.insert(std::string(kUnknown) + condition);
    out << wrapped((missing ? "missing: " : "assumed: ") + inert(condition), "    ", "      ", style.width);
  }
  write_rollout(pool, style, out);
  for (const impact::Reason& reason : pool.reasons) write_reason(reason, style, told, out);
  if (pool.verdict == Verdict::none && !style.verbose) return;
  for (const auto& deployment : pool.machine_deployments) write_class(deployment, pool, style, told, out);
}

}  // namespace gprov::report
