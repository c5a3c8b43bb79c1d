// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/plan.hpp"

#include <algorithm>
#include <tuple>

#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/machine_class.hpp"
#include "analyzer/providers/alicloud/pool_images.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/sides.hpp"
#include "analyzer/providers/zones.hpp"
#include "hashing/alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

/// One side with its closed configs opened.
struct Opened {
  const Side* side = nullptr;
  SharedConfig<CloudProfileConfig> profile;
  std::optional<InfrastructureStatus> status;
  std::optional<std::string> profile_error;
  PoolImages images;
};

/// "CloudProfile 'garden-dev/ali'": the kind that the Shoot names, in the Shoot's namespace whatever the kind is.
/// Mirrors pkg/apis/alicloud/helper/scheme.go#CloudProfileConfigFromCluster@v1.71.0.
std::string profile_specifier(const model::Shoot& shoot) {
  if (!shoot.spec.cloud_profile) return "CloudProfile \"/" + shoot.spec.cloud_profile_name.value_or("") + "\"";
  return shoot.spec.cloud_profile->kind + " '" + shoot.metadata.ns + "/" + shoot.spec.cloud_profile->name + "'";
}

Opened open(const Side* side) {
  Opened result;
  result.side = side;
  if (side == nullptr) return result;
  if (side->profile != nullptr && is_given(side->profile->provider_config)) {
    const model::RawExtension& raw = side->profile->provider_config;
    const auto error = profile_error(*side, [&] {
      return decode_error(raw, cloud_profile_config_of(side->environment.extension), kApiVersion, Strictness::strict,
                          Reader::controller);
    });
    if (error) {
      result.profile_error = "could not decode providerConfig of " + profile_specifier(*side->shoot) + ": " + *error;
    } else {
      result.profile = profile_config(*side, read_cloud_profile_config);
    }
  }
  if (side->infrastructure != nullptr) {
    result.status = read_infrastructure_status(side->infrastructure->status.provider_status);
  }
  if (!result.status && side->worker != nullptr) {
    result.status = read_infrastructure_status(side->worker->spec.infrastructure_provider_status);
  }
  return result;
}

const InfrastructureStatus* status_of(const Opened& one) { return one.status ? &*one.status : nullptr; }

hashing::alicloud::HashInput hash_input(const gardener::GeneratedPool& generated) {
  const model::WorkerPool& pool = generated.pool;
  const std::string path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  hashing::alicloud::HashInput input;
  input.volume_path = path + ".volume";
  if (pool.volume && pool.volume->encrypted) {
    input.volume_encrypted = hashing::alicloud::flag_text(*pool.volume->encrypted);
  }
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const model::DataVolume& volume = pool.data_volumes[i];
    input.data_volumes.push_back(
        {volume.name, volume.size, volume.type, volume.encrypted, path + ".dataVolumes[" + std::to_string(i) + "]"});
  }
  return input;
}

/// Contents of classes keep it.
using SharedOpened = std::shared_ptr<const Opened>;

/// `informant`: the side with a status, or nullptr.
Pool pool_plan(const SharedOpened& one, const gardener::GeneratedPool& generated, const SharedOpened& informant) {
  const model::WorkerPool& pool = generated.pool;
  const auto content_of = [&](const std::string& zone) {
    return ClassContent([one, &generated, informant, zone] {
      const auto image = one->images.find(generated.pool.name);
      return class_content({one->side, &generated, image == one->images.end() ? nullptr : &image->second,
                            informant ? &*informant->status : nullptr, one->side->technical_id},
                           zone);
    });
  };
  const hashing::HashData data = hashing::pool_hash_data(
      generated.frame, hashing::alicloud::extension_data(hash_input(generated), generated.frame.scheme));
  const std::string& id = one->side->technical_id;
  Pool result{pool.name, {}};
  for (std::size_t i = 0; i < pool.zones.size(); ++i) {
    Deployment deployment;
    deployment.zone = pool.zones[i];
    if (!id.empty()) deployment.name = id + "-" + pool.name + "-" + deployment.zone;
    if (!id.empty()) deployment.class_prefix = deployment.name + "-";
    deployment.data = data;
    give_share(deployment, pool, i, pool.zones.size());
    deployment.content = content_of(deployment.zone);
    result.deployments.push_back(std::move(deployment));
  }
  return result;
}

