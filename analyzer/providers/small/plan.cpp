// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <tuple>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/config_diff.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/small/content.hpp"
#include "analyzer/providers/small/kept_hash.hpp"
#include "analyzer/providers/small/provider.hpp"
#include "analyzer/providers/small/traits.hpp"
#include "analyzer/providers/zones.hpp"
#include "hashing/zones.hpp"

namespace gprov::providers::small {
namespace {

using hashing::small::Extension;
using hashing::small::Feature;

const manifest::Node* infrastructure_status(const Side* side) {
  if (side == nullptr) return nullptr;
  if (side->infrastructure != nullptr) {
    if (const auto* status = map_of(side->infrastructure->status.provider_status)) return status;
  }
  // gardenlet copies the Infrastructure's status into the Worker.
  return side->worker == nullptr ? nullptr : map_of(side->worker->spec.infrastructure_provider_status);
}

hashing::HashData hash_data(const Traits& row, const Side& side, const gardener::GeneratedPool& generated) {
  const model::WorkerPool& pool = generated.pool;
  hashing::small::HashInput input;
  const std::string path = worker_path(generated);
  if (pool.volume) input.volume_encrypted = pool.volume->encrypted;
  input.volume_path = path + ".volume";
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    input.data_volumes.push_back(
        {volume.name, volume.size, volume.type, volume.encrypted, path + ".dataVolumes[" + std::to_string(i) + "]"});
  }
  input.machine_labels = rolling_labels(generated);
  return hashing::small::pool_data(generated.frame, input, row.extension, side.environment.extension);
}

void give(Deployment& deployment, const model::WorkerPool& pool, Shares shares, std::size_t index, std::size_t count) {
  give_share(deployment, pool, index, count);
  if (shares == Shares::all || shares == Shares::of_nodes) {
    deployment.max_surge = pool.max_surge;
    deployment.max_unavailable = pool.max_unavailable;
  }
  if (shares == Shares::all || shares == Shares::of_updates) {
    deployment.minimum = pool.minimum;
    deployment.maximum = pool.maximum;
  }
}

void add_image(const Traits& row, const PoolImages& images, const std::string& pool, std::vector<ContentItem>& items) {
  const auto found = images.find(pool);
  if (row.image_rule == nullptr || found == images.end()) return;
  const PoolImage& image = found->second;
  ContentItem item{row.image_rule, "", Subject::cloud_profile, "spec.providerConfig.machineImages", ""};
  if (const auto& unknown = image.profile_unknown ? image.profile_unknown : image.image_unknown) {
    item.value = *unknown;
  } else if (image.image) {
    item.value = image.image->text;
  }
  items.push_back(std::move(item));
}

/// The zones that get a MachineDeployment. provider-local takes the region for the zone of a pool without zones.
std::vector<std::string> zones_of(const Traits& row, const Side& side, const model::WorkerPool& pool, Naming naming) {
  if (naming == Naming::by_pool) return {""};
  if (!pool.zones.empty() || row.extension != Extension::local || side.shoot == nullptr) return pool.zones;
  return {side.shoot->spec.region};
}

Pool pool_plan(const Traits& row, const Side& side, const gardener::GeneratedPool& generated, const PoolImages& images,
               const manifest::Node* infrastructure, const Side* predecessor) {
  const model::WorkerPool& pool = generated.pool;
  const hashing::Version& release = side.environment.extension;
  const Naming naming = row.naming(release);
  const std::vector<std::string> zones = zones_of(row, side, pool, naming);
  Deployment draft;
  draft.data = hash_data(row, side, generated);
  draft.renewal =
      hashing::small::has(row.extension, release, Feature::in_place_deployments) ? Renewal::by_pool : Renewal::rolling;
  std::vector<ContentItem> content;
  add_image(row, images, pool.name, content);
  if (const gardener::GeneratedPool* old = find_pool(predecessor, pool.name)) {
    draft.causes = config_causes(hashing::Trigger::provider_config, old->pool.provider_config, pool.provider_config,
                                 worker_path(generated) + ".providerConfig");
  }
  Pool result{pool.name, {}};
  for (std::size_t i = 0; i < zones.size(); ++i) {
    Deployment deployment = draft;
    deployment.zone = zones[i];
    // The first zone takes over where a release begins to tell zones apart.
    deployment.slot = naming == Naming::by_zone_name ? zones[i] : "z" + std::to_string(i + 1);
    if (!side.technical_id.empty()) {
      deployment.name = side.technical_id + "-" + pool.name;
      if (naming != Naming::by_pool) deployment.name += "-" + deployment.slot;
      deployment.class_prefix = deployment.name + "-";
    }
    give(deployment, pool, naming == Naming::by_pool ? Shares::all : row.shares, i, zones.size());
    std::vector<ContentItem> items = content;
    row.content({&side, &generated, infrastructure, zones[i], i}, items);
    deployment.content = std::move(items);
    result.deployments.push_back(std::move(deployment));
  }
  return result;
}

std::optional<std::string> unreadable(const model::RawExtension& raw, const model::TypeSpec* type,
                                      const ConfigTypes& types) {
  if (type == nullptr || !is_given(raw)) return std::nullopt;
  return decode_error(raw, *type, types.api_version, Strictness::strict, Reader::controller);
}

std::vector<ReconcileError> errors_of(const Traits& row, const Side& side, const PoolImages& images) {
  std::vector<ReconcileError> errors;
  const ConfigTypes& types = *row.types;
  if (side.profile != nullptr) {
    const auto ask = [&] { return unreadable(side.profile->provider_config, types.cloud_profile_config, types); };
    if (const auto error = profile_error(side, ask)) {
      errors.push_back({row.unreadable_rule, Subject::cloud_profile, "spec.providerConfig",
                        "could not decode providerConfig of " + side.cloud_profile_name + ": " + *error, ""});
    }
  }
  const bool looks_up = hashing::small::has(row.extension, side.environment.extension, Feature::machine_type_lookup);
  for (const gardener::GeneratedPool& generated : side.pools) {
    const std::string path = worker_path(generated);
    if (const auto error = unreadable(generated.pool.provider_config, types.worker_config, types)) {
      errors.push_back({row.unreadable_rule, Subject::shoot, path + ".providerConfig",
                        "could not decode provider config: " + *error, generated.pool.name});
    }
    if (const auto image = images.find(generated.pool.name); image != images.end() && image->second.error) {
      errors.push_back(*image->second.error);
    }
    if (!looks_up || side.profile == nullptr ||
        gardener::find_machine_type(*side.profile, generated.pool.machine_type) != nullptr) {
      continue;
    }
    const bool panics = row.extension == Extension::local;
    errors.push_back({row.machine_type_rule, Subject::shoot, path + ".machine.type",
                      panics ? "panic: runtime error: invalid memory address or nil pointer dereference"
                             : "extracting machine values failed: machine type " + generated.pool.machine_type +
                                   " not found in cloud profile spec",
                      generated.pool.name});
  }
  return errors;
}

}  // namespace

