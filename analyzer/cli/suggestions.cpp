// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/cli/suggestions.hpp"

#include <ostream>
#include <set>
#include <vector>

#include "analyzer/cli/flags.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/rules/rule.hpp"

namespace gprov::cli {

namespace {

std::string question(const std::string& typed, const std::vector<std::string_view>& known) {
  const std::string_view near = nearest(typed, known);
  return near.empty() ? "" : "; did you mean '" + std::string(near) + "'?";
}

std::vector<std::string_view> views(const std::set<std::string>& names) { return {names.begin(), names.end()}; }

std::vector<std::string_view> rule_ids() {
  std::vector<std::string_view> ids;
  for (const rules::Rule& row : rules::all()) ids.push_back(row.id);
  return ids;
}

}  // namespace

void tell_unknown_names(const Options& options, const impact::Impact& impact, std::ostream& err) {
  const auto& versions = options.analysis.assumptions;
  if (options.view.only.empty() && options.view.skip.empty() && versions.before.hash_versions.empty() &&
      versions.after.hash_versions.empty()) {
    return;
  }
  std::set<std::string> pools, all;
  for (const impact::Shoot& shoot : impact.shoots) {
    all.insert(shoot.ns + "/" + shoot.name);
    for (const impact::Pool& pool : shoot.pools) pools.insert(pool.name);
  }
  all.insert(pools.begin(), pools.end());
  for (const std::string_view id : rule_ids()) all.emplace(id);
  const auto tell = [&](const std::string& flag, const std::string& word, const std::set<std::string>& known,
                        const std::string& what) {
    if (word.find_first_of("*?[") != std::string::npos || known.contains(word)) return;
    err << "warning: --" << flag << ": there is no " << what << " '" << report::inert(word) << "'"
        << report::inert(question(word, views(known))) << "\n";
  };
  for (const std::string& word : options.view.only) tell("only", word, all, "rule, pool or Shoot");
  for (const std::string& word : options.view.skip) tell("skip", word, all, "rule, pool or Shoot");
  std::set<std::string> told;
  for (const auto* side : {&versions.before, &versions.after}) {
    for (const auto& [pool, version] : side->hash_versions) {
      if (told.insert(pool).second) tell("hash-version", pool, pools, "pool");
    }
  }
}

std::string no_such_rule(const std::string& typed) {
  const std::string near = question(typed, rule_ids());
  return "there is no rule '" + typed + "'" + (near.empty() ? "; see gprov-impact rules" : near);
}

}  // namespace gprov::cli