/// A zone that the infrastructure is about to get has its vswitch before machines are made.
bool is_configured(const Side& side, const std::string& zone) {
  const auto config = read_infrastructure_config(side.shoot->spec.provider.infrastructure_config);
  return config &&
         std::any_of(config->zones.begin(), config->zones.end(), [&](const Zone& one) { return one.name == zone; });
}

std::optional<ReconcileError> size_error(const std::string& size, const std::string& path, const std::string& pool) {
  if (disk_size(size)) return std::nullopt;
  const std::string digits = size.substr(0, size.find_first_not_of("0123456789"));
  return ReconcileError{
      "alicloud/disk-size", Subject::shoot, path + ".size",
      "strconv.Atoi: parsing \"" + digits + "\": " + (digits.empty() ? "invalid syntax" : "value out of range"), pool};
}

/// In upstream's order: the first one ends the reconciliation.
void pool_errors(const Opened& one, const gardener::GeneratedPool& generated, std::vector<ReconcileError>& errors) {
  const model::WorkerPool& pool = generated.pool;
  const std::string path = "spec.provider.workers[" + std::to_string(generated.index) + "]";
  if (!pool.volume) {
    // machines.go#computeAdditionalHashData@v1.71.0 reads the flag without looking.
    errors.push_back({"alicloud/volume-missing", Subject::shoot, path + ".volume",
                      "panic: runtime error: invalid memory address or nil pointer dereference", pool.name});
    return;
  }
  const auto image = one.images.find(pool.name);
  if (image != one.images.end() && image->second.error) errors.push_back(*image->second.error);
  if (auto error = size_error(pool.volume->size, path + ".volume", pool.name)) errors.push_back(std::move(*error));
  for (std::size_t i = 0; i < pool.data_volumes.size(); ++i) {
    const std::string volume = path + ".dataVolumes[" + std::to_string(i) + "]";
    if (auto error = size_error(pool.data_volumes[i].size, volume, pool.name)) errors.push_back(std::move(*error));
  }
  if (!one.status) return;
  for (const std::string& zone : pool.zones) {
    const auto& all = one.status->vswitches;
    const bool there = std::any_of(all.begin(), all.end(), [&](const VSwitch& vswitch) {
      return vswitch.purpose == "nodes" && vswitch.zone == zone;
    });
    if (there || is_configured(*one.side, zone)) continue;
    errors.push_back({"alicloud/vswitch-missing", Subject::shoot, path + ".zones",
                      "no vswitch with purpose \"nodes\" in zone \"" + zone + "\" found", pool.name});
  }
}

std::vector<ReconcileError> errors_of(const Opened& one) {
  std::vector<ReconcileError> errors;
  if (one.profile_error) {
    errors.push_back(
        {"alicloud/profile-config-unreadable", Subject::cloud_profile, "spec.providerConfig", *one.profile_error, ""});
    return errors;
  }
  if (one.status) {
    const auto& groups = one.status->security_groups;
    const bool there =
        std::any_of(groups.begin(), groups.end(), [](const SecurityGroup& group) { return group.purpose == "nodes"; });
    if (!there) {
      errors.push_back({"alicloud/security-group-missing", Subject::infrastructure,
                        "status.providerStatus.vpc.securityGroups", "cannot find security group with purpose \"nodes\"",
                        ""});
    }
  }
  for (const gardener::GeneratedPool& pool : one.side->pools) pool_errors(one, pool, errors);
  return errors;
}

Plan side_plan(const SharedOpened& one, const SharedOpened& informant) {
  Plan plan;
  plan.errors = errors_of(*one);
  for (const gardener::GeneratedPool& pool : one->side->pools) plan.pools.push_back(pool_plan(one, pool, informant));
  return plan;
}

}  // namespace

Plans plan(const Side* old_side, const Side* new_side) {
  const auto before = std::make_shared<Opened>(open(old_side)), after = std::make_shared<Opened>(open(new_side));
  std::tie(before->images, after->images) = pool_images({old_side, get(before->profile), status_of(*before)},
                                                        {new_side, get(after->profile), status_of(*after)});
  // Networks of running machines never change: the one status that was given tells of both sides.
  const SharedOpened any = before->status ? before : after->status ? after : nullptr;
  return plans_of(
      old_side == nullptr ? std::nullopt : std::optional(side_plan(before, any)),
      new_side == nullptr ? std::nullopt : std::optional(side_plan(after, after->status ? SharedOpened(after) : any)));
}

}  // namespace gprov::providers::alicloud