Plans plan(Extension extension, const Side* old_side, const Side* new_side) {
  const Traits& row = traits(extension);
  PoolImages old_images, new_images;
  if (row.images != nullptr) std::tie(old_images, new_images) = pool_images(old_side, new_side, *row.images);
  // What the class has of the infrastructure does not follow from manifests: a status of one side stands for both.
  const manifest::Node* before = infrastructure_status(old_side);
  const manifest::Node* after = infrastructure_status(new_side);
  Plans plans;
  if (old_side != nullptr) {
    plans.old_plan.emplace();
    plans.old_plan->errors = errors_of(row, *old_side, old_images);
    for (const gardener::GeneratedPool& pool : old_side->pools) {
      plans.old_plan->pools.push_back(
          pool_plan(row, *old_side, pool, old_images, before != nullptr ? before : after, nullptr));
    }
  }
  if (new_side != nullptr) {
    plans.new_plan.emplace();
    plans.new_plan->errors = errors_of(row, *new_side, new_images);
    for (const gardener::GeneratedPool& pool : new_side->pools) {
      plans.new_plan->pools.push_back(
          pool_plan(row, *new_side, pool, new_images, after != nullptr ? after : before, old_side));
    }
  }
  if (extension == Extension::metal) keep_hashes(old_side, new_side, plans);
  return plans_of(std::move(plans.old_plan), std::move(plans.new_plan));
}

std::vector<manifest::Problem> check(Extension extension, const model::Objects& objects) {
  return check_configs(objects, *traits(extension).types);
}

void validate(Extension extension, const WebhookRequest& request) {
  const Traits& row = traits(extension);
  if (row.validate == nullptr) return;
  Refusals refusals(request.rejections, "Shoot");
  row.validate({request.shoot, request.old, request.profile, request.environment, refusals});
}

}  // namespace gprov::providers::small
