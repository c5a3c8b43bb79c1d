// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/plan.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/providers/config_diff.hpp"
#include "analyzer/providers/gcp/infrastructure.hpp"
#include "analyzer/providers/gcp/machine_class.hpp"
#include "analyzer/providers/gcp/plan_errors.hpp"
#include "analyzer/providers/gcp/pool_images.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/zones.hpp"

namespace gprov::providers::gcp {
namespace {

/// One side with its closed configs opened.
struct Opened : OpenedSide<CloudProfileConfig, WorkerStatus> {
  InfrastructureState infrastructure = {};
  PoolImages images = {};
};

Opened open(const Side* side) { return {open_side(side, read_cloud_profile_config, read_worker_status)}; }

ImageSide images_wanted(const Opened& one) {
  ImageSide result = image_side(one);
  if (one.side != nullptr) result.fails = !early_errors(*one.side, one.infrastructure).empty();
  return result;
}

/// Hash version 1 and in-place pools hash nothing of the extension's own.
hashing::HashData hash_data(const Side& side, const gardener::GeneratedPool& generated,
                            const std::optional<WorkerConfig>& config) {
  const model::WorkerPool& pool = generated.pool;
  if (generated.frame.scheme != hashing::HashScheme::v2) return hashing::pool_hash_data(generated.frame, {});
  hashing::gcp::HashInput input;
  input.kubernetes_version = pool.kubernetes_version.value_or("");
  const std::string path = "spec.provider.workers[" + std::to_string(generated.index) + "].dataVolumes[";
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    input.data_volumes.push_back(
        {volume.name, volume.size, volume.type, volume.encrypted.value_or(false), path + std::to_string(i) + "]"});
  }
  if (config) input.worker_config = config->hashed;
  return hashing::pool_hash_data(generated.frame, hashing::gcp::extension_data(input, side.environment.extension));
}

std::vector<Cause> causes_of(const gardener::GeneratedPool* old_pool, const gardener::GeneratedPool& generated,
                             const std::string& path) {
  std::vector<Cause> causes;
  if (old_pool == nullptr) return causes;
  for (const auto trigger : {hashing::Trigger::gcp_provider_config, hashing::Trigger::provider_config}) {
    for (Cause& cause : config_causes(trigger, old_pool->pool.provider_config, generated.pool.provider_config, path)) {
      causes.push_back(std::move(cause));
    }
  }
  return causes;
}

using SharedOpened = std::shared_ptr<const Opened>;

Pool pool_plan(const SharedOpened& one, const gardener::GeneratedPool& generated, const Side* predecessor) {
  const model::WorkerPool& pool = generated.pool;
  const std::string worker_path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  const std::string config_path = worker_path + ".providerConfig";
  ClassInput input;
  input.side = one->side;
  input.pool = &generated;
  input.infrastructure = &one->infrastructure;
  input.config = read_worker_config(pool.provider_config, config_path);
  if (const auto image = one->images.find(pool.name); image != one->images.end()) input.image = image->second;

  const hashing::HashData data = hash_data(*one->side, generated, input.config);
  const ClassContent content([one, input] { return class_content(input); });
  const std::vector<Cause> causes = causes_of(find_pool(predecessor, pool.name), generated, config_path);
  Pool result{pool.name, {}};
  for (std::size_t i = 0; i < pool.zones.size(); ++i) {
    Deployment deployment;
    deployment.slot = "z" + std::to_string(i + 1);
    deployment.zone = pool.zones[i];
    if (!one->side->technical_id.empty()) {
      deployment.name = one->side->technical_id + "-" + pool.name + "-" + deployment.slot;
      deployment.class_prefix = deployment.name + "-";
    }
    deployment.data = data;
    deployment.content =
        ClassContent([content, path = worker_path + ".zones[" + std::to_string(i) + "]", zone = deployment.zone] {
          std::vector<ContentItem> items = content.items();
          items.push_back({"gcp/class-zone", "", Subject::shoot, path, zone});
          return items;
        });
    deployment.causes = causes;
    give_share(deployment, pool, i, pool.zones.size());
    result.deployments.push_back(std::move(deployment));
  }
  return result;
}

Plan side_plan(const SharedOpened& one, const Side* predecessor) {
  Plan plan;
  plan.errors = errors_of(*one->side, one->infrastructure, one->images);
  for (const gardener::GeneratedPool& pool : one->side->pools) plan.pools.push_back(pool_plan(one, pool, predecessor));
  return plan;
}

}  // namespace

Plans plan(const Side* old_side, const Side* new_side) {
  const auto before = std::make_shared<Opened>(open(old_side)), after = std::make_shared<Opened>(open(new_side));
  std::tie(before->infrastructure, after->infrastructure) = infrastructure_states(old_side, new_side);
  std::tie(before->images, after->images) = pool_images(images_wanted(*before), images_wanted(*after));

  return plans_of(old_side == nullptr ? std::nullopt : std::optional(side_plan(before, nullptr)),
                  new_side == nullptr ? std::nullopt : std::optional(side_plan(after, old_side)));
}

}  // namespace gprov::providers::gcp
