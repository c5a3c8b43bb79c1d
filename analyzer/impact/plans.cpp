// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/plans.hpp"

#include "analyzer/providers/zones.hpp"

namespace gprov::impact {
namespace {

/// The two sides' opaque data are of one family with different tokens: "cannot tell".
providers::Plan plan_unknown(const State& state, const std::string& token) {
  providers::Plan plan;
  const std::string type = state.stored.spec.provider.type;
  for (const gardener::GeneratedPool& generated : state.side.pools) {
    const model::WorkerPool& pool = generated.pool;
    providers::Deployment deployment;
    if (!state.side.technical_id.empty()) deployment.name = state.side.technical_id + "-" + pool.name;
    deployment.class_prefix = deployment.name + "-";
    providers::give_all(deployment, pool);
    deployment.data = hashing::pool_hash_data(
        generated.frame,
        {{hashing::Trigger::extension_data, "", "spec.provider.workers[" + std::to_string(generated.index) + "]",
          hashing::Opaque{
              token, "extension",
              "what the extension of provider type '" + type + "' hashes: this program does not know it"}}});
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
  if (pair.before) plans.old_plan = plan_unknown(*pair.before, "before");
  if (pair.after) plans.new_plan = plan_unknown(*pair.after, "after");
  return plans;
}

}  // namespace gprov::impact
