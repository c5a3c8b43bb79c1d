// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/pool_images.hpp"

#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/class_content.hpp"
#include "analyzer/providers/config_memory.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::Opaque;

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

/// Side::cloud_profile_name tells the kind too: "CloudProfile gcp".
Opaque decided_by_profile(const Side& side, const model::WorkerPool& pool, const std::string& tag) {
  const std::string family = "machine type " + pool.machine_type + " and image " + triple(pool);
  const std::string name = side.cloud_profile_name.empty() ? "the CloudProfile" : side.cloud_profile_name;
  return {family + " in " + name + tag, family,
          name + (tag.empty() ? " was not given" : " was given for one side only")};
}

ImageChoice select(const ImageSide& given, const model::WorkerPool& pool, const model::MachineType* type,
                   const std::vector<StatusImage>* status) {
  const model::CloudProfileSpec& profile = *given.side->profile;
  static const CloudProfileConfig kNone;
  const SharedConfig<CloudProfileConfig> shared = profile_config(*given.side, read_cloud_profile_config);
  const CloudProfileConfig& config = get(shared) == nullptr ? kNone : *get(shared);
  ImageRequest request{pool.machine_image.name, pool.machine_image.version, pool.architecture.value_or("amd64"), {}};
  if (type == nullptr) return select_image_by_architecture(config, status, request);
  const Definitions definitions = normalize(profile.machine_capabilities);
  request.machine = normalize(type->capabilities, request.architecture, definitions);
  return select_image(config, status, request, definitions);
}

PoolImage choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const std::string machine_path = "spec.provider.workers[" + std::to_string(generated.index) + "].machine";
  const model::MachineType* type = nullptr;
  PoolImage result;
  if (hashing::gcp::has(given.side->environment.extension, hashing::gcp::Feature::image_capabilities)) {
    type = gardener::find_machine_type(*given.side->profile, pool.machine_type);
    if (type == nullptr) {
      result.error = {
          "gcp/machine-type-missing", Subject::shoot, machine_path + ".type",
          "machine type \"" + pool.machine_type + "\" not found in cloud profile \"" + profile_name(*given.side) + "\"",
          pool.name};
      return result;
    }
  }
  ImageChoice choice = select(given, pool, type, memory.present ? &memory.images : nullptr);
  if (choice.image) {
    result.image = std::move(choice.image);
    return result;
  }
  const auto unknown = memory.unknown.find(triple(pool));
  const bool was_there = std::find(memory.pools.begin(), memory.pools.end(), pool.name) != memory.pools.end();
  if (unknown != memory.unknown.end()) {
    result.image_unknown = unknown->second;
  } else if (!memory.known && was_there) {
    result.image_unknown = image_in_status(pool);
  } else {
    result.error = {"gcp/image-not-found", Subject::shoot, machine_path + ".image", choice.error, pool.name};
  }
  return result;
}

/// `left`: what the reconciliation leaves in the status. `tag`: not "" if only one side has a CloudProfile; then
/// nothing that it decides can be compared.
PoolImages choose_all(const ImageSide& given, const Memory& memory, const std::string& tag, Memory& left) {
  PoolImages result;
  const bool without_profile = given.side->profile == nullptr;
  left.known = !without_profile;
  left.present = true;
  left.pools.clear();
  const bool by_capabilities =
      hashing::gcp::has(given.side->environment.extension, hashing::gcp::Feature::image_capabilities);
  bool fails = given.fails;
  for (const gardener::GeneratedPool& generated : given.side->pools) {
    left.pools.push_back(generated.pool.name);
    PoolImage& image = result[generated.pool.name];
    if (!without_profile) image = choose(given, generated, memory);
    if (without_profile || !tag.empty()) image.profile_unknown = decided_by_profile(*given.side, generated.pool, tag);
    if (image.image) {
      remember_image(left.images, image.image->image,
                     by_capabilities ? given.side->profile->machine_capabilities : Definitions());
    }
    if (image.image_unknown) left.unknown[triple(generated.pool)] = *image.image_unknown;
    fails = fails || image.error.has_value();
  }
  if (!fails) return result;
  // A failed reconciliation writes no images.
  const std::vector<std::string> pools = left.pools;
  left = memory;
  left.pools = pools;
  return result;
}

void learn(Memory& memory, const WorkerStatus* status) {
  if (status == nullptr) return;
  memory.known = true;
  memory.present = true;
  memory.images = status->images;
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  const bool same = before.side == nullptr || after.side == nullptr ||
                    (before.side->profile == nullptr) == (after.side->profile == nullptr);
  PoolImages old_images, new_images;
  Memory memory;
  if (before.side != nullptr) {
    Memory first;
    learn(first, before.status != nullptr ? before.status : after.status);
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
  Memory left;
  new_images = choose_all(after, memory, same ? "" : " after", left);
  return {std::move(old_images), std::move(new_images)};
}

}  // namespace gprov::providers::gcp
