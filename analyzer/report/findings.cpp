// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/report/findings.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "analyzer/impact/fingerprint.hpp"
#include "analyzer/report/layout.hpp"
#include "analyzer/report/other_findings.hpp"
#include "analyzer/report/words.hpp"

namespace gprov::report {

namespace {

using impact::Verdict;

constexpr Style kProse{Glyphs::unicode, Color::off, 100, false};
constexpr std::array<std::string_view, impact::kVerdicts> kPhrases = {
    "stays as it is", "drifts", "is created", "is updated in place",
    "is unknown",     "rolls",  "is deleted", "is recreated",
};

bool is_refused(const impact::Shoot& shoot) { return !shoot.rejections.empty() || !shoot.reconcile_errors.empty(); }

Level level_of(Verdict verdict, std::optional<Verdict> threshold) {
  if (verdict == Verdict::unknown) return Level::warning;
  if (threshold && verdict >= *threshold) return Level::error;
  return verdict >= Verdict::roll ? Level::warning : Level::note;
}

/// Where a finding without a place of its own is shown: the first place that is known of the Shoot.
std::optional<impact::Position> any_place(const impact::Shoot& shoot) {
  for (const auto* refusals : {&shoot.rejections, &shoot.reconcile_errors}) {
    for (const auto& refusal : *refusals) {
      if (refusal.at) return refusal.at;
    }
  }
  for (const auto& pool : shoot.pools) {
    for (const auto& reason : pool.reasons) {
      if (reason.after_at || reason.before_at) return reason.after_at ? reason.after_at : reason.before_at;
    }
  }
  return std::nullopt;
}

std::string pool_facts(const impact::Shoot& shoot, const impact::Pool& pool) {
  std::string facts = node_range(kProse, pool.nodes);
  if (!shoot.rejections.empty()) return facts + ", if the update were accepted";
  if (const std::string when = when_text(pool.when); !when.empty()) facts += ", " + when;
  return facts;
}

std::string joined(const std::vector<std::string>& sentences, std::string_view lead) {
  std::string text;
  for (const std::string& sentence : sentences) text += " " + std::string(lead) + inert(sentence) + ".";
  return text;
}

class Collector {
 public:
  explicit Collector(const impact::Impact& impact) : threshold_(impact::verdict_of(impact.fail_on)) {
    for (const impact::Ignored& row : impact.ignored) ignored_.emplace(row.ns, row.shoot, row.pool, row.fingerprint);
  }

  void add(const impact::Shoot& shoot) {
    for (const auto& refusal : shoot.rejections) add(shoot, refusal, "is rejected");
    for (const auto& refusal : shoot.reconcile_errors) add(shoot, refusal, "fails to reconcile");
    for (const impact::Pool* pool : gravest_first(shoot.pools)) {
      if (pool->reasons.empty() && pool->verdict != Verdict::none) add(shoot, *pool, nullptr);
      for (const impact::Reason& reason : pool->reasons) add(shoot, *pool, &reason);
    }
  }

  std::vector<Finding> all;

 private:
  void add(const impact::Shoot& shoot, const impact::Refusal& refusal, std::string_view what) {
    Finding finding;
    finding.shoot = &shoot;
    finding.subject = name_of(shoot);
    finding.refusal = &refusal;
    finding.verdict = shoot.verdict;
    finding.level = Level::error;
    finding.rule = inert(refusal.what.rule);
    finding.title = name_of(shoot) + " " + std::string(what);
    finding.message = inert(refusal.what.path.empty() ? "" : refusal.what.path + ": ") + inert(refusal.what.message);
    if (finding.message.empty()) finding.message = finding.title;
    finding.at = refusal.at ? refusal.at : any_place(shoot);
    finding.fingerprint = impact::fingerprint(
        {refusal.what.rule, shoot.ns + "/" + shoot.name, std::string(what), refusal.what.path, refusal.what.message});
    all.push_back(std::move(finding));
  }

