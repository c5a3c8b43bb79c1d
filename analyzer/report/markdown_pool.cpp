// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/markdown_pool.hpp"

#include <algorithm>

#include "analyzer/report/findings.hpp"
#include "analyzer/report/hash_pairs.hpp"
#include "analyzer/report/markdown.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

namespace {

using impact::ExplainedHash;
using impact::Verdict;

constexpr std::size_t kLongestName = 80, kLongestValue = 120;

std::string code(std::string_view text, std::size_t longest = kLongestName) {
  return markdown_code(shortened(text, longest));
}

/// The end of a path says most: "machine.type" of "spec.provider.workers[0].machine.type".
std::string short_path(const std::string& path) {
  constexpr std::string_view kWorkers = "spec.provider.workers[";
  if (!path.starts_with(kWorkers)) return path;
  const std::size_t dot = path.find("].");
  return dot == std::string::npos ? path : path.substr(dot + 2);
}

std::string change(const impact::Reason& reason) {
  const std::string text = change_text(kMarkdownStyle, reason);
  return text.empty() ? "" : code(text, kLongestValue);
}

std::string why_cell(const impact::Pool& pool) {
  constexpr std::size_t kMost = 3;
  std::string cell;
  std::size_t told = 0;
  for (const impact::Reason& reason : pool.reasons) {
    if (told++ == kMost) break;
    const std::string what = reason.path.empty() ? code(reason.rule) : code(short_path(reason.path), kLongestValue);
    const std::string values = change(reason);
    cell += (cell.empty() ? "" : "<br>") + what + (values.empty() ? "" : " ") + values;
  }
  if (pool.reasons.size() > kMost) cell += "<br>and " + std::to_string(pool.reasons.size() - kMost) + " more";
  if (!pool.recreate_of.empty()) {
    cell += (cell.empty() ? "" : "<br>") +
            std::string(pool.verdict == Verdict::remove ? "renamed to " : "renamed from ") + code(pool.recreate_of);
  }
  for (const std::string& condition : pool.conditions) {
    cell += (cell.empty() ? "" : "<br>") +
            std::string(pool.confidence == impact::Confidence::unknown ? "missing: " : "assumed: ") +
            markdown_prose(shortened(condition));
  }
  return cell.empty() ? "–" : cell;
}

std::string refusal_text(const impact::Refusal& refusal) {
  std::string text = refusal.what.path.empty() ? "" : code(refusal.what.path, kLongestValue) + ": ";
  return text + code(refusal.what.message, 400);
}

std::string class_lines(const impact::Pool& pool) {
  std::string list;
  for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
    const std::string before = name_text(kMarkdownStyle, deployment.class_name.before);
    const std::string after = name_text(kMarkdownStyle, deployment.class_name.after);
    const bool was = !std::holds_alternative<std::monostate>(deployment.class_name.before);
    const bool is = !std::holds_alternative<std::monostate>(deployment.class_name.after);
    list += "- class " + code(was ? before : after) +
            (!was              ? " (new)"
             : !is             ? " (deleted)"
             : before == after ? " (same name)"
                               : " → " + code(after)) +
            "\n";
  }
  return list;
}

std::string cell(const impact::HashLine* line) {
  if (line == nullptr) return "–";
  if (line->value.masked) return "*hidden*";
  if (!line->value.unknown.empty()) return "unknown: " + markdown_prose(shortened(line->value.unknown, kLongestValue));
  return line->value.text ? code(*line->value.text, kLongestValue) : "–";
}

std::string hash_table(const impact::MachineDeployment& deployment,
                       std::vector<impact::HashLine> ExplainedHash::*which) {
  std::string rows;
  for (const HashPair& pair :
       aligned(hash_lines(deployment.hash.before, which), hash_lines(deployment.hash.after, which))) {
    const bool marks = differs(pair);
    const std::string rule = (pair.after != nullptr ? pair.after : pair.before)->trigger;
    rows += "| " + std::string(marks ? "**≠**" : "=") + " | " + code(rule) + " | " + cell(pair.before) + " | " +
            cell(pair.after) + " |\n";
  }
  return rows.empty() ? "" : "\n| | Input | Old | New |\n|---|---|---|---|\n" + rows + "\n";
}

std::string hashes(const impact::Pool& pool) {
  std::string text;
  for (const impact::MachineDeployment& deployment : pool.machine_deployments) {
    if (!deployment.hash.before && !deployment.hash.after) continue;
    // Every deployment of a pool has the same node-agent key.
    if (text.empty()) text += "\nHash inputs of the node-agent key:\n" + hash_table(deployment, &ExplainedHash::key);
    text += "\nHash inputs of " + code(deployment.name) + ":\n" + hash_table(deployment, &ExplainedHash::extension);
  }
  return text;
}

}  // namespace

