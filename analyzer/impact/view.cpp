// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/view.hpp"

#include <fnmatch.h>

#include <algorithm>

namespace gprov::impact {
namespace {

bool names(const std::vector<std::string>& words, const Shoot& shoot, const Pool& pool) {
  const auto is = [](const std::string& pattern, const std::string& text) {
    return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
  };
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return is(word, shoot.ns + "/" + shoot.name) || is(word, pool.name) ||
           std::any_of(pool.reasons.begin(), pool.reasons.end(),
                       [&](const Reason& reason) { return is(word, reason.rule); });
  });
}

}  // namespace

void hide(Impact& impact, const View& view) {
  const auto loses_all = [&](Shoot& shoot) {
    const std::size_t count = std::erase_if(shoot.pools, [&](const Pool& pool) {
      return (!view.only.empty() && !names(view.only, shoot, pool)) || names(view.skip, shoot, pool);
    });
    impact.hidden_pools += count;
    return count != 0 && shoot.pools.empty() && shoot.rejections.empty() && shoot.reconcile_errors.empty();
  };
  std::erase_if(impact.shoots, loses_all);
}

}  // namespace gprov::impact