  void add(const impact::Shoot& shoot, const impact::Pool& pool, const impact::Reason* reason) {
    Finding finding;
    finding.shoot = &shoot;
    finding.subject = name_of(shoot);
    finding.pool = &pool;
    finding.reason = reason;
    // A reason may be milder than its pool; it is never graver, but for a rename, which only the pool tells.
    finding.verdict = reason == nullptr ? pool.verdict : reason->effect;
    const bool renamed = !pool.recreate_of.empty() && finding.verdict >= Verdict::roll;
    finding.level = level_of(renamed ? Verdict::recreate : finding.verdict, threshold_);
    finding.title = name_of(shoot) + " " + shortened(pool.name, 80) + " " + std::string(phrase(pool.verdict));
    finding.message = "Pool " + shortened(pool.name, 80) + " of " + name_of(shoot) + " " +
                      std::string(phrase(pool.verdict)) + " (" + pool_facts(shoot, pool) + ").";
    if (reason != nullptr) {
      finding.rule = inert(reason->rule);
      finding.fingerprint = reason->fingerprint;
      finding.at = reason->after_at ? reason->after_at : reason->before_at;
      const std::string change = change_text(kProse, *reason);
      if (!reason->path.empty()) finding.message += " " + shortened(reason->path);
      if (!change.empty()) finding.message += (reason->path.empty() ? " " : ": ") + change;
      if (!reason->path.empty() || !change.empty()) finding.message += ".";
      if (const std::string why = because(*reason); !why.empty()) finding.message += " " + why;
      if (!reason->remedy.empty()) finding.message += " " + inert(reason->remedy);
    } else {
      finding.rule = "verdict/" + std::string(impact::word(pool.verdict));
      finding.fingerprint = impact::fingerprint({finding.rule, shoot.ns + "/" + shoot.name, pool.name});
    }
    finding.message +=
        joined(pool.conditions, pool.confidence == impact::Confidence::unknown ? "Missing: " : "Assumed: ");
    if (!finding.at) finding.at = any_place(shoot);
    if (ignored_.contains({shoot.ns, shoot.name, pool.name, finding.fingerprint})) {
      finding.standing = Standing::ignored;
      finding.level = Level::note;
    }
    all.push_back(std::move(finding));
  }

  std::optional<Verdict> threshold_;
  std::set<std::tuple<std::string, std::string, std::string, std::string>> ignored_;
};

int rank(const Finding& finding) {
  const int grave =
      static_cast<int>(finding.verdict) + (finding.refusal != nullptr ? static_cast<int>(impact::kVerdicts) : 0);
  return static_cast<int>(finding.level) * 100 + grave;
}

template <class T, class Rank>
std::vector<const T*> sorted(const std::vector<T>& list, Rank grave) {
  std::vector<const T*> order;
  order.reserve(list.size());
  for (const T& item : list) order.push_back(&item);
  std::stable_sort(order.begin(), order.end(), [&](const T* a, const T* b) { return grave(*a) > grave(*b); });
  return order;
}

}  // namespace

std::vector<Finding> findings(const impact::Impact& impact) {
  Collector collector(impact);
  for (const impact::Shoot& shoot : impact.shoots) collector.add(shoot);
  for (Finding& finding : other_findings(impact)) collector.all.push_back(std::move(finding));
  std::stable_sort(collector.all.begin(), collector.all.end(),
                   [](const Finding& a, const Finding& b) { return rank(a) > rank(b); });
  return std::move(collector.all);
}

std::string name_of(const impact::Shoot& shoot) {
  return shortened(shoot.ns.empty() ? shoot.name : shoot.ns + "/" + shoot.name, 160);
}

std::string capital_word(const Finding& finding) {
  if (!finding.word.empty()) return std::string(finding.word);
  if (finding.refusal != nullptr) {
    const auto& rejections = finding.shoot->rejections;
    const bool rejected = std::any_of(rejections.begin(), rejections.end(),
                                      [&](const impact::Refusal& one) { return &one == finding.refusal; });
    return rejected ? "REJECTED" : "ERROR";
  }
  std::string word(impact::word(finding.verdict));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return word;
}

std::string_view phrase(Verdict verdict) { return kPhrases.at(static_cast<std::size_t>(verdict)); }

Verdict counted_verdict(const impact::Pool& pool) {
  return pool.counted.value_or(pool.recreate_of.empty() ? pool.verdict : Verdict::recreate);
}

std::vector<const impact::Shoot*> gravest_first(const std::vector<impact::Shoot>& shoots) {
  return sorted(shoots, [](const impact::Shoot& shoot) {
    return static_cast<int>(shoot.verdict) + (is_refused(shoot) ? static_cast<int>(impact::kVerdicts) : 0);
  });
}

std::vector<const impact::Pool*> gravest_first(const std::vector<impact::Pool>& pools) {
  return sorted(pools, [](const impact::Pool& pool) { return static_cast<int>(pool.verdict); });
}

}  // namespace gprov::report
