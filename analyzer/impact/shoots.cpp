// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/shoots.hpp"

#include <algorithm>
#include <map>

#include "analyzer/impact/at_rest.hpp"
#include "analyzer/impact/compare.hpp"
#include "analyzer/impact/operations.hpp"
#include "analyzer/impact/plans.hpp"
#include "analyzer/impact/reasons.hpp"
#include "analyzer/impact/rollout.hpp"
#include "analyzer/impact/versions.hpp"
#include "analyzer/impact/weigh.hpp"
#include "analyzer/impact/when.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using gardener::Environment;
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
  if (!result.errors.empty()) freeze(result.pools);
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

/// Whether an extension gets the same from core in both: they differ in its release only, and that answers alike what
/// was asked until then.
bool are_built_alike(const Environment& a, const Environment& b, const std::vector<hashing::Question>& asked) {
  Environment other = b;
  other.extension = a.extension;
  other.library = a.library;
  return a == other && hashing::answers_alike(asked, a.extension, b.extension) &&
         hashing::answers_alike(asked, a.library, b.library);
}

/// Hands what core made of the Shoot to another release of the extension.
void install_extension(Pair& pair, const Sides<Environment>& environment) {
  const auto install = [](const std::unique_ptr<State>& state, const Environment& other) {
    if (state == nullptr) return;
    state->side.environment.extension = other.extension;
    state->side.environment.library = other.library;
  };
  install(pair.before, environment.before);
  install(pair.after, environment.after);
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

Refusal refusal(const Pair& pair, const providers::ReconcileError& error) {
  Refusal result;
  constexpr std::array<const char*, 4> kObjects = {"Shoot", "CloudProfile", "Infrastructure", "Worker"};
  result.what = {error.rule,       kObjects.at(static_cast<std::size_t>(error.subject)),
                 "reconciliation", "Error",
                 error.path,       error.message};
  result.at = place(pair.after.get(), error.subject, error.path);
  return result;
}

void tell_technical_id(ShootAnswer& answer, const Pair& pair) {
  const State& any = pair.after ? *pair.after : *pair.before;
  const auto from_status = [](const std::unique_ptr<State>& state) {
    return state && !state->object->value.status.technical_id.empty();
  };
  if (!from_status(pair.before) && !from_status(pair.after) && !any.side.technical_id.empty()) {
    const std::string& id = any.side.technical_id;
    answer.assumed.push_back({"technical ID", id, id, "namespace and name of the Shoot", false});
  }
}

}  // namespace

ShootAnswer analyze_shoot(const Object<model::Shoot>* before, const Object<model::Shoot>* after, const Given& given,
                          const Options& options) {
  ShootAnswer answer;
  // The type is immutable: whoever changes it is refused, and the old provider goes on.
  const model::Shoot& written = before != nullptr ? before->value : after->value;
  const providers::Provider* provider = providers::find(written.spec.provider.type);
  const Releases release = releases(before == nullptr ? nullptr : &before->value,
                                    after == nullptr ? nullptr : &after->value, provider, given, options);
  const hashing::QuestionListener listener;
  Pair pair = build(before, after, given, release.environment, options.update);
  const std::vector<hashing::Question> asked_by_build = listener.heard();
  const State& state = pair.after ? *pair.after : *pair.before;
  answer.profiles = profiles_of(pair);
  Options own = options;
  own.names_unknown = release.unsupported;
  Compared compared = compare(pair, provider, given, own);
  const std::vector<hashing::Question> questions = listener.heard();

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
      const bool of_shoot = rejection.object == "Shoot";
      const auto subject = of_shoot ? providers::Subject::shoot : providers::Subject::cloud_profile;
      shoot.rejections.push_back(
          {rejection, place(pair.after.get(), subject, rejection.place.empty() ? rejection.path : rejection.place)});
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
    Options quiet = options;
    quiet.explain_hash = false;
    quiet.verdicts_only = true;
    Given unasked = given;
    unasked.asks_for_refusals = false;
    const Rerun rerun = [&](const Sides<Environment>& environment, Update update) {
      const bool is_built = options.shortcuts == Shortcuts::taken && update == options.update &&
                            are_built_alike(release.environment.before, environment.before, asked_by_build) &&
                            are_built_alike(release.environment.after, environment.after, asked_by_build);
      if (!is_built) return compare(build(before, after, unasked, environment, update), provider, unasked, quiet).pools;
      install_extension(pair, environment);
      std::vector<Pool> pools = compare(pair, provider, unasked, quiet).pools;
      install_extension(pair, release.environment);
      return pools;
    };
    weigh(answer, pair, release, provider, given, options, questions, rerun);
    tell_upgrades(answer, pair, release, options, rerun);
  }
  tell_technical_id(answer, pair);
  if (pair.after) {
    for (Assumed& assumed : operation_assumptions(*pair.after)) answer.assumed.push_back(std::move(assumed));
    for (Diagnostic& warning : operation_warnings(pair.before.get(), *pair.after)) {
      answer.diagnostics.push_back(std::move(warning));
    }
  }

  for (const Pool& pool : shoot.pools) {
    shoot.verdict = std::max(shoot.verdict, pool.recreate_of.empty() ? pool.verdict : Verdict::recreate);
  }
  answer.is_untouched = shoot.verdict == Verdict::none && is_untouched(pair, release.environment);
  const Schedule schedule(pair, shoot.verdict);
  for (Pool& pool : shoot.pools) {
    pool.when = schedule.of(pool);
    add_rollout(pool, pair);
  }
  shoot.when = schedule.of(shoot.pools);
  return answer;
}

ShootAnswer see_shoot(const Object<model::Shoot>* before, const Object<model::Shoot>* after, const Given& given,
                      const Options& options) {
  ShootAnswer answer;
  answer.is_answered = false;
  const model::Shoot& written = before != nullptr ? before->value : after->value;
  const Releases release =
      releases(before == nullptr ? nullptr : &before->value, after == nullptr ? nullptr : &after->value,
               providers::find(written.spec.provider.type), given, options);
  Given unasked = given;
  unasked.asks_for_refusals = false;
  answer.profiles = profiles_of(build(before, after, unasked, release.environment, options.update));
  return answer;
}

}  // namespace gprov::impact
