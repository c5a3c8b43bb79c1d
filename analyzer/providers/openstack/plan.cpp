// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/plan.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/openstack/disk_size.hpp"
#include "analyzer/providers/openstack/machine_class.hpp"
#include "analyzer/providers/openstack/pool_images.hpp"
#include "analyzer/providers/openstack/schema.hpp"
#include "analyzer/providers/openstack/server_groups.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/zones.hpp"
#include "hashing/openstack.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

constexpr const char* kPanic = "panic: runtime error: invalid memory address or nil pointer dereference";

/// One side with all that its reconciliation knows.
struct Reconciliation : OpenedSide {
  std::optional<InfrastructureStatus> infrastructure = {};
  PoolImages images = {};
  ServerGroups groups = {};
  std::map<std::string, Cause> group_causes = {};  ///< new side only
};

/// One that cannot read its CloudProfile's config panics where it looks for an image.
ImageSide images_wanted(const Reconciliation& one) {
  ImageSide result = image_side(one);
  result.ends_early = one.side != nullptr && one.side->profile != nullptr && result.profile == nullptr;
  return result;
}

Reconciliation open(const Side* side) {
  Reconciliation result{open_side(side, read_cloud_profile_config, read_worker_status)};
  if (side == nullptr) return result;
  if (side->infrastructure != nullptr) {
    result.infrastructure = read_infrastructure_status(side->infrastructure->status.provider_status);
  }
  if (!result.infrastructure && side->worker != nullptr) {
    // gardenlet copies the Infrastructure's status into the Worker.
    result.infrastructure = read_infrastructure_status(side->worker->spec.infrastructure_provider_status);
  }
  return result;
}

