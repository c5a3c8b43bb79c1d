// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/plan.hpp"

#include <algorithm>
#include <memory>
#include <tuple>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/providers/aws/infrastructure.hpp"
#include "analyzer/providers/aws/machine_class.hpp"
#include "analyzer/providers/aws/pool_errors.hpp"
#include "analyzer/providers/aws/pool_images.hpp"
#include "analyzer/providers/config_diff.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/zones.hpp"
#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

/// One side with its closed configs opened. Contents of classes keep it.
struct Opened : OpenedSide<CloudProfileConfig, WorkerStatus> {
  InfrastructureState infrastructure = {};
  PoolImages images = {};
};

Opened open(const Side* side) { return {open_side(side, read_cloud_profile_config, read_worker_status)}; }

const PoolImage* image_of(const Opened& one, const std::string& pool) {
  const auto found = one.images.find(pool);
  return found == one.images.end() ? nullptr : &found->second;
}

hashing::HashData hash_data(const Side& side, const gardener::GeneratedPool& generated,
                            const std::optional<WorkerConfig>& config) {
  const model::WorkerPool& pool = generated.pool;
  hashing::aws::HashInput input;
  input.pool_path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  input.kubernetes_version = pool.kubernetes_version.value_or("");
  input.in_place = gardener::is_in_place(pool);
  if (pool.volume) input.encrypted = pool.volume->encrypted;
  for (const model::DataVolume& volume : pool.data_volumes) {
    input.data_volumes.push_back({volume.name, volume.size, volume.type, volume.encrypted});
  }
  input.config = config;
  return hashing::pool_hash_data(
      generated.frame, hashing::aws::extension_data(input, generated.frame.scheme, side.environment.extension));
}

/// Which datum holds the text of the providerConfig.
hashing::Trigger text_trigger(const gardener::GeneratedPool& generated) {
  return generated.frame.scheme == hashing::HashScheme::v1 ? hashing::Trigger::provider_config
                                                           : hashing::Trigger::aws_provider_config;
}

using SharedOpened = std::shared_ptr<const Opened>;
using SharedWorkerConfig = std::shared_ptr<const std::optional<WorkerConfig>>;

ClassContent content_of(const SharedOpened& one, const gardener::GeneratedPool& generated,
                        const SharedWorkerConfig& config, const std::string& zone) {
  return ClassContent([one, &generated, config, zone] {
    return class_content({one->side, &generated, &one->infrastructure, *config ? &**config : nullptr,
                          image_of(*one, generated.pool.name)},
                         zone);
  });
}

Pool pool_plan(const SharedOpened& one, const gardener::GeneratedPool& generated, const SharedWorkerConfig& config,
               const Side* predecessor) {
  const model::WorkerPool& pool = generated.pool;
  Deployment draft;
  draft.data = hash_data(*one->side, generated, *config);
  if (const gardener::GeneratedPool* before = find_pool(predecessor, pool.name)) {
    draft.causes = config_causes(text_trigger(generated), before->pool.provider_config, pool.provider_config,
                                 "spec.provider.workers[" + std::to_string(generated.index) + "].providerConfig");
  }
  Pool result{pool.name, {}};
  for (std::size_t i = 0; i < pool.zones.size(); ++i) {
    Deployment deployment = draft;
    deployment.zone = pool.zones[i];
    deployment.slot = "z" + std::to_string(i + 1);
    if (!one->side->technical_id.empty()) {
      deployment.name = one->side->technical_id + "-" + pool.name + "-" + deployment.slot;
      deployment.class_prefix = deployment.name + "-";
    }
    give_share(deployment, pool, i, pool.zones.size());
    deployment.content = content_of(one, generated, config, pool.zones[i]);
    result.deployments.push_back(std::move(deployment));
  }
  return result;
}

Plan side_plan(const SharedOpened& one, const Side* predecessor) {
  Plan plan;
  add_cluster_errors(*one->side, one->infrastructure, plan.errors);
  for (const gardener::GeneratedPool& generated : one->side->pools) {
    const auto config = std::make_shared<const std::optional<WorkerConfig>>(
        read_worker_config(generated.pool.provider_config,
                           "spec.provider.workers[" + std::to_string(generated.index) + "].providerConfig"));
    add_pool_errors(*one->side, one->infrastructure, generated, *config ? &**config : nullptr,
                    image_of(*one, generated.pool.name), plan.errors);
    plan.pools.push_back(pool_plan(one, generated, config, predecessor));
  }
  return plan;
}

}  // namespace

Plans plan(const Side* old_side, const Side* new_side) {
  const auto before = std::make_shared<Opened>(open(old_side)), after = std::make_shared<Opened>(open(new_side));
  std::tie(before->infrastructure, after->infrastructure) = infrastructure_states(old_side, new_side);
  std::tie(before->images, after->images) = pool_images(image_side(*before), image_side(*after));

  return plans_of(old_side == nullptr ? std::nullopt : std::optional(side_plan(before, nullptr)),
                  new_side == nullptr ? std::nullopt : std::optional(side_plan(after, old_side)));
}

}  // namespace gprov::providers::aws
