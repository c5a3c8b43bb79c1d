// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/weigh.hpp"

#include <algorithm>

#include "analyzer/impact/assumptions.hpp"
#include "analyzer/impact/at_rest.hpp"

namespace gprov::impact {
namespace {

const Pool* find(const std::vector<Pool>& pools, const std::string& name) {
  const auto found = std::find_if(pools.begin(), pools.end(), [&](const Pool& pool) { return pool.name == name; });
  return found == pools.end() ? nullptr : &*found;
}

bool same(const Name& a, const Name& b) {
  const auto* text_a = std::get_if<std::string>(&a);
  const auto* text_b = std::get_if<std::string>(&b);
  if (text_a == nullptr || text_b == nullptr) return a.index() == b.index();
  return *text_a == *text_b;
}

bool same_names(const Pool& a, const Pool& b) {
  return std::equal(a.machine_deployments.begin(), a.machine_deployments.end(), b.machine_deployments.begin(),
                    b.machine_deployments.end(), [](const MachineDeployment& one, const MachineDeployment& other) {
                      return same(one.class_name.before, other.class_name.before) &&
                             same(one.class_name.after, other.class_name.after);
                    });
}

void mark_assumed(Pool& pool, const std::string& condition) {
  if (pool.confidence == Confidence::certain) pool.confidence = Confidence::assumed;
  if (std::find(pool.conditions.begin(), pool.conditions.end(), condition) == pool.conditions.end()) {
    pool.conditions.push_back(condition);
  }
}

enum class Difference : std::uint8_t { nothing, names, verdicts };

/// What another run changes; pools whose verdict it changes hang on `condition`.
Difference mark(std::vector<Pool>& pools, const std::vector<Pool>& others, const std::string& condition) {
  Difference difference = Difference::nothing;
  for (Pool& pool : pools) {
    const Pool* other = find(others, pool.name);
    if (other == nullptr) continue;
    if (other->verdict != pool.verdict && pool.verdict != Verdict::unknown) {
      difference = Difference::verdicts;
      if (!condition.empty()) mark_assumed(pool, condition);
    } else if (difference == Difference::nothing && !same_names(pool, *other)) {
      difference = Difference::names;
    }
  }
  return difference;
}

/// A comparison that was made, and what it asked of its releases.
struct Run {
  std::string what;  ///< which release it doubted; "": none
  gardener::Environment environment;
  std::vector<hashing::Question> questions;
};

/// Whether `other` is bound to come out as `run` did: its releases answer all that was asked as those of the run.
bool comes_out_as(const Run& run, const OtherRelease& other) {
  if (!run.what.empty() && run.what != other.what) return false;
  const gardener::Environment& mine = run.environment;
  const gardener::Environment& theirs = other.environment.after;
  return hashing::answers_alike(run.questions, mine.gardener, theirs.gardener) &&
         hashing::answers_alike(run.questions, mine.extension, theirs.extension) &&
         hashing::answers_alike(run.questions, mine.library, theirs.library);
}

void weigh_releases(ShootAnswer& answer, const Pair& pair, const Releases& releases,
                    const providers::Provider* provider, const Options& options,
                    const std::vector<hashing::Question>& questions, const Rerun& rerun) {
  std::vector<Run> runs = {{"", releases.environment.after, questions}};
  for (const OtherRelease& other : other_releases(releases, provider, pair)) {
    const auto foretells = [&](const Run& run) { return comes_out_as(run, other); };
    if (options.shortcuts == Shortcuts::taken && std::any_of(runs.begin(), runs.end(), foretells)) continue;
    const hashing::QuestionListener listener;
    const std::vector<Pool> pools = rerun(other.environment, options.update);
    runs.push_back({other.what, other.environment.after, listener.heard()});
    for (Assumed& assumed : answer.assumed) {
      if (assumed.what != other.what) continue;
      if (mark(answer.shoot.pools, pools, assumed.what + " " + assumed.after) == Difference::verdicts) {
        assumed.matters = true;
      }
    }
  }
}

/// Without the manifest that was applied last, kubectl deletes nothing; a tool that replaces the object would.
void weigh_last_applied(ShootAnswer& answer, const Releases& releases, const Rerun& rerun) {
  Assumed assumed{
      "last applied manifest", "none", "none",
      "the old object has no annotation kubectl.kubernetes.io/last-applied-configuration: fields that the new "
      "manifest leaves out stay as they are (--update replace drops them)",
      false};
  const std::vector<Pool> pools = rerun(releases.environment, Update::replace);
  assumed.matters =
      mark(answer.shoot.pools, pools, "nothing is deleted from the stored object") == Difference::verdicts;
  answer.assumed.push_back(std::move(assumed));
}

/// No pool's verdict can come out otherwise: the names of classes at most. (Live objects are held against those names.)
bool is_settled(const std::vector<Pool>& pools, const Pair& pair, const Releases& releases, const Given& given,
                const Options& options) {
  const auto stays = [](const Pool& pool) {
    return pool.verdict == Verdict::none && pool.confidence == Confidence::certain;
  };
  return given.memory != nullptr && options.shortcuts == Shortcuts::taken && given.before.machine_deployments.empty() &&
         std::all_of(pools.begin(), pools.end(), stays) && is_at_rest(pair, releases.environment, *given.memory);
}

/// Listed if it changes a name or a verdict, or was told.
void weigh_assumptions(ShootAnswer& answer, const Pair& pair, const Releases& releases, const Options& options,
                       Memory* settled_by, const Rerun& rerun) {
  for (const Alternative& other : assumed_otherwise(pair, releases.environment, options.told)) {
    const Assumed row{other.what, other.taken_before, other.taken_after, other.source, false};
    if (settled_by != nullptr && settled_by->is_listed(row)) continue;
    const std::string condition = other.told ? "" : other.what + " " + other.taken_after;
    const Difference difference = mark(answer.shoot.pools, rerun(other.environment, options.update), condition);
    if (difference == Difference::nothing && !other.told) continue;
    answer.assumed.push_back(row);
    answer.assumed.back().matters = difference == Difference::verdicts;
    if (settled_by != nullptr) settled_by->list(row);
  }
}

}  // namespace

void weigh(ShootAnswer& answer, const Pair& pair, const Releases& releases, const providers::Provider* provider,
           const Given& given, const Options& options, const std::vector<hashing::Question>& questions,
           const Rerun& rerun) {
  const bool settled = is_settled(answer.shoot.pools, pair, releases, given, options);
  if (!settled) weigh_releases(answer, pair, releases, provider, options, questions, rerun);
  if (pair.no_last_applied) weigh_last_applied(answer, releases, rerun);
  weigh_assumptions(answer, pair, releases, options, settled ? given.memory : nullptr, rerun);
}

}  // namespace gprov::impact
