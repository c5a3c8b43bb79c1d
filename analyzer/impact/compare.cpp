// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/impact/compare.hpp"

#include <algorithm>
#include <map>

#include "analyzer/impact/deployments.hpp"
#include "analyzer/impact/idle_changes.hpp"
#include "analyzer/impact/operations.hpp"
#include "analyzer/impact/reasons.hpp"
#include "analyzer/model/equal.hpp"
#include "hashing/pool_hash.hpp"
#include "hashing/release_bands.hpp"

namespace gprov::impact {
namespace {

using providers::Subject;

std::map<std::string, std::pair<PoolSide, PoolSide>> by_name(const Pair& pair, const providers::Plans& plans) {
  std::map<std::string, std::pair<PoolSide, PoolSide>> pools;
  if (pair.before) {
    for (const auto& generated : pair.before->side.pools) pools[generated.pool.name].first.generated = &generated;
  }
  if (pair.after) {
    for (const auto& generated : pair.after->side.pools) pools[generated.pool.name].second.generated = &generated;
  }
  if (plans.old_plan) {
    for (const auto& planned : plans.old_plan->pools) pools[planned.name].first.planned = &planned;
  }
  if (plans.new_plan) {
    for (const auto& planned : plans.new_plan->pools) pools[planned.name].second.planned = &planned;
  }
  return pools;
}

Name secret_name(const PoolSide& side, const Options& options) {
  // A library of before v1.98 knows the name, but hashes version 1 all the same.
  if (side.generated == nullptr) return std::monostate{};
  if (side.generated->frame.scheme == hashing::HashScheme::v1 && side.generated->record.current == 1) {
    return std::monostate{};
  }
  if (!options.names_unknown.empty()) {
    return UnknownText{options.names_unknown, "gardener-node-agent-" + side.generated->pool.name + "-"};
  }
  if (side.generated->pool.node_agent_secret_name) return *side.generated->pool.node_agent_secret_name;
  for (const hashing::HashDatum& datum : side.generated->key_data) {
    if (const auto* opaque = std::get_if<hashing::Opaque>(&datum.value)) {
      return UnknownText{opaque->why, "gardener-node-agent-" + side.generated->pool.name + "-"};
    }
  }
  return UnknownText{"", "gardener-node-agent-" + side.generated->pool.name + "-"};
}

/// What gardenlet compares to know whether the nodes of an in-place pool are up to date.
Name in_place_hash(const PoolSide& side, const Options& options) {
  if (side.generated == nullptr || side.generated->in_place.empty()) return std::monostate{};
  if (!options.names_unknown.empty()) return UnknownText{options.names_unknown, ""};
  if (const auto hash = hashing::in_place_hash(side.generated->in_place)) return *hash;
  for (const hashing::HashDatum& datum : side.generated->in_place) {
    if (const auto* opaque = std::get_if<hashing::Opaque>(&datum.value)) return UnknownText{opaque->why, ""};
  }
  return UnknownText{};
}

/// Of a pool on one side; nothing where only one version exists.
std::optional<int> hash_version(const State* state, const PoolSide& side) {
  if (state == nullptr || side.generated == nullptr) return std::nullopt;
  if (!gardener::has_hash_versions(state->side.environment)) return std::nullopt;
  return side.generated->record.current;
}

/// Nodes that are replaced, deleted or created; of a pool that keeps its nodes, those it has.
Nodes nodes_of(const Pool& pool) {
  Nodes affected, all;
  for (const MachineDeployment& deployment : pool.machine_deployments) {
    const bool use_old = deployment.minimum.before.has_value();
    if (deployment.replicas) {
      all.min += *deployment.replicas;
      all.max += *deployment.replicas;
      if (deployment.verdict < Verdict::roll) continue;
      affected.min += *deployment.replicas;
      affected.max += *deployment.replicas;
      continue;
    }
    const std::int64_t minimum = use_old ? *deployment.minimum.before : deployment.minimum.after.value_or(0);
    const std::int64_t maximum = use_old ? *deployment.maximum.before : deployment.maximum.after.value_or(0);
    all.min += minimum;
    all.max += maximum;
    if (deployment.verdict >= Verdict::roll) {
      affected.min += minimum;
      affected.max += maximum;
    }
  }
  return pool.verdict >= Verdict::roll ? affected : all;
}

std::string worker_path(const PoolSide& side) {
  return side.generated == nullptr ? "" : "spec.provider.workers[" + std::to_string(side.generated->index) + "].name";
}

/// Live objects tell the truth about the old side. Where the computed name is another, our picture of the old state is
/// wrong, and so may be the verdict.
void check_live(Pool& pool, const PoolSide& before, const ReasonContext& context, const Pair& pair, const Given& given,
                std::vector<Diagnostic>& diagnostics) {
  if (!pair.before) return;
  const auto differs = [&](const std::string& what, const std::string& live, const std::string& computed,
                           std::optional<Position> at) {
    const std::string message = what + " is " + live + " in the cluster, but the old manifests give " + computed +
                                ": something that the old manifests do not show decides too, or they are not what runs";
    diagnostics.push_back({manifest::Severity::warning, message, std::move(at)});
    doubt(pool, make_note(context, "core/live-name-differs", Verdict::unknown, worker_path(before), "", message),
          "old manifests that agree with the live objects");
  };
  if (pair.before->worker != nullptr && before.generated != nullptr && before.generated->pool.node_agent_secret_name) {
    const auto& live_pools = pair.before->worker->value.spec.pools;
    for (std::size_t i = 0; i < live_pools.size(); ++i) {
      const model::WorkerPool& live = live_pools[i];
      if (live.name != pool.name) continue;
      if (!live.node_agent_secret_name ||
          *live.node_agent_secret_name == *before.generated->pool.node_agent_secret_name)
        continue;
      differs("nodeAgentSecretName of pool " + pool.name, *live.node_agent_secret_name,
              *before.generated->pool.node_agent_secret_name,
              place(pair.before.get(), Subject::worker, "spec.pools[" + std::to_string(i) + "].nodeAgentSecretName"));
    }
  }
  for (MachineDeployment& deployment : pool.machine_deployments) {
    const auto* computed = std::get_if<std::string>(&deployment.class_name.before);
    const auto* live = find(given.before.machine_deployments, pair.before->side.technical_id, deployment.name);
    if (live != nullptr) deployment.replicas = live->value.spec.replicas;
    if (computed == nullptr || live == nullptr) continue;
    const std::string& name = live->value.spec.machine_template.spec.machine_class.name;
    if (name.empty() || name == *computed) continue;
    differs("the class of MachineDeployment " + deployment.name, name, *computed,
            model::position(live->origin, "spec.template.spec.class.name"));
  }
}

void sort_reasons(std::vector<Reason>& reasons) {
  std::stable_sort(reasons.begin(), reasons.end(), [](const Reason& a, const Reason& b) {
    if (a.effect != b.effect) return a.effect > b.effect;
    return std::tie(a.path, a.rule, a.fingerprint) < std::tie(b.path, b.rule, b.fingerprint);
  });
}

/// What is unknown besides a certain finding is noise: the finding stands whatever it turns out to be.
void drop_settled(Pool& pool) {
  if (pool.verdict <= Verdict::unknown) return;
  std::erase_if(pool.reasons, [](const Reason& reason) { return reason.effect == Verdict::unknown; });
}

bool is_of_unknown_provider(const PoolSide& side) {
  if (side.planned == nullptr) return false;
  return std::any_of(side.planned->deployments.begin(), side.planned->deployments.end(),
                     [](const providers::Deployment& one) { return !one.name_unknown.empty(); });
}

Pool compare_pool(const std::string& name, const PoolSide& before, const PoolSide& after, const Pair& pair,
                  const Given& given, const Options& options, std::vector<Diagnostic>& diagnostics) {
  Pool pool;
  pool.name = name;
  const State& any = pair.after ? *pair.after : *pair.before;
  const ReasonContext context{
      pair.before.get(),    pair.after.get(), any.stored.metadata.ns, any.stored.metadata.name, name,
      options.verdicts_only};
  const model::WorkerPool& worker = after.generated != nullptr ? after.generated->pool : before.generated->pool;
  pool.update_strategy = worker.update_strategy.value_or("AutoRollingUpdate");
  pool.hash_version = {hash_version(pair.before.get(), before), hash_version(pair.after.get(), after)};
  pool.in_place_hash = {in_place_hash(before, options), in_place_hash(after, options)};
  pool.node_agent_secret_name = {secret_name(before, options), secret_name(after, options)};
  pool.machine_deployments = compare_deployments(context, before, after, options, pool.reasons);
  if (before.generated == nullptr || after.generated == nullptr) {
    const bool created = before.generated == nullptr;
    pool.verdict = created ? Verdict::create : Verdict::remove;
    const std::string rule = !pair.before  ? "core/shoot-added"
                             : !pair.after ? "core/shoot-removed"
                             : created     ? "core/pool-added"
                                           : "core/pool-removed";
    pool.reasons = {make_note(context, rule, pool.verdict, worker_path(before), worker_path(after), "")};
  } else {
    for (const MachineDeployment& deployment : pool.machine_deployments) {
      pool.verdict = std::max(pool.verdict, deployment.verdict);
    }
  }
  apply_operations(pool, context);
  check_live(pool, before, context, pair, given, diagnostics);
  for (Reason& reason : idle_changes(context, pool, before, after)) {
    // Of an extension that is not known at most the hash was told.
    if (reason.rule == "core/not-hashed" && is_of_unknown_provider(after)) continue;
    pool.reasons.push_back(std::move(reason));
  }
  drop_settled(pool);
  sort_reasons(pool.reasons);
  if (pool.verdict == Verdict::unknown) {
    pool.confidence = Confidence::unknown;
    for (const Reason& reason : pool.reasons) {
      for (const std::string& missing : {reason.before.unknown, reason.after.unknown}) {
        if (!missing.empty() &&
            std::find(pool.conditions.begin(), pool.conditions.end(), missing) == pool.conditions.end()) {
          pool.conditions.push_back(missing);
        }
      }
    }
  }
  pool.nodes = nodes_of(pool);
  return pool;
}

const model::ShootWorker* worker_of(const State& state, const std::string& pool) {
  for (const model::ShootWorker& worker : state.stored.spec.provider.workers) {
    if (worker.name == pool) return &worker;
  }
  return nullptr;
}

}  // namespace

model::ShootWorker essence(model::ShootWorker worker) {
  worker.name.clear();
  worker.minimum = worker.maximum = 0;
  worker.max_surge.reset();
  worker.max_unavailable.reset();
  worker.labels.clear();
  worker.annotations.clear();
  worker.taints.clear();
  worker.priority.reset();
  worker.machine_controller_manager = {};
  return worker;
}

void make_unknown(Pool& pool, Reason reason, const std::string& condition) {
  if (pool.verdict > Verdict::unknown || pool.verdict == Verdict::create) return;
  pool.verdict = Verdict::unknown;
  pool.confidence = Confidence::unknown;
  // That some fields replace no node is true of a verdict that stands.
  std::erase_if(pool.reasons, [](const Reason& one) { return one.effect == Verdict::none; });
  for (MachineDeployment& deployment : pool.machine_deployments) {
    if (deployment.verdict < Verdict::unknown && deployment.verdict != Verdict::create)
      deployment.verdict = Verdict::unknown;
  }
  pool.reasons.push_back(std::move(reason));
  pool.conditions.push_back(condition);
}

void doubt(Pool& pool, Reason reason, const std::string& condition) {
  const auto take_back = [](Verdict& verdict) {
    if (verdict == Verdict::roll) verdict = Verdict::unknown;
  };
  take_back(pool.verdict);
  for (MachineDeployment& deployment : pool.machine_deployments) take_back(deployment.verdict);
  make_unknown(pool, std::move(reason), condition);
}

void pair_renamed(std::vector<Pool>& pools, const Pair& pair) {
  if (!pair.before || !pair.after) return;
  for (Pool& gone : pools) {
    if (gone.verdict != Verdict::remove || !gone.recreate_of.empty()) continue;
    const model::ShootWorker* old_worker = worker_of(*pair.before, gone.name);
    if (old_worker == nullptr || worker_of(*pair.after, gone.name) != nullptr) continue;
    for (Pool& come : pools) {
      if (come.verdict != Verdict::create || !come.recreate_of.empty()) continue;
      const model::ShootWorker* new_worker = worker_of(*pair.after, come.name);
      if (new_worker == nullptr || worker_of(*pair.before, come.name) != nullptr) continue;
      if (!model::equal(essence(*old_worker), essence(*new_worker))) continue;
      gone.recreate_of = come.name;
      come.recreate_of = gone.name;
      const State& any = *pair.after;
      const ReasonContext context{pair.before.get(), pair.after.get(), any.stored.metadata.ns, any.stored.metadata.name,
                                  gone.name};
      const std::string path = gone.reasons.empty() ? "" : gone.reasons.front().path;
      gone.reasons = {
          make_note(context, "core/pool-renamed", Verdict::recreate, path, "",
                    "pool '" + gone.name + "' is now called '" + come.name +
                        "': for Gardener that is one pool deleted and another created, so all its nodes go")};
      break;
    }
  }
}

std::vector<Pool> compare_pools(const Pair& pair, const providers::Plans& plans, const Given& given,
                                const Options& options, std::vector<Diagnostic>& diagnostics) {
  std::vector<Pool> pools;
  for (const auto& [name, sides] : by_name(pair, plans)) {
    pools.push_back(compare_pool(name, sides.first, sides.second, pair, given, options, diagnostics));
  }
  pair_renamed(pools, pair);
  return pools;
}

}  // namespace gprov::impact
