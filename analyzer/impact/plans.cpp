// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/plans.hpp"

#include <algorithm>

#include "analyzer/impact/compare.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/config_diff.hpp"
#include "analyzer/providers/zones.hpp"

namespace gprov::impact {
namespace {

using gardener::ProviderRule;

const model::ShootWorker* worker_of(const State& state, const std::string& pool) {
  const auto& workers = state.stored.spec.provider.workers;
  const auto found = std::find_if(workers.begin(), workers.end(), [&](const auto& one) { return one.name == pool; });
  return found == workers.end() ? nullptr : &*found;
}

const model::WorkerPool* pool_of(const State* state, const std::string& name) {
  if (state == nullptr) return nullptr;
  for (const gardener::GeneratedPool& generated : state->side.pools) {
    if (generated.pool.name == name) return &generated.pool;
  }
  return nullptr;
}

template <class T>
bool alike(const T* a, const T* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a == b || model::equal(*a, *b);
}

/// An extension sees the whole Shoot, but not how many nodes a pool has, nor when the Shoot is maintained or sleeps.
model::ShootSpec surroundings(model::ShootSpec spec) {
  spec.provider.workers.clear();
  spec.maintenance.reset();
  spec.hibernation.reset();
  return spec;
}

/// Who writes these tells nothing to an extension.
model::StringMap telling(model::StringMap annotations) {
  annotations.erase("kubectl.kubernetes.io/last-applied-configuration");
  annotations.erase("gardener.cloud/operation");
  return annotations;
}

/// Whether an extension sees the same on both sides, as far as it concerns this pool.
bool sees_no_difference(const Pair& pair, const std::string& pool) {
  if (!pair.before || !pair.after) return true;
  const State& before = *pair.before;
  const State& after = *pair.after;
  const model::ShootWorker* old_worker = worker_of(before, pool);
  const model::ShootWorker* new_worker = worker_of(after, pool);
  if (old_worker == nullptr || new_worker == nullptr) return true;
  return model::equal(essence(*old_worker), essence(*new_worker)) &&
         model::equal(surroundings(before.stored.spec), surroundings(after.stored.spec)) &&
         telling(before.stored.metadata.annotations) == telling(after.stored.metadata.annotations) &&
         alike(before.profile.spec, after.profile.spec) &&
         alike(before.side.infrastructure, after.side.infrastructure) &&
         hashing::compare(before.side.environment.gardener, after.side.environment.gardener) == 0;
}

/// Two such data are of one family: "cannot tell", unless their tokens are equal.
hashing::HashDatum unknown_datum(const std::string& path, const std::string& token, const std::string& why) {
  return {hashing::Trigger::extension_data, "", path, hashing::Opaque{token, "extension", why}};
}

/// What the extension adds, as the user told or as something that may differ.
hashing::HashData extension_data(const Pair& pair, const State& state, const gardener::GeneratedPool& generated) {
  const std::string type = state.stored.spec.provider.type;
  const std::string path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  const std::string side = pair.before.get() == &state ? "before" : "after";
  const model::WorkerPool& pool = generated.pool;
  const ProviderRule rule = state.side.environment.provider_rule;
  if (rule == ProviderRule::untold) {
    return {unknown_datum(path, sees_no_difference(pair, pool.name) ? "same" : side,
                          "what the extension of provider type '" + type +
                              "' hashes: this program does not know it; --provider-rule " + type + "=raw or " + type +
                              "=none tells it")};
  }
  hashing::HashData data;
  if (rule == ProviderRule::raw && generated.frame.scheme == hashing::HashScheme::v2 && pool.provider_config) {
    data.push_back({hashing::Trigger::extension_config, "", path + ".providerConfig",
                    model::canonical_text(pool.provider_config)});
  }
  const model::WorkerPool* other = pool_of(side == "before" ? pair.after.get() : pair.before.get(), pool.name);
  if (other != nullptr && other->zones != pool.zones) {
    data.push_back(unknown_datum(path + ".zones", side,
                                 "how the extension of provider type '" + type + "' spreads a pool over its zones"));
  }
  return data;
}

std::vector<providers::Cause> causes_of(const Pair& pair, const State& state,
                                        const gardener::GeneratedPool& generated) {
  if (!pair.before || &state == pair.before.get()) return {};
  const model::WorkerPool* before = pool_of(pair.before.get(), generated.pool.name);
  if (before == nullptr) return {};
  return providers::config_causes(hashing::Trigger::extension_config, before->provider_config,
                                  generated.pool.provider_config,
                                  "spec.provider.workers[" + std::to_string(generated.index) + "].providerConfig");
}

providers::Plan plan_unknown(const Pair& pair, const State& state) {
  providers::Plan plan;
  for (const gardener::GeneratedPool& generated : state.side.pools) {
    const model::WorkerPool& pool = generated.pool;
    providers::Deployment deployment;
    if (!state.side.technical_id.empty()) deployment.name = state.side.technical_id + "-" + pool.name;
    deployment.class_prefix = deployment.name + "-";
    deployment.name_unknown = "how the extension of provider type '" + state.stored.spec.provider.type +
                              "' names machine classes: this program does not know it";
    providers::give_all(deployment, pool);
    deployment.data = hashing::pool_hash_data(generated.frame, extension_data(pair, state, generated));
    deployment.causes = causes_of(pair, state, generated);
    plan.pools.push_back({pool.name, {std::move(deployment)}});
  }
  return plan;
}

}  // namespace

providers::Plans plan(const Pair& pair, const providers::Provider* provider) {
  if (provider != nullptr) {
    return provider->plan(pair.before ? &pair.before->side : nullptr, pair.after ? &pair.after->side : nullptr);
  }
  providers::Plans plans;
  if (pair.before) plans.old_plan = plan_unknown(pair, *pair.before);
  if (pair.after) plans.new_plan = plan_unknown(pair, *pair.after);
  return plans;
}

}  // namespace gprov::impact
