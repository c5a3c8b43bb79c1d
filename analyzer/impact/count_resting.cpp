// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/count_resting.hpp"

#include <algorithm>
#include <tuple>

namespace gprov::impact {
namespace {

bool is_silent(const Pool& pool) {
  return pool.verdict == Verdict::none && pool.confidence == Confidence::certain && !pool.rollout &&
         pool.conditions.empty() && pool.recreate_of.empty() && pool.reasons.empty() && pool.warnings.empty();
}

bool is_silent(const ShootAnswer& answer) {
  const Shoot& shoot = answer.shoot;
  return answer.is_untouched && answer.diagnostics.empty() && shoot.verdict == Verdict::none &&
         shoot.rejections.empty() && shoot.reconcile_errors.empty() &&
         std::all_of(shoot.pools.begin(), shoot.pools.end(), [](const Pool& pool) { return is_silent(pool); });
}

bool uses_one_of(const ShootProfiles& shoot, const std::set<std::string>& profiles) {
  return std::any_of(shoot.keys.begin(), shoot.keys.end(),
                     [&](const std::string& key) { return profiles.contains(key); });
}

const ShootAnswer* find(const std::vector<ShootAnswer>& answers, const Witness& witness) {
  const auto key = [](const auto& one) { return std::tuple(std::string_view(one.ns), std::string_view(one.name)); };
  const auto at = std::lower_bound(answers.begin(), answers.end(), witness,
                                   [&](const ShootAnswer& a, const Witness& b) { return key(a.shoot) < key(b); });
  return at != answers.end() && key(at->shoot) == key(witness) ? &*at : nullptr;
}

std::int64_t deployments_of(const ShootAnswer* answer, std::string_view name) {
  if (answer == nullptr) return 0;
  for (const Pool& pool : answer->shoot.pools) {
    if (pool.name == name) return static_cast<std::int64_t>(pool.machine_deployments.size());
  }
  return 0;
}

}  // namespace

std::vector<std::uint32_t> count_resting(Impact& impact, const Resting& resting,
                                         const std::vector<ShootAnswer>& answers, const UsedProfiles& profiles,
                                         ProfileUsers& users) {
  std::vector<const ShootAnswer*> of_witnesses;
  std::vector<bool> speaks;
  for (const Witness& witness : resting.witnesses) {
    of_witnesses.push_back(find(answers, witness));
    speaks.push_back(of_witnesses.back() == nullptr || !is_silent(*of_witnesses.back()));
  }
  std::vector<std::int64_t> deployments;
  for (const Part& part : resting.parts) deployments.push_back(deployments_of(of_witnesses[part.witness], part.pool));
  const std::vector<std::uint32_t> spoiled_ones = spoiled(resting, speaks);
  std::vector<std::uint32_t> places;
  Summary& summary = impact.summary;
  for (std::uint32_t i = 0, next = 0; i < resting.counted.size(); ++i) {
    if (next < spoiled_ones.size() && spoiled_ones[next] == i) {
      ++next;
      places.push_back(i);
      continue;
    }
    // The frame, which names the profile, is the first part.
    const ShootProfiles& alike = of_witnesses[resting.parts[resting.counted[i].parts.front()].witness]->profiles;
    if (uses_one_of(alike, profiles.that_ask)) {
      places.push_back(i);
      continue;
    }
    if (uses_one_of(alike, profiles.changed)) add_user(users, {alike.keys, {}, "", {}});
    ++impact.resting;
    ++summary.shoots;
    for (const std::uint32_t part : resting.counted[i].parts) {
      if (resting.parts[part].pool.empty()) continue;
      ++summary.pools;
      summary.machine_deployments += deployments[part];
      ++summary.verdicts.at(static_cast<std::size_t>(Verdict::none));
    }
  }
  return places;
}

}  // namespace gprov::impact
