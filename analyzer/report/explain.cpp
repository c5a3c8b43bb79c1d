// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <ostream>
#include <vector>

#include "analyzer/report/text_pool.hpp"

namespace gprov::report {

namespace {

using impact::HashLine;

/// A worker's index may differ between the sides: it does not tell two data apart.
std::string without_index(const std::string& path) {
  constexpr std::string_view kWorkers = "workers[";
  const std::size_t at = path.find(kWorkers);
  if (at == std::string::npos) return path;
  const std::size_t close = path.find(']', at);
  return close == std::string::npos ? path : path.substr(0, at + kWorkers.size()) + path.substr(close);
}

bool same_datum(const HashLine& a, const HashLine& b) {
  return a.trigger == b.trigger && without_index(a.path) == without_index(b.path);
}

struct Pair {
  const HashLine* before = nullptr;
  const HashLine* after = nullptr;
};

/// Both lists side by side, in order: the longest common subsequence by trigger and path. Lists are short.
std::vector<Pair> aligned(const std::vector<HashLine>& before, const std::vector<HashLine>& after) {
  const std::size_t rows = before.size(), cols = after.size();
  std::vector<std::vector<std::size_t>> length(rows + 1, std::vector<std::size_t>(cols + 1));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = cols; j-- > 0;) {
      length[i][j] =
          same_datum(before[i], after[j]) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  std::vector<Pair> pairs;
  std::size_t i = 0, j = 0;
  while (i < rows || j < cols) {
    if (i < rows && j < cols && same_datum(before[i], after[j])) {
      pairs.push_back({&before[i++], &after[j++]});
    } else if (j == cols || (i < rows && length[i + 1][j] >= length[i][j + 1])) {
      pairs.push_back({&before[i++], nullptr});
    } else {
      pairs.push_back({nullptr, &after[j++]});
    }
  }
  return pairs;
}

std::string cell(const Style& style, const HashLine* line) {
  if (line == nullptr) return std::string(signs(style).dash);
  if (line->value.masked) return "<hidden>";
  if (!line->value.unknown.empty()) return "????? (" + inert(line->value.unknown) + ")";
  return line->value.text ? "\"" + inert(*line->value.text) + "\"" : "";
}

bool differs(const Pair& pair) {
  if (pair.before == nullptr || pair.after == nullptr) return true;
  return pair.before->value.text != pair.after->value.text || pair.before->value.unknown != pair.after->value.unknown;
}

void write_table(const std::vector<HashLine>& before, const std::vector<HashLine>& after, const Style& style,
                 std::ostream& out) {
  constexpr std::size_t kWidestCell = 44;
  const std::vector<Pair> pairs = aligned(before, after);
  std::size_t rule_width = 0, left_width = 0;
  for (const Pair& pair : pairs) {
    rule_width = std::max(rule_width, columns((pair.after != nullptr ? pair.after : pair.before)->trigger));
    left_width = std::max(left_width, std::min(kWidestCell, columns(cell(style, pair.before))));
  }
  for (const Pair& pair : pairs) {
    const bool marks = differs(pair);
    const std::string_view mark = marks ? signs(style).differs : "=";
    out << "        " << padded((pair.after != nullptr ? pair.after : pair.before)->trigger, rule_width) << "  "
        << padded(cell(style, pair.before), left_width) << "  "
        << painted(style, marks ? Paint::red : Paint::faint, mark);
    if (marks || pair.after == nullptr) out << "  " << cell(style, pair.after);
    out << "\n";
  }
}

const std::vector<HashLine>& lines(const std::optional<impact::ExplainedHash>& hash,
                                   std::vector<HashLine> impact::ExplainedHash::*which) {
  static const std::vector<HashLine> kNone;
  return hash ? (*hash).*which : kNone;
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
      write_table(lines(deployment.hash.before, &ExplainedHash::key), lines(deployment.hash.after, &ExplainedHash::key),
                  style, out);
      key_is_told = true;
    }
    out << "    class hash of " << inert(deployment.name) << ": " << name_text(style, deployment.class_name.before)
        << arrow << name_text(style, deployment.class_name.after) << "\n";
    write_table(lines(deployment.hash.before, &ExplainedHash::extension),
                lines(deployment.hash.after, &ExplainedHash::extension), style, out);
  }
}

}  // namespace gprov::report
