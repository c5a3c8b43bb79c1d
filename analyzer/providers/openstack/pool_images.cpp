// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/pool_images.hpp"

#include <set>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::Opaque;
using hashing::openstack::Feature;

/// Images that a Worker's status holds before a reconciliation.
struct Memory {
  bool known = false;  ///< otherwise a pool that is there already may use an image that nobody told us of
  std::vector<StatusImage> images;
  std::set<std::string> pools;            ///< that were there already
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

/// Side::cloud_profile_name tells the kind too: "CloudProfile os".
Opaque decided_by_profile(const Side& side, const model::WorkerPool& pool, const std::string& tag) {
  const std::string family = "machine type " + pool.machine_type + " and image " + triple(pool);
  const std::string name = side.cloud_profile_name.empty() ? "the CloudProfile" : side.cloud_profile_name;
  return {family + " in " + name + tag, family,
          name + (tag.empty() ? " was not given" : " was given for one side only")};
}

std::string region_of(const Side& side) { return side.shoot == nullptr ? std::string() : side.shoot->spec.region; }

std::string machine_path(const gardener::GeneratedPool& pool) {
  return "spec.provider.workers[" + std::to_string(pool.index) + "].machine";
}

PoolImage choose(const OpenedSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const model::CloudProfileSpec& profile = *given.side->profile;
  const hashing::Version& extension = given.side->environment.extension;
  const model::MachineType* type = gardener::find_machine_type(profile, pool.machine_type);
  PoolImage result;
  if (type == nullptr && has(extension, Feature::machine_type_lookup)) {
    result.error = ReconcileError{
        "openstack/machine-type-missing", Subject::shoot, machine_path(generated) + ".type",
        "machine type \"" + pool.machine_type + "\" not found in cloud profile \"" + profile_name(*given.side) + "\"",
        pool.name};
    return result;
  }
  ImageRequest request{pool.machine_image.name,
                       pool.machine_image.version,
                       region_of(*given.side),
                       pool.architecture.value_or("amd64"),
                       {}};
  if (type != nullptr) request.machine = type->capabilities;
  ImageChoice choice =
      select_image(*get(given.profile), memory.images, request, profile.machine_capabilities, extension);
  if (choice.image) {
    result.image = std::move(choice.image);
    return result;
  }
  const auto unknown = memory.unknown.find(triple(pool));
  if (unknown != memory.unknown.end()) {
    result.image_unknown = unknown->second;
  } else if (!memory.known && memory.pools.contains(pool.name)) {
    result.image_unknown = image_in_status(pool);
  } else {
    result.error = ReconcileError{"openstack/image-not-found", Subject::shoot, machine_path(generated) + ".image",
                                  choice.error, pool.name};
  }
  return result;
}

/// `left`: what the reconciliation leaves in the status. `tag`: not "" if only one side has a CloudProfile; then
/// nothing that it decides can be compared.
PoolImages choose_all(const OpenedSide& given, const Memory& memory, const std::string& tag, Memory& left) {
  PoolImages result;
  const bool without_profile = given.side->profile == nullptr;
  if (!without_profile && get(given.profile) == nullptr) {
    left = memory;
    return result;
  }
  left.known = !without_profile;
  bool failed = false;
  for (const gardener::GeneratedPool& generated : given.side->pools) {
    left.pools.insert(generated.pool.name);
    PoolImage& image = result[generated.pool.name];
    if (!without_profile) {
      image = choose(given, generated, memory);
      failed = failed || image.error;
      if (image.image) {
        remember_image(left.images, image.image->image, given.side->profile->machine_capabilities,
                       given.side->environment.extension);
      }
      if (image.image_unknown) left.unknown[triple(generated.pool)] = *image.image_unknown;
    }
    if (without_profile || !tag.empty()) image.profile_unknown = decided_by_profile(*given.side, generated.pool, tag);
  }
  if (!failed) return result;
  // A failed reconciliation writes no images.
  std::set<std::string> pools = std::move(left.pools);
  left = memory;
  left.pools = std::move(pools);
  return result;
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const OpenedSide& before, const OpenedSide& after) {
  const bool same = before.side == nullptr || after.side == nullptr ||
                    (before.side->profile == nullptr) == (after.side->profile == nullptr);
  PoolImages old_images;
  Memory memory;
  if (before.side != nullptr) {
    Memory first;
    const auto& status = before.status ? before.status : after.status;
    first.known = status.has_value();
    if (status) first.images = status->images;
    for (const gardener::GeneratedPool& pool : before.side->pools) first.pools.insert(pool.pool.name);
    old_images = choose_all(before, first, same ? "" : " before", memory);
  } else {
    memory.known = true;
  }
  if (after.side == nullptr) return {std::move(old_images), PoolImages()};
  // The new side's own Worker was read later than what the old side left. An empty list in it says nothing: the same
  // CloudProfile is asked first anyway.
  if (after.status && (before.status || before.side == nullptr)) {
    if (!after.status->images.empty() || before.side == nullptr) memory.images = after.status->images;
    memory.known = true;
  }
  Memory left;
  PoolImages new_images = choose_all(after, memory, same ? "" : " after", left);
  return {std::move(old_images), std::move(new_images)};
}

}  // namespace gprov::providers::openstack
