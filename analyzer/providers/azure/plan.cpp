// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/plan.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/providers/azure/infrastructure.hpp"
#include "analyzer/providers/azure/machine_class.hpp"
#include "analyzer/providers/azure/pool_images.hpp"
#include "analyzer/providers/azure/reconcile_errors.hpp"
#include "analyzer/providers/azure/vmo.hpp"
#include "analyzer/providers/config_diff.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/zones.hpp"

namespace gprov::providers::azure {
namespace {

/// One side with its closed configs opened.
struct Opened : OpenedSide<CloudProfileConfig, WorkerStatus> {
  std::shared_ptr<const InfrastructureState> infrastructure = {};
  VmoState vmos = {};
  PoolImages images = {};
};

Opened open(const Side* side) { return {open_side(side, read_cloud_profile_config, read_worker_status)}; }

const WorkerStatus* status_of(const Opened& one) { return one.status ? &*one.status : nullptr; }

ImageSide images_wanted(const Opened& one) {
  ImageSide result{image_side(one), one.infrastructure->machine_sets};
  if (one.side == nullptr) return result;
  // PreReconcileHook of a Shoot on scale sets stores them, and with them a status, before images are chosen.
  result.writes_status_first =
      result.machine_sets == MachineSets::scale_sets || result.machine_sets == MachineSets::either_set;
  result.ends_early = lacks_config(result);
  return result;
}

hashing::azure::HashInput hash_input(const gardener::GeneratedPool& generated,
                                     const std::optional<WorkerConfig>& config,
                                     const InfrastructureState& infrastructure) {
  const model::WorkerPool& pool = generated.pool;
  hashing::azure::HashInput input;
  input.kubernetes_version = pool.kubernetes_version.value_or("");
  const std::string path = "spec.provider.workers[" + std::to_string(generated.index) + "].dataVolumes[";
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    input.data_volumes.push_back({volume.name, volume.size, volume.type, path + std::to_string(i) + "]"});
  }
  input.identity = infrastructure.identity;
  if (config) input.worker_config = config->hashed;
  return input;
}

/// A pool on its way to deployments.
struct Draft {
  const Opened& one;
  const gardener::GeneratedPool& generated;
  hashing::azure::HashInput input;
  ClassContent content;
  std::string name;  ///< of the deployment without zone; "" if the technical ID is not known
  std::vector<Cause> causes;
};

Deployment deployment(const Draft& draft, const hashing::azure::HashInput& input) {
  const model::WorkerPool& pool = draft.generated.pool;
  Deployment result;
  result.name = draft.name;
  if (!draft.name.empty()) result.class_prefix = draft.name + "-";
  const hashing::PoolHashFrame& frame = draft.generated.frame;
  result.data = hashing::pool_hash_data(
      frame, hashing::azure::extension_data(input, frame.scheme, draft.one.side->environment.extension));
  give_all(result, pool);
  result.content = draft.content;
  result.causes = draft.causes;
  return result;
}

Deployment with_scale_set(const Draft& draft, const Vmo& vmo) {
  hashing::azure::HashInput input = draft.input;
  input.vmo = vmo.name;
  Deployment result = deployment(draft, input);
  if (vmo.cause) result.causes.push_back(*vmo.cause);
  return result;
}

Deployment in_zone(const Draft& draft, const std::string& zone, std::size_t index, std::size_t count) {
  hashing::azure::HashInput input = draft.input;
  const InfrastructureState& infrastructure = *draft.one.infrastructure;
  if (infrastructure.multiple_subnets) {
    if (const auto subnet = infrastructure.subnets.find(zone); subnet != infrastructure.subnets.end()) {
      input.subnet = subnet->second.datum;
    }
  }
  Deployment result = deployment(draft, input);
  result.zone = zone;
  if (!draft.name.empty()) result.name += "-z" + zone;
  result.class_suffix = "-z" + zone;
  give_share(result, draft.generated.pool, index, count);
  return result;
}

Pool pool_plan(const Opened& one, const gardener::GeneratedPool& generated, const Side* predecessor) {
  const model::WorkerPool& pool = generated.pool;
  const std::string config_path = "spec.provider.workers[" + std::to_string(generated.index) + "].providerConfig";
  ClassInput input;
  input.side = one.side;
  input.pool = &generated;
  input.infrastructure = one.infrastructure;
  input.config = read_worker_config(pool.provider_config, config_path);
  if (const auto image = one.images.find(pool.name); image != one.images.end()) {
    input.image = image->second.image;
    input.accelerated_networking = image->second.accelerated_networking;
    input.profile_unknown = image->second.profile_unknown;
    input.image_unknown = image->second.image_unknown;
  }
  const std::string& id = one.side->technical_id;
  const gardener::GeneratedPool* old_pool = find_pool(predecessor, pool.name);
  const Draft draft{one,
                    generated,
                    hash_input(generated, input.config, *one.infrastructure),
                    ClassContent([input] { return class_content(input); }),
                    id.empty() ? "" : id + "-" + pool.name,
                    old_pool == nullptr
                        ? std::vector<Cause>()
                        : config_causes(hashing::Trigger::azure_provider_config, old_pool->pool.provider_config,
                                        pool.provider_config, config_path)};
  Pool result{pool.name, {}};
  if (one.infrastructure->machine_sets == MachineSets::availability_set) {
    result.deployments.push_back(deployment(draft, draft.input));
    return result;
  }
  if (one.infrastructure->machine_sets != MachineSets::zones) {
    const auto vmo = one.vmos.by_pool.find(pool.name);
    if (vmo != one.vmos.by_pool.end()) result.deployments.push_back(with_scale_set(draft, vmo->second));
    return result;
  }
  for (std::size_t i = 0; i < pool.zones.size(); ++i) {
    result.deployments.push_back(in_zone(draft, pool.zones[i], i, pool.zones.size()));
  }
  return result;
}

Plan side_plan(const Opened& one, const Side* predecessor) {
  Plan plan;
  plan.errors = reconcile_errors(*one.side, *one.infrastructure, one.vmos, one.images);
  if (lacks_config(images_wanted(one))) plan.errors.push_back(no_profile_config(""));
  for (const gardener::GeneratedPool& pool : one.side->pools) plan.pools.push_back(pool_plan(one, pool, predecessor));
  return plan;
}

}  // namespace

Plans plan(const Side* old_side, const Side* new_side) {
  Opened before = open(old_side);
  Opened after = open(new_side);
  auto [old_infrastructure, new_infrastructure] = infrastructure_states(old_side, new_side);
  before.infrastructure = std::make_shared<InfrastructureState>(std::move(old_infrastructure));
  after.infrastructure = std::make_shared<InfrastructureState>(std::move(new_infrastructure));
  std::tie(before.vmos, after.vmos) =
      vmo_states({old_side, get(before.profile), status_of(before), before.infrastructure->machine_sets},
                 {new_side, get(after.profile), status_of(after), after.infrastructure->machine_sets});
  std::tie(before.images, after.images) = pool_images(images_wanted(before), images_wanted(after));

  return plans_of(old_side == nullptr ? std::nullopt : std::optional(side_plan(before, nullptr)),
                  new_side == nullptr ? std::nullopt : std::optional(side_plan(after, old_side)));
}

}  // namespace gprov::providers::azure
