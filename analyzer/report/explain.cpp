// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <ostream>
#include <vector>

#include "analyzer/report/hash_pairs.hpp"
#include "analyzer/report/text_pool.hpp"

namespace gprov::report {

namespace {

using impact::HashLine;

std::string cell(const Style& style, const HashLine* line) {
  if (line == nullptr) return std::string(signs(style).dash);
  if (line->value.masked) return "<hidden>";
  if (!line->value.unknown.empty()) return "????? (" + inert(line->value.unknown) + ")";
  return line->value.text ? "\"" + inert(*line->value.text) + "\"" : "";
}

std::string rule_of(const HashPair& pair) { return inert((pair.after != nullptr ? pair.after : pair.before)->trigger); }

void write_table(const std::vector<HashLine>& before, const std::vector<HashLine>& after, const Style& style,
                 std::ostream& out) {
  constexpr std::size_t kWidestCell = 44;
  const std::vector<HashPair> pairs = aligned(before, after);
  std::size_t rule_width = 0, left_width = 0;
  for (const HashPair& pair : pairs) {
    rule_width = std::max(rule_width, columns(rule_of(pair)));
    left_width = std::max(left_width, std::min(kWidestCell, columns(cell(style, pair.before))));
  }
  for (const HashPair& pair : pairs) {
    const bool marks = differs(pair);
    const std::string_view mark = marks ? signs(style).differs : "=";
    out << "        " << padded(rule_of(pair), rule_width) << "  " << padded(cell(style, pair.before), left_width)
        << "  " << painted(style, marks ? Paint::red : Paint::faint, mark);
    if (marks || pair.after == nullptr) out << "  " << cell(style, pair.after);
    out << "\n";
  }
}

}  // namespace

void write_hashes(const impact::Pool& pool, const Style& style, std::ostream& out) {
  bool key_is_told = false;
  for (const auto& deployment : pool.machine_deployments) {
    if (!deployment.hash.before && !deployment.hash.after) continue;
    using impact::ExplainedHash;
    const std::string arrow = " " + std::string(signs(style).arrow) + " ";
    if (!key_is_told) {
      // Every deployment of a pool has the same node-agent key.
      out << "    node-agent key of " << inert(pool.name) << ": "
          << name_text(style, pool.node_agent_secret_name.before) << arrow
          << name_text(style, pool.node_agent_secret_name.after) << "\n";
      write_table(hash_lines(deployment.hash.before, &ExplainedHash::key),
                  hash_lines(deployment.hash.after, &ExplainedHash::key), style, out);
      key_is_told = true;
    }
    out << "    class hash of " << inert(deployment.name) << ": " << name_text(style, deployment.class_name.before)
        << arrow << name_text(style, deployment.class_name.after) << "\n";
    write_table(hash_lines(deployment.hash.before, &ExplainedHash::extension),
                hash_lines(deployment.hash.after, &ExplainedHash::extension), style, out);
  }
}

}  // namespace gprov::report