/// The annotation of the Shoot that keeps hash version 1 as it was. Mirrors machines.go#hasPreserveAnnotation@v1.47.0.
hashing::openstack::RawConfig raw_config(const Side& side) {
  using hashing::openstack::RawConfig;
  if (side.shoot == nullptr) return RawConfig::dropped;
  const auto& annotations = side.shoot->metadata.annotations;
  const auto found = annotations.find("openstack.provider.extensions.gardener.cloud/worker-preserve-hash");
  if (found == annotations.end()) return RawConfig::dropped;
  std::string value = found->second;
  std::transform(value.begin(), value.end(), value.begin(),
                 [](unsigned char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return value == "true" ? RawConfig::kept : RawConfig::dropped;
}

hashing::openstack::HashInput hash_input(const Reconciliation& one, const gardener::GeneratedPool& pool,
                                         const WorkerConfig& config) {
  hashing::openstack::HashInput input;
  const std::string path = worker_path(pool) + ".providerConfig";
  input.server_group_path = path + ".serverGroup.policy";
  if (const auto group = one.groups.find(pool.pool.name); group != one.groups.end()) {
    input.server_group = group->second.id;
  }
  for (std::size_t i = 0; i < config.machine_labels.size(); ++i) {
    const MachineLabel& label = config.machine_labels[i];
    if (!label.triggers_rolling) continue;
    input.labels.push_back({label.name, label.value, path + ".machineLabels[" + std::to_string(i) + "]"});
  }
  for (std::size_t i = 0; i < config.security_groups.size(); ++i) {
    input.security_groups.push_back(
        {config.security_groups[i], path + ".additionalSecurityGroups[" + std::to_string(i) + "]"});
  }
  input.raw_config = raw_config(*one.side);
  return input;
}

Pool pool_plan(const Reconciliation& one, const gardener::GeneratedPool& generated) {
  const Side& side = *one.side;
  const model::WorkerPool& pool = generated.pool;
  const WorkerConfig config = read_worker_config(pool.provider_config);
  const hashing::openstack::HashInput input = hash_input(one, generated, config);
  static const PoolImage kNoImage;
  const auto image = one.images.find(pool.name);
  ClassInput class_input{&side,
                         &generated,
                         one.infrastructure ? &*one.infrastructure : nullptr,
                         &config,
                         image == one.images.end() ? &kNoImage : &image->second,
                         std::nullopt};
  if (generated.frame.scheme == hashing::HashScheme::in_place) class_input.server_group = input.server_group;

  Deployment draft;
  draft.data = hashing::openstack::pool_data(generated.frame, input, side.environment.extension);
  const std::vector<ContentItem> content = class_content(class_input);
  if (const auto cause = one.group_causes.find(pool.name); cause != one.group_causes.end()) {
    draft.causes.push_back(cause->second);
  }
  Pool result{pool.name, {}};
  for (std::size_t i = 0; i < pool.zones.size(); ++i) {
    Deployment& deployment = result.deployments.emplace_back(draft);
    deployment.zone = pool.zones[i];
    deployment.slot = "z" + std::to_string(i + 1);
    if (!side.technical_id.empty()) {
      deployment.name = side.technical_id + "-" + pool.name + "-" + deployment.slot;
      deployment.class_prefix = deployment.name + "-";
    }
    std::vector<ContentItem> items = content;
    items.push_back(zone_content(generated, i));
    deployment.content = std::move(items);
    give_share(deployment, pool, i, pool.zones.size());
  }
  return result;
}

std::optional<std::string> refused(const model::RawExtension& raw, const model::TypeSpec& type) {
  if (!is_given(raw)) return std::nullopt;
  return decode_error(raw, type, kApiVersion, Strictness::strict, Reader::controller);
}

/// What stops the reconciliation before any pool is looked at: upstream decodes every pool's config first.
void early_errors(const Reconciliation& one, std::vector<ReconcileError>& errors) {
  const Side& side = *one.side;
  const hashing::Version& extension = side.environment.extension;
  if (side.profile != nullptr && get(one.profile) == nullptr) {
    // actuator.go#NewWorkerDelegate reads the Keystone URL without looking.
    errors.push_back({"openstack/profile-config-missing", Subject::cloud_profile, "spec.providerConfig", kPanic, ""});
  } else if (side.profile != nullptr) {
    const auto ask = [&] { return refused(side.profile->provider_config, cloud_profile_config_of(extension)); };
    if (const auto error = profile_error(side, ask)) {
      errors.push_back({"openstack/config-not-decoded", Subject::cloud_profile, "spec.providerConfig",
                        "could not decode providerConfig of " + side.cloud_profile_name + ": " + *error, ""});
    }
  }
  for (const gardener::GeneratedPool& pool : side.pools) {
    if (const auto error = refused(pool.pool.provider_config, worker_config_of(extension))) {
      errors.push_back({"openstack/config-not-decoded", Subject::shoot, worker_path(pool) + ".providerConfig",
                        "reconciling server groups failed for pool \"" + pool.pool.name + "\": " + *error,
                        pool.pool.name});
    }
  }
}

bool has_purpose(const std::vector<PurposeAndName>& all, const char* purpose) {
  return std::any_of(all.begin(), all.end(), [&](const PurposeAndName& one) { return one.purpose == purpose; });
}

/// Only of a side that brings its own status.
void infrastructure_errors(const Reconciliation& one, std::vector<ReconcileError>& errors) {
  if (!one.infrastructure) return;
  if (!has_purpose(one.infrastructure->security_groups, "nodes")) {
    errors.push_back({"openstack/infrastructure-incomplete", Subject::infrastructure,
                      "status.providerStatus.securityGroups", "cannot find security group with purpose \"nodes\"", ""});
  }
  if (!has_purpose(one.infrastructure->subnets, "nodes")) {
    const bool list = has(one.side->environment.extension, Feature::subnet_list);
    errors.push_back(
        {"openstack/infrastructure-incomplete", Subject::infrastructure, "status.providerStatus.networks.subnets",
         list ? "cannot find any subnets with purpose \"nodes\"" : "cannot find subnet with purpose \"nodes\"", ""});
  }
}

/// In upstream's order: image, volume.
void pool_errors(const Reconciliation& one, const gardener::GeneratedPool& generated,
                 std::vector<ReconcileError>& errors) {
  const model::WorkerPool& pool = generated.pool;
  if (const auto image = one.images.find(pool.name); image != one.images.end() && image->second.error) {
    errors.push_back(*image->second.error);
  }
  if (pool.volume && !disk_size(pool.volume->size)) {
    const std::size_t end = pool.volume->size.find_first_not_of("0123456789");
    const std::string digits = pool.volume->size.substr(0, end);
    errors.push_back(
        {"openstack/volume-size", Subject::shoot, worker_path(generated) + ".volume.size",
         "strconv.Atoi: parsing \"" + digits + "\": " + (digits.empty() ? "invalid syntax" : "value out of range"),
         pool.name});
  }
}

Plan side_plan(const Reconciliation& one) {
  Plan plan;
  const auto& pools = one.side->pools;
  early_errors(one, plan.errors);
  infrastructure_errors(one, plan.errors);
  for (const gardener::GeneratedPool& pool : pools) pool_errors(one, pool, plan.errors);
  for (const gardener::GeneratedPool& pool : pools) plan.pools.push_back(pool_plan(one, pool));
  return plan;
}

}  // namespace

Plans plan(const Side* old_side, const Side* new_side) {
  Reconciliation before = open(old_side);
  Reconciliation after = open(new_side);
  std::tie(before.images, after.images) = pool_images(images_wanted(before), images_wanted(after));
  ServerGroupsOfSides groups = server_groups(before, after);
  before.groups = std::move(groups.before);
  after.groups = std::move(groups.after);
  after.group_causes = std::move(groups.causes);
  // What the class has of the infrastructure does not follow from manifests: a status of one side stands for both.
  if (old_side != nullptr && !before.infrastructure) before.infrastructure = after.infrastructure;
  if (new_side != nullptr && !after.infrastructure) after.infrastructure = before.infrastructure;

  return plans_of(old_side == nullptr ? std::nullopt : std::optional(side_plan(before)),
                  new_side == nullptr ? std::nullopt : std::optional(side_plan(after)));
}

}  // namespace gprov::providers::openstack
