// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/impact/reasons.hpp"
#include "analyzer/impact/weigh.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;

bool touches_nodes(Verdict verdict) { return verdict == Verdict::roll || verdict == Verdict::in_place; }

bool keeps_nodes(const std::vector<Pool>& pools, const std::string& name) {
  const auto found = std::find_if(pools.begin(), pools.end(), [&](const Pool& pool) { return pool.name == name; });
  return found != pools.end() && found->verdict <= Verdict::drift;
}

struct Axis {
  const char* rule;
  const char* path;
  std::string before, after;
  Sides<Environment> without;  ///< both sides, but for this release
};

std::vector<Axis> axes(const Sides<Environment>& both) {
  std::vector<Axis> result;
  if (hashing::compare(both.before.gardener, both.after.gardener) != 0) {
    Axis axis{"core/gardener-upgrade", "status.gardener.version", hashing::to_string(both.before.gardener),
              hashing::to_string(both.after.gardener), both};
    axis.without.after.gardener = both.before.gardener;
    axis.without.after.new_worker_pool_hash = both.before.new_worker_pool_hash;
    result.push_back(std::move(axis));
  }
  if (hashing::compare(both.before.extension, both.after.extension) != 0) {
    Axis axis{"core/extension-upgrade", "spec.provider.type", hashing::to_string(both.before.extension),
              hashing::to_string(both.after.extension), both};
    axis.without.after.extension = both.before.extension;
    axis.without.after.library = both.before.library;
    result.push_back(std::move(axis));
  }
  return result;
}

}  // namespace

void tell_upgrades(ShootAnswer& answer, const Pair& pair, const Releases& releases, const Options& options,
                   const Rerun& rerun) {
  if (!pair.before || !pair.after) return;
  std::vector<Pool>& pools = answer.shoot.pools;
  if (std::none_of(pools.begin(), pools.end(), [](const Pool& pool) { return touches_nodes(pool.verdict); })) return;
  for (const Axis& axis : axes(releases.environment)) {
    const std::vector<Pool> without = rerun(axis.without, options.update);
    for (Pool& pool : pools) {
      if (!touches_nodes(pool.verdict) || !keeps_nodes(without, pool.name)) continue;
      const ReasonContext context{pair.before.get(), pair.after.get(), answer.shoot.ns,
                                  answer.shoot.name, pool.name,        options.verdicts_only};
      pool.reasons.insert(pool.reasons.begin(), make_reason(context, axis.rule, pool.verdict, providers::Subject::shoot,
                                                            Item{axis.path, axis.before}, Item{axis.path, axis.after}));
    }
  }
}

}  // namespace gprov::impact
