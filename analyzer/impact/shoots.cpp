// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/shoots.hpp"

#include <algorithm>
#include <map>

#include "analyzer/impact/compare.hpp"
#include "analyzer/impact/plans.hpp"
#include "analyzer/impact/reasons.hpp"
#include "analyzer/impact/versions.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using model::Object;

struct Compared {
  std::vector<Pool> pools;
  std::vector<providers::ReconcileError> errors;
  std::vector<Diagnostic> diagnostics;
};

/// Nodes stay as they are: no pool of a Shoot whose reconciliation fails gets a new class.
void freeze(std::vector<Pool>& pools) {
  for (Pool& pool : pools) {
    pool.verdict = Verdict::none;
    pool.confidence = Confidence::certain;
    pool.conditions.clear();
    pool.reasons.clear();
    pool.recreate_of.clear();
    for (MachineDeployment& deployment : pool.machine_deployments) {
      deployment.verdict = Verdict::none;
      deployment.class_name.after = deployment.class_name.before;
      deployment.minimum.after = deployment.minimum.before;
      deployment.maximum.after = deployment.maximum.before;
      deployment.max_surge.after = deployment.max_surge.before;
      deployment.max_unavailable.after = deployment.max_unavailable.before;
    }
  }
}

Compared compare(const Pair& pair, const providers::Provider* provider, const Given& given, const Options& options) {
  Compared result;
  const providers::Plans plans = plan(pair, provider);
  result.pools = compare_pools(pair, plans, given, options, result.diagnostics);
  if (plans.new_plan) result.errors = plans.new_plan->errors;
  if (!result.errors.empty() && pair.before) freeze(result.pools);
  if (plans.old_plan && !plans.old_plan->errors.empty() && result.errors.empty()) {
    const std::string why = "the old state could not have been reconciled: " + plans.old_plan->errors.front().message;
    for (Pool& pool : result.pools) {
      const ReasonContext context{pair.before.get(), pair.after.get(), pair.before->stored.metadata.ns,
                                  pair.before->stored.metadata.name, pool.name};
      make_unknown(
          pool,
          make_note(context, "core/old-state-fails", Verdict::unknown, plans.old_plan->errors.front().path, "", why),
          why);
    }
  }
  return result;
}

using Verdicts = std::map<std::string, Verdict>;

Verdicts verdicts_of(const std::vector<Pool>& pools) {
  Verdicts verdicts;
  for (const Pool& pool : pools) verdicts[pool.name] = pool.verdict;
  return verdicts;
}

void mark_assumed(Pool& pool, const std::string& condition) {
  if (pool.confidence == Confidence::certain) pool.confidence = Confidence::assumed;
  if (std::find(pool.conditions.begin(), pool.conditions.end(), condition) == pool.conditions.end()) {
    pool.conditions.push_back(condition);
  }
}

/// Runs the comparison under every other release that might have been meant, and marks what would come out otherwise.
void weigh_releases(ShootAnswer& answer, const Object<model::Shoot>* before, const Object<model::Shoot>* after,
                    const Given& given, const Options& options, const Releases& releases,
                    const providers::Provider* provider) {
  Options quiet = options;
  quiet.explain_hash = false;
  quiet.verdicts_only = true;
  for (const gardener::Environment& other : alternatives(releases.environment.after, releases, provider)) {
    const Pair pair = build(before, after, given, {other, other}, options.update);
    const Verdicts verdicts = verdicts_of(compare(pair, provider, given, quiet).pools);
    for (Pool& pool : answer.shoot.pools) {
      const auto found = verdicts.find(pool.name);
      if (found == verdicts.end() || found->second == pool.verdict || pool.verdict == Verdict::unknown) continue;
      for (Assumed& assumed : answer.assumed) {
        const bool core = assumed.what == "gardener version" && releases.gardener_is_guess &&
                          hashing::compare(other.gardener, releases.environment.after.gardener) != 0;
        const bool extension = assumed.what.ends_with(" version") && !core && releases.extension_is_guess &&
                               hashing::compare(other.extension, releases.environment.after.extension) != 0;
        if (!core && !extension) continue;
        assumed.matters = true;
        mark_assumed(pool, assumed.what + " " + assumed.after);
      }
    }
  }
}

/// Without the manifest that was applied last, kubectl deletes nothing; a tool that replaces the object would.
void weigh_last_applied(ShootAnswer& answer, const Object<model::Shoot>* before, const Object<model::Shoot>* after,
                        const Given& given, const Options& options, const Releases& releases,
                        const providers::Provider* provider) {
  Assumed assumed{
      "last applied manifest", "none", "none",
      "the old object has no annotation kubectl.kubernetes.io/last-applied-configuration: fields that the new "
      "manifest leaves out stay as they are (--update replace drops them)",
      false};
  Options quiet = options;
  quiet.explain_hash = false;
  quiet.verdicts_only = true;
  const Pair pair = build(before, after, given, releases.environment, Update::replace);
  const Verdicts verdicts = verdicts_of(compare(pair, provider, given, quiet).pools);
  for (Pool& pool : answer.shoot.pools) {
    if (const auto found = verdicts.find(pool.name); found != verdicts.end() && found->second != pool.verdict) {
      assumed.matters = true;
      mark_assumed(pool, "nothing is deleted from the stored object");
    }
  }
  answer.assumed.push_back(std::move(assumed));
}

