// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/pool_images.hpp"

#include <algorithm>
#include <vector>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/alicloud/image.hpp"
#include "analyzer/providers/class_content.hpp"
#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

using hashing::Opaque;

/// Images in the Infrastructure's status before a reconciliation.
struct Memory {
  bool known = false;  ///< whether the status, or all that it can hold, was given
  std::vector<StatusImage> images;
};

bool encrypted(const model::WorkerPool& pool) { return pool.volume && pool.volume->encrypted.value_or(false); }

std::string version_of(const model::WorkerPool& pool) {
  return pool.machine_image.name + "/" + pool.machine_image.version;
}

std::optional<PoolImage> remembered(const Memory& memory, const model::WorkerPool& pool, bool is_encrypted) {
  for (std::size_t i = 0; i < memory.images.size(); ++i) {
    const StatusImage& image = memory.images[i];
    if (image.name != pool.machine_image.name || image.version != pool.machine_image.version ||
        image.encrypted != is_encrypted) {
      continue;
    }
    return PoolImage{image.id, Subject::infrastructure,
                     "status.providerStatus.machineImages[" + std::to_string(i) + "].id", std::nullopt};
  }
  return std::nullopt;
}

PoolImage unknown(const std::string& token, const std::string& family, const std::string& why, Subject subject) {
  return {
      Opaque{token, family, why}, subject,
      subject == Subject::cloud_profile ? "spec.providerConfig.machineImages" : "status.providerStatus.machineImages",
      std::nullopt};
}

PoolImage not_found(const gardener::GeneratedPool& generated, bool is_encrypted) {
  // extensions/pkg/controller/worker/machines.go#ErrorMachineImageNotFound@v1.136.0; upstream says worker status, but
  // it means that of the Infrastructure.
  PoolImage image;
  image.error = ReconcileError{"alicloud/image-not-found", Subject::shoot,
                               "spec.provider.workers[" + std::to_string(generated.index) + "].machine.image",
                               "could not find machine image for " + version_of(generated.pool) +
                                   (is_encrypted ? "/encrypted" : "/unencrypted") +
                                   " neither in cloud profile nor in worker status",
                               generated.pool.name};
  return image;
}

ProfileAnswer ask_profile(const ImageSide& given, const model::WorkerPool& pool) {
  return look_up(
      given.profile, *given.side->profile, profile_name(*given.side),
      {pool.machine_image.name, pool.machine_image.version, given.side->shoot->spec.region, pool.machine_type},
      given.side->environment.extension);
}

/// `tag`: not "" if only one side has a CloudProfile; then nothing that it decides can be compared.
PoolImage plain_image(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory,
                      const std::string& tag) {
  const model::WorkerPool& pool = generated.pool;
  const std::string name = given.side->cloud_profile_name.empty() ? "the CloudProfile" : given.side->cloud_profile_name;
  const std::string family = "image " + version_of(pool);
  const std::string why = name + (given.side->profile == nullptr ? " was not given" : " was given for one side only");
  if (given.side->profile == nullptr) return unknown(family + tag, family, why, Subject::cloud_profile);
  const ProfileAnswer answer = ask_profile(given, pool);
  if (!answer.error.empty()) {
    PoolImage failed;
    failed.error = ReconcileError{"alicloud/machine-type-missing", Subject::shoot,
                                  "spec.provider.workers[" + std::to_string(generated.index) + "].machine.type",
                                  answer.error, pool.name};
    return failed;
  }
  if (answer.id && !tag.empty()) return unknown(family + tag, family, why, Subject::cloud_profile);
  if (answer.id) return {*answer.id, Subject::cloud_profile, answer.path, std::nullopt};
  if (auto image = remembered(memory, pool, false)) return std::move(*image);
  if (memory.known) return not_found(generated, false);
  return unknown(family + " in status", family,
                 "the CloudProfile has no image for " + version_of(pool) +
                     " in this region, so the pool keeps the one in the status of the Infrastructure object, which was "
                     "not given",
                 Subject::infrastructure);
}

/// The Infrastructure keeps a copy for good, and has it made where there is none.
PoolImage encrypted_image(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  if (auto image = remembered(memory, pool, true)) return std::move(*image);
  const bool has_source = !memory.known || given.side->profile == nullptr || remembered(memory, pool, false) ||
                          ask_profile(given, pool).id.has_value();
  if (!has_source) return not_found(generated, true);
  const std::string token = "encrypted copy of image " + version_of(pool);
  return unknown(token, token,
                 "the id of the encrypted copy of image " + version_of(pool) +
                     " stands in the status of the Infrastructure object only",
                 Subject::infrastructure);
}

/// What the next reconciliation finds in the status.
void remember(Memory& memory, const model::WorkerPool& pool, const PoolImage& image) {
  if (!image.id || remembered(memory, pool, encrypted(pool))) return;
  const auto* id = std::get_if<std::string>(&*image.id);
  if (id == nullptr) return;
  memory.images.push_back({pool.machine_image.name, pool.machine_image.version, *id, encrypted(pool)});
}

PoolImages choose_all(const ImageSide& given, const Memory& memory, const std::string& tag, Memory& left) {
  PoolImages result;
  left = memory;
  for (const gardener::GeneratedPool& generated : given.side->pools) {
    PoolImage image = encrypted(generated.pool) ? encrypted_image(given, generated, memory)
                                                : plain_image(given, generated, memory, tag);
    remember(left, generated.pool, image);
    result[generated.pool.name] = std::move(image);
  }
  return result;
}

}  // namespace

ProfileAnswer look_up(const CloudProfileConfig* config, const model::CloudProfileSpec& profile,
                      const std::string& profile_name, const ProfileLookup& lookup, const hashing::Version& extension) {
  const ImageRequest request{lookup.image_name, lookup.image_version, lookup.region};
  std::optional<ProfileImage> found;
  if (profile.machine_capabilities.empty() || !has(extension, hashing::alicloud::Feature::capability_flavors)) {
    if (config != nullptr) found = find_by_region(*config, request);
  } else {
    const model::MachineType* type = gardener::find_machine_type(profile, lookup.machine_type);
    if (type == nullptr) {
      return {std::nullopt, "",
              "machine type \"" + lookup.machine_type + "\" not found in cloud profile \"" + profile_name + "\""};
    }
    if (config != nullptr) found = find_by_flavor(*config, request, type->capabilities, profile.machine_capabilities);
  }
  if (!found) return {};
  return {found->id, found->path, ""};
}

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  const bool same = before.side == nullptr || after.side == nullptr ||
                    (before.side->profile == nullptr) == (after.side->profile == nullptr);
  PoolImages old_images, new_images;
  Memory memory;
  if (before.side != nullptr) {
    const InfrastructureStatus* status = before.status != nullptr ? before.status : after.status;
    const Memory first{status != nullptr, status == nullptr ? std::vector<StatusImage>() : status->images};
    old_images = choose_all(before, first, same ? "" : " before", memory);
  } else {
    memory.known = true;
  }
  if (after.side == nullptr) return {std::move(old_images), std::move(new_images)};
  if (after.status != nullptr) memory = {true, after.status->images};
  Memory left;
  new_images = choose_all(after, memory, same ? "" : " after", left);
  return {std::move(old_images), std::move(new_images)};
}

}  // namespace gprov::providers::alicloud
