// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/pool_images.hpp"

#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/azure/image_by_format.hpp"
#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::Opaque;
using hashing::azure::Feature;

/// Images that a Worker's status holds before a reconciliation.
struct Memory {
  bool known = false;    ///< otherwise a pool that is there already may use an image that nobody told us of
  bool present = false;  ///< whether there is a status at all: upstream's error text depends on it
  std::vector<StatusImage> images;
  std::vector<std::string> pools;         ///< that were there already
  std::map<std::string, Opaque> unknown;  ///< name/version/architecture of images that nobody told us of
};

std::string triple(const model::WorkerPool& pool) {
  return pool.machine_image.name + "/" + pool.machine_image.version + "/" + pool.architecture.value_or("amd64");
}

Opaque image_in_status(const model::WorkerPool& pool) {
  const std::string token = "image " + triple(pool) + " in the Worker's status";
  return {token, token,
          "the CloudProfile has no usable entry for machine image " + triple(pool) +
              ", so the pool keeps the one in the status of the Worker object, which was not given"};
}

/// Side::cloud_profile_name tells the kind too: "CloudProfile az".
Opaque decided_by_profile(const Side& side, const model::WorkerPool& pool, const std::string& tag) {
  const std::string family = "machine type " + pool.machine_type + " and image " + triple(pool);
  const std::string name = side.cloud_profile_name.empty() ? "the CloudProfile" : side.cloud_profile_name;
  return {family + " in " + name + tag, family,
          name + (tag.empty() ? " was not given" : " was given for one side only")};
}

struct Choice {
  PoolImage image;
  std::optional<ReconcileError> error;
};

ReconcileError no_profile_config(const std::string& pool) {
  // w.cloudProfileConfig is nil and dereferenced, machines.go#isMachineTypeSupportingAcceleratedNetworking@v1.62.1.
  return {"azure/profile-config-missing", Subject::cloud_profile, "spec.providerConfig",
          "panic: runtime error: invalid memory address or nil pointer dereference", pool};
}

bool has(const ImageSide& given, Feature feature) {
  return hashing::azure::has(given.side->environment.extension, feature);
}

/// Before v1.60 a CloudProfile without providerConfig is no more than one without images.
const CloudProfileConfig& config_of(const ImageSide& given) {
  static const CloudProfileConfig kNone;
  return given.profile == nullptr ? kNone : *given.profile;
}

Choice choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory,
              const Networking& networking) {
  const model::WorkerPool& pool = generated.pool;
  const model::CloudProfileSpec& profile = *given.side->profile;
  const std::string machine_path = "spec.provider.workers[" + std::to_string(generated.index) + "].machine";
  const model::MachineType* type = gardener::find_machine_type(profile, pool.machine_type);
  if (type == nullptr && has(given, Feature::machine_type_in_profile)) {
    return {{},
            ReconcileError{"azure/machine-type-missing", Subject::shoot, machine_path + ".type",
                           "machine type \"" + pool.machine_type + "\" not found in cloud profile \"" +
                               profile_name(*given.side) + "\"",
                           pool.name}};
  }
  const Definitions& raw_definitions = profile.machine_capabilities;
  ImageRequest request{pool.machine_image.name, pool.machine_image.version, pool.architecture.value_or("amd64"), {}};
  if (type != nullptr) request.machine = type->capabilities;
  const std::vector<StatusImage>* status = memory.present ? &memory.images : nullptr;
  const bool by_format = !has(given, Feature::flavors_beside_images);
  ImageChoice choice;
  if (by_format) {
    choice = select_image_by_format(config_of(given), status, request, raw_definitions);
  } else {
    const Definitions definitions = normalize(raw_definitions, networking);
    request.machine = normalize(request.machine, request.architecture, definitions);
    choice = select_image(*given.profile, status, request, definitions, networking);
  }
  PoolImage result;
  if (!choice.image) {
    const auto unknown = memory.unknown.find(triple(pool));
    const bool was_there = std::find(memory.pools.begin(), memory.pools.end(), pool.name) != memory.pools.end();
    if (unknown != memory.unknown.end()) {
      result.image_unknown = unknown->second;
    } else if (!memory.known && was_there) {
      result.image_unknown = image_in_status(pool);
    } else {
      return {
          {},
          ReconcileError{"azure/image-not-found", Subject::shoot, machine_path + ".image", choice.error, pool.name}};
    }
    return {std::move(result), std::nullopt};
  }
  result.image = std::move(choice.image);
  if (by_format && given.profile == nullptr && result.image->image.accelerated_networking) {
    return {{}, no_profile_config(pool.name)};
  }
  const StatusImage& image = result.image->image;
  result.accelerated_networking =
      given.machine_sets != MachineSets::availability_set &&
      (by_format ? accelerated_by_format(config_of(given), raw_definitions, pool.machine_type, request.machine, image,
                                         networking)
                 : accelerated(*given.profile, raw_definitions, pool.machine_type, request.machine, image.capabilities,
                               networking));
  return {std::move(result), std::nullopt};
}