/// What a CloudProfile decides (images, fault domains, versions) may have changed unseen.
void miss_profile(std::vector<Pool>& pools, const Pair& pair) {
  std::string missing, side;
  for (const auto& [name, state] : {std::pair("old", pair.before.get()), std::pair("new", pair.after.get())}) {
    if (state == nullptr || state->profile.spec != nullptr) continue;
    missing = state->profile.name.empty() ? "the Shoot's CloudProfile, which it does not name" : state->profile.name;
    side = side.empty() ? std::string("on the ") + name + " side" : "on either side";
  }
  if (missing.empty() || !pair.before || !pair.after) return;
  const std::string why =
      missing + " was not given " + side +
      ": it tells the machine images, versions and fault domains that the classes are made from; give it with --with";
  for (Pool& pool : pools) {
    if (pool.verdict >= Verdict::unknown || pool.verdict == Verdict::create) continue;
    const ReasonContext context{pair.before.get(), pair.after.get(), pair.after->stored.metadata.ns,
                                pair.after->stored.metadata.name, pool.name};
    make_unknown(
        pool, make_note(context, "core/unknown-input", Verdict::unknown, "spec.cloudProfile", "spec.cloudProfile", why),
        missing);
  }
}

When when_of(Verdict verdict, const State& state) {
  if (verdict == Verdict::none) return {};
  const model::ShootSpec& spec = state.stored.spec;
  if (spec.hibernation && spec.hibernation->enabled.value_or(false)) return {WhenKind::after_wake_up, ""};
  if (spec.maintenance && spec.maintenance->confine_spec_update_rollout.value_or(false)) {
    When when{WhenKind::maintenance, ""};
    if (spec.maintenance->time_window) {
      when.detail = spec.maintenance->time_window->begin + "-" + spec.maintenance->time_window->end;
    }
    return when;
  }
  return {WhenKind::now, ""};
}

Refusal refusal(const Pair& pair, const providers::ReconcileError& error) {
  Refusal result;
  constexpr std::array<const char*, 4> kObjects = {"Shoot", "CloudProfile", "Infrastructure", "Worker"};
  result.what = {error.rule,       kObjects.at(static_cast<std::size_t>(error.subject)),
                 "reconciliation", "Error",
                 error.path,       error.message};
  result.at = place(pair.after.get(), error.subject, error.path);
  return result;
}

void tell_assumptions(ShootAnswer& answer, const Pair& pair, const Releases& releases) {
  const State& any = pair.after ? *pair.after : *pair.before;
  const auto from_status = [](const std::unique_ptr<State>& state) {
    return state && !state->object->value.status.technical_id.empty();
  };
  if (!from_status(pair.before) && !from_status(pair.after) && !any.side.technical_id.empty()) {
    const std::string& id = any.side.technical_id;
    answer.assumed.push_back({"technical ID", id, id, "namespace and name of the Shoot", false});
  }
  if (hashing::has(releases.environment.before.gardener, hashing::GardenerFeature::hash_version_field)) {
    Assumed assumed{
        "hash version", "2", "2",
        "pools of hash version 1 are told only by Secret worker-pools-operatingsystemconfig-hashes of the Seed", false};
    for (const Pool& pool : answer.shoot.pools) assumed.matters = assumed.matters || !pool.reasons.empty();
    answer.assumed.push_back(std::move(assumed));
  }
}

}  // namespace

ShootAnswer analyze_shoot(const Object<model::Shoot>* before, const Object<model::Shoot>* after, const Given& given,
                          const Options& options) {
  ShootAnswer answer;
  const model::Shoot& written = after != nullptr ? after->value : before->value;
  const providers::Provider* provider = providers::find(written.spec.provider.type);
  const Releases release = releases(before == nullptr ? nullptr : &before->value,
                                    after == nullptr ? nullptr : &after->value, provider, options);
  const Pair pair = build(before, after, given, release.environment, options.update);
  const State& state = pair.after ? *pair.after : *pair.before;
  Options own = options;
  own.names_unknown = release.unsupported;
  Compared compared = compare(pair, provider, given, own);

  Shoot& shoot = answer.shoot;
  shoot.ns = state.stored.metadata.ns;
  shoot.name = state.stored.metadata.name;
  shoot.provider = state.stored.spec.provider.type;
  shoot.region = state.stored.spec.region;
  shoot.exists = {before != nullptr, after != nullptr};
  if (pair.before) shoot.kubernetes.before = pair.before->stored.spec.kubernetes.version;
  if (pair.after) shoot.kubernetes.after = pair.after->stored.spec.kubernetes.version;
  shoot.pools = std::move(compared.pools);
  answer.diagnostics = std::move(compared.diagnostics);
  answer.assumed = release.assumed;
  for (const auto& error : compared.errors) shoot.reconcile_errors.push_back(refusal(pair, error));
  if (pair.after) {
    for (const gardener::Rejection& rejection : pair.after->rejections) {
      shoot.rejections.push_back({rejection, place(pair.after.get(), providers::Subject::shoot, rejection.path)});
    }
  }

  if (!release.unsupported.empty()) {
    for (Pool& pool : shoot.pools) {
      const ReasonContext context{pair.before.get(), pair.after.get(), shoot.ns, shoot.name, pool.name};
      doubt(pool,
            make_note(context, "core/release-not-supported", Verdict::unknown, "status.gardener.version",
                      "status.gardener.version", release.unsupported),
            release.unsupported);
    }
  } else {
    miss_profile(shoot.pools, pair);
    weigh_releases(answer, before, after, given, options, release, provider);
    if (pair.no_last_applied) weigh_last_applied(answer, before, after, given, options, release, provider);
  }
  tell_assumptions(answer, pair, release);

  for (Pool& pool : shoot.pools) {
    pool.when = when_of(pool.verdict, state);
    shoot.verdict = std::max(shoot.verdict, pool.recreate_of.empty() ? pool.verdict : Verdict::recreate);
  }
  shoot.when = when_of(shoot.verdict, state);
  return answer;
}

}  // namespace gprov::impact
