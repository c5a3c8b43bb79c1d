// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/text_gravest.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace gprov::report {

namespace {

using impact::Verdict;

/// One of each rule: the others add nothing to its name.
std::vector<impact::Refusal> by_rule(const std::vector<impact::Refusal>& refusals) {
  std::vector<impact::Refusal> kept;
  std::set<std::string> rules;
  for (const impact::Refusal& refusal : refusals) {
    if (rules.insert(refusal.what.rule).second) kept.emplace_back().what.rule = refusal.what.rule;
  }
  return kept;
}

/// What makes the verdict what it is, by rule.
std::vector<impact::Reason> by_rule(const impact::Pool& pool) {
  std::vector<impact::Reason> kept;
  std::set<std::string> rules;
  for (const impact::Reason& reason : pool.reasons) {
    if (reason.effect != pool.verdict || !rules.insert(reason.rule).second) continue;
    impact::Reason& one = kept.emplace_back();
    one.rule = reason.rule;
    one.effect = reason.effect;
    one.title = reason.title;
  }
  kept.shrink_to_fit();
  return kept;
}

/// What is told of a Shoot that is counted with others.
impact::Shoot without_details(const impact::Shoot& shoot) {
  impact::Shoot result;
  result.ns = shoot.ns;
  result.name = shoot.name;
  result.provider = shoot.provider;
  result.region = shoot.region;
  result.verdict = shoot.verdict;
  result.exists = shoot.exists;
  result.rejections = by_rule(shoot.rejections);
  result.reconcile_errors = by_rule(shoot.reconcile_errors);
  for (const impact::Pool& pool : shoot.pools) {
    if (pool.verdict == Verdict::none) continue;
    impact::Pool& one = result.pools.emplace_back();
    one.name = pool.name;
    one.verdict = pool.verdict;
    one.counted = pool.counted;
    one.recreate_of = pool.recreate_of;
    one.nodes = pool.nodes;
    one.reasons = by_rule(pool);
  }
  result.pools.shrink_to_fit();
  return result;
}

}  // namespace

Gravity gravity(const impact::Shoot& shoot) {
  const bool is_refused = !shoot.rejections.empty() || !shoot.reconcile_errors.empty();
  std::int64_t nodes = 0;
  for (const impact::Pool& pool : shoot.pools) nodes += pool.verdict >= Verdict::roll ? pool.nodes.max : 0;
  return {is_refused, shoot.verdict, nodes};
}

bool is_worth_telling(const impact::Shoot& shoot) {
  return shoot.verdict != Verdict::none || !shoot.rejections.empty() || !shoot.reconcile_errors.empty();
}

void GravestShoots::take(impact::Shoot shoot) {
  ++taken_;
  if (taken_ <= kFewShoots) {
    shoots_.push_back(std::move(shoot));
    return;
  }
  if (taken_ == kFewShoots + 1) {
    for (impact::Shoot& one : std::exchange(shoots_, {})) sift(std::move(one));
  }
  sift(std::move(shoot));
}

void GravestShoots::sift(impact::Shoot shoot) {
  if (!is_worth_telling(shoot)) {
    ++resting_;
    return;
  }
  const auto is_graver = [&](std::size_t a, std::size_t b) { return gravity(shoots_[a]) > gravity(shoots_[b]); };
  const std::size_t place = shoots_.size();
  shoots_.push_back(std::move(shoot));
  whole_.insert(std::upper_bound(whole_.begin(), whole_.end(), place, is_graver), place);
  if (whole_.size() <= kGravest) return;
  shoots_[whole_.back()] = without_details(shoots_[whole_.back()]);
  whole_.pop_back();
}

void GravestShoots::give(impact::Impact& impact) {
  if (taken_ == 0) return;
  impact.shoots = std::move(shoots_);
  impact.resting += resting_;
}

}  // namespace gprov::report