/// `left`: what the reconciliation leaves in the status. `tag`: not "" if only one side has a CloudProfile; then
/// nothing that it decides can be compared.
PoolImages choose_all(const ImageSide& given, const Memory& memory, const std::string& tag, Memory& left) {
  PoolImages result;
  left.pools.clear();
  const Networking networking{std::string(hashing::azure::networking_capability(given.side->environment.extension))};
  const bool without_profile = given.side->profile == nullptr;
  if (!without_profile && given.profile == nullptr && !given.side->pools.empty() &&
      has(given, Feature::flavors_beside_images)) {
    result.errors.push_back(no_profile_config(""));
    left = memory;
    return result;
  }
  left.known = !without_profile;
  left.present = true;
  for (const gardener::GeneratedPool& generated : given.side->pools) {
    left.pools.push_back(generated.pool.name);
    PoolImage& image = result.by_pool[generated.pool.name];
    if (without_profile || !tag.empty()) image.profile_unknown = decided_by_profile(*given.side, generated.pool, tag);
    if (without_profile) continue;
    Choice choice = choose(given, generated, memory, networking);
    if (choice.error) {
      result.errors.push_back(std::move(*choice.error));
      continue;
    }
    choice.image.profile_unknown = image.profile_unknown;
    image = std::move(choice.image);
    if (image.image) remember_image(left.images, image.image->image, given.side->profile->machine_capabilities);
    if (image.image_unknown) left.unknown[triple(generated.pool)] = *image.image_unknown;
  }
  if (result.errors.empty()) return result;
  // A failed reconciliation writes no images.
  const std::vector<std::string> pools = left.pools;
  left = memory;
  left.pools = pools;
  return result;
}

void from_status(Memory& memory, const WorkerStatus* status) {
  if (status == nullptr) return;
  memory.known = true;
  memory.present = true;
  memory.images = status->images;
}

/// PreReconcileHook of a Shoot on scale sets stores them, and with them a status, before images are chosen.
bool writes_status_first(const ImageSide& given) {
  return given.machine_sets == MachineSets::scale_sets || given.machine_sets == MachineSets::either_set;
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  const bool same = before.side == nullptr || after.side == nullptr ||
                    (before.side->profile == nullptr) == (after.side->profile == nullptr);
  PoolImages old_images, new_images;
  Memory memory;
  if (before.side != nullptr) {
    Memory first;
    from_status(first, before.status != nullptr ? before.status : after.status);
    first.present = first.present || writes_status_first(before);
    for (const gardener::GeneratedPool& pool : before.side->pools) first.pools.push_back(pool.pool.name);
    old_images = choose_all(before, first, same ? "" : " before", memory);
  } else {
    memory.known = true;
  }
  if (after.side == nullptr) return {std::move(old_images), std::move(new_images)};
  // The new side's own Worker was read later than what the old side left. An empty list in it says nothing: the same
  // CloudProfile is asked first anyway.
  if (after.status != nullptr && (before.status != nullptr || before.side == nullptr)) {
    if (!after.status->images.empty() || before.side == nullptr) memory.images = after.status->images;
    memory.known = true;
    memory.present = true;
  }
  memory.present = memory.present || writes_status_first(after);
  Memory left;
  new_images = choose_all(after, memory, same ? "" : " after", left);
  return {std::move(old_images), std::move(new_images)};
}

}  // namespace gprov::providers::azure