std::string markdown_row(const MarkdownEntry& entry, ShootColumn column) {
  const std::string lead = column == ShootColumn::shown ? "| " + code(name_of(*entry.shoot), 160) + " " : "";
  if (entry.pool == nullptr) {
    const bool rejected = !entry.shoot->rejections.empty();
    const impact::Refusal& first = rejected ? entry.shoot->rejections.front() : entry.shoot->reconcile_errors.front();
    const std::size_t count = entry.shoot->rejections.size() + entry.shoot->reconcile_errors.size();
    return lead + "| *all* | ✖ **" + (rejected ? "rejected" : "reconcile error") + "** | " + refusal_text(first) +
           (count > 1 ? "<br>and " + std::to_string(count - 1) + " more" : "") + " | – | – |\n";
  }
  const impact::Pool& pool = *entry.pool;
  const VerdictLook how = look(kMarkdownStyle, pool.verdict);
  std::string word(phrase(pool.verdict));
  if (word.starts_with("is ")) word.erase(0, 3);
  const bool grave = pool.verdict >= Verdict::roll;
  const bool hypothetical = !entry.shoot->rejections.empty() && pool.verdict != Verdict::none;
  const std::string when = hypothetical ? "if it were accepted" : when_text(pool.when);
  return lead + "| " + code(pool.name) + " | " + std::string(how.symbol) + " " + (grave ? "**" + word + "**" : word) +
         (pool.counted ? " (ignored)" : "") + " | " + why_cell(pool) + " | " + node_range(kMarkdownStyle, pool.nodes) +
         " | " + (when.empty() ? "–" : markdown_prose(shortened(when))) + " |\n";
}

std::string markdown_details(const MarkdownEntry& entry) {
  std::string text =
      "\n**" + code(name_of(*entry.shoot) + (entry.pool == nullptr ? "" : "/" + entry.pool->name), 160) + "**\n\n";
  if (entry.pool == nullptr) {
    for (const auto* refusals : {&entry.shoot->rejections, &entry.shoot->reconcile_errors}) {
      for (const impact::Refusal& refusal : *refusals) {
        text += "- " + std::string(refusals == &entry.shoot->rejections ? "rejected" : "fails") + ": " +
                refusal_text(refusal) + " " + code(place(refusal.at)) + " " + code(refusal.what.rule);
        const std::string why = refusals == &entry.shoot->reconcile_errors ? because(refusal.what.rule) : "";
        text += (why.empty() ? "" : "<br>" + markdown_prose(shortened(why, 600))) + "\n";
      }
    }
    return text;
  }
  const impact::Pool& pool = *entry.pool;
  for (const std::string& warning : pool.warnings)
    text += "- warning: " + markdown_prose(shortened(warning, 400)) + "\n";
  if (pool.rollout) text += "- rollout: " + markdown_prose(rollout_text(kMarkdownStyle, *pool.rollout)) + "\n";
  for (const impact::Reason& reason : pool.reasons) {
    text += "- " + (reason.path.empty() ? "" : code(reason.path, 200) + " ") + change(reason);
    const std::string where = place(reason.after_at ? reason.after_at : reason.before_at);
    if (!where.empty()) text += " " + code(where, 160);
    text += " " + code(reason.rule) + "<br>" + markdown_prose(shortened(because(reason), 600)) + "\n";
  }
  return text + class_lines(pool) + hashes(pool);
}

std::string markdown_unchanged(const impact::Impact& impact) {
  constexpr std::int64_t kMost = 40;
  std::string list;
  std::int64_t told = 0, count = 0;
  for (const impact::Shoot& shoot : impact.shoots) {
    for (const impact::Pool& pool : shoot.pools) {
      if (pool.verdict != Verdict::none || ++count > kMost) continue;
      ++told;
      list += (list.empty() ? "" : ", ") +
              code(impact.shoots.size() > 1 ? name_of(shoot) + "/" + pool.name : pool.name, 160);
    }
  }
  if (list.empty()) return "";
  return "\nUnchanged: " + list + (count > told ? " and " + std::to_string(count - told) + " more" : "") + "\n";
}

std::string markdown_ignored(const impact::Impact& impact) {
  constexpr std::size_t kMost = 20;
  std::string list;
  for (std::size_t i = 0; i < std::min(kMost, impact.ignored.size()); ++i) {
    const impact::Ignored& row = impact.ignored[i];
    list += "- " + code(row.ns + "/" + row.shoot + "/" + row.pool, 160) + " " + code(row.rule) + ": " +
            markdown_prose(shortened(row.reason)) +
            (row.expires.empty() ? " (permanently)" : " (until " + markdown_prose(row.expires) + ")") + "\n";
  }
  if (impact.ignored.size() > kMost) list += "- and " + std::to_string(impact.ignored.size() - kMost) + " more\n";
  return list.empty() ? "" : "\nIgnored:\n\n" + list;
}

}  // namespace gprov::report
