// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/hash_pairs.hpp"

#include <algorithm>

namespace gprov::report {

using impact::HashLine;

namespace {

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

}  // namespace

std::vector<HashPair> aligned(const std::vector<HashLine>& before, const std::vector<HashLine>& after) {
  const std::size_t rows = before.size(), cols = after.size();
  std::vector<std::vector<std::size_t>> length(rows + 1, std::vector<std::size_t>(cols + 1));
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = cols; j-- > 0;) {
      length[i][j] =
          same_datum(before[i], after[j]) ? length[i + 1][j + 1] + 1 : std::max(length[i + 1][j], length[i][j + 1]);
    }
  }
  std::vector<HashPair> pairs;
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

bool differs(const HashPair& pair) {
  if (pair.before == nullptr || pair.after == nullptr) return true;
  return pair.before->value.text != pair.after->value.text || pair.before->value.unknown != pair.after->value.unknown;
}

const std::vector<HashLine>& hash_lines(const std::optional<impact::ExplainedHash>& hash,
                                        std::vector<HashLine> impact::ExplainedHash::*which) {
  static const std::vector<HashLine> kNone;
  return hash ? (*hash).*which : kNone;
}

}  // namespace gprov::report
