// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/providers/config_memory.hpp"
#include "analyzer/providers/provider.hpp"

// The images of a Shoot's pools where the extension keeps those it has used in the status of the Worker: the
// CloudProfile is asked first, then the status that the reconciliation before left.

namespace gprov::providers {

/// One side with the configs opened that its images come from.
template <class ProfileConfig, class WorkerStatus>
struct OpenedSide {
  const Side* side = nullptr;
  SharedConfig<ProfileConfig> profile;  ///< nothing: no CloudProfile, or none with a providerConfig
  std::optional<WorkerStatus> status;   ///< nothing: no Worker was given
};

template <class ProfileConfig, class WorkerStatus>
[[nodiscard]] OpenedSide<ProfileConfig, WorkerStatus> open_side(
    const Side* side, std::optional<ProfileConfig> (*read_profile)(const model::RawExtension&),
    std::optional<WorkerStatus> (*read_status)(const model::RawExtension&)) {
  OpenedSide<ProfileConfig, WorkerStatus> result{side, nullptr, std::nullopt};
  if (side == nullptr) return result;
  result.profile = profile_config(*side, read_profile);
  if (side->worker != nullptr) {
    result.status = read_status(side->worker->status.provider_status).value_or(WorkerStatus{});
  }
  return result;
}

/// What choosing its images takes of one side.
template <class ProfileConfig, class WorkerStatus>
struct ImageSide {
  const Side* side = nullptr;
  const ProfileConfig* profile = nullptr;  ///< nullptr: no CloudProfile, or none with a providerConfig
  const WorkerStatus* status = nullptr;    ///< nullptr: no Worker was given
  bool writes_status_first = false;        ///< there is a status before images are looked for
  bool ends_early = false;                 ///< the reconciliation fails before it looks for any image
  bool fails = false;                      ///< it fails whatever the images are: it writes none
};

template <class ProfileConfig, class WorkerStatus>
[[nodiscard]] ImageSide<ProfileConfig, WorkerStatus> image_side(const OpenedSide<ProfileConfig, WorkerStatus>& one) {
  return {one.side, get(one.profile), one.status ? &*one.status : nullptr};
}

/// One pool's image, or why it is not known.
template <class Selected>
struct WorkerImage {
  std::optional<Selected> image;
  std::optional<hashing::Opaque> profile_unknown;  ///< no CloudProfile: nothing that it decides is known
  std::optional<hashing::Opaque> image_unknown;    ///< the CloudProfile lacks the image, and there is no Worker
  std::optional<ReconcileError> error;
};

/// Images that a Worker's status holds before a reconciliation.
template <class StatusImage>
struct ImageMemory {
  bool known = false;    ///< otherwise a pool that is there already may use an image that nobody told us of
  bool present = false;  ///< whether there is a status at all: upstream's error text depends on it
  std::vector<StatusImage> images;
  std::set<std::string> pools;                     ///< that were there already
  std::map<std::string, hashing::Opaque> unknown;  ///< name/version/architecture of images that nobody told us of
};

/// name/version/architecture
[[nodiscard]] std::string image_triple(const model::WorkerPool& pool);
/// An image of which the status, which was not given, tells.
[[nodiscard]] hashing::Opaque image_in_status(const model::WorkerPool& pool);
/// `tag`: not "" if only one side has a CloudProfile; then nothing that it decides can be compared.
[[nodiscard]] hashing::Opaque decided_by_profile(const Side& side, const model::WorkerPool& pool,
                                                 const std::string& tag);
/// Mirrors extensions/pkg/controller/worker/helper.go: a pool's machine type must be in the CloudProfile.
[[nodiscard]] ReconcileError machine_type_missing(std::string rule, const Side& side,
                                                  const gardener::GeneratedPool& generated);
/// `message`: upstream's words for an image that is neither in the CloudProfile nor in the status.
[[nodiscard]] ReconcileError image_missing(std::string rule, const gardener::GeneratedPool& generated,
                                           std::string message);

/// The image of a pool that the CloudProfile has no image for, unless `missing` is what becomes of it.
template <class Image, class StatusImage>
void settle_missing(Image& image, const ImageMemory<StatusImage>& memory, const model::WorkerPool& pool,
                    ReconcileError missing) {
  const auto unknown = memory.unknown.find(image_triple(pool));
  if (unknown != memory.unknown.end()) {
    image.image_unknown = unknown->second;
  } else if (!memory.known && memory.pools.contains(pool.name)) {
    image.image_unknown = image_in_status(pool);
  } else {
    image.error = std::move(missing);
  }
}

/// One side's reconciliation; `left` is what it leaves in the status. choose(given, generated, memory) gives an Image,
/// remember(images, selected, given) notes one in the status.
template <class Image, class Given, class StatusImage, class Choose, class Remember>
[[nodiscard]] std::map<std::string, Image> choose_images(const Given& given, ImageMemory<StatusImage> memory,
                                                         const std::string& tag, const Choose& choose,
                                                         const Remember& remember, ImageMemory<StatusImage>& left) {
  memory.present = memory.present || given.writes_status_first;
  std::map<std::string, Image> result;
  if (given.ends_early) {
    left = std::move(memory);
    return result;
  }
  const bool with_profile = given.side->profile != nullptr;
  left = ImageMemory<StatusImage>();
  left.known = with_profile;
  left.present = true;
  bool fails = given.fails;
  for (const gardener::GeneratedPool& generated : given.side->pools) {
    left.pools.insert(generated.pool.name);
    Image& image = result[generated.pool.name];
    if (with_profile) image = choose(given, generated, memory);
    if (!with_profile || !tag.empty()) image.profile_unknown = decided_by_profile(*given.side, generated.pool, tag);
    if (image.image) remember(left.images, *image.image, given);
    if (image.image_unknown) left.unknown[image_triple(generated.pool)] = *image.image_unknown;
    fails = fails || image.error.has_value();
  }
  if (!fails) return result;
  // A failed reconciliation writes no images.
  std::set<std::string> pools = std::move(left.pools);
  left = std::move(memory);
  left.pools = std::move(pools);
  return result;
}

/// Both sides: the new one builds on the images that the old one's reconciliation left.
template <class Image, class StatusImage, class Given, class Choose, class Remember>
[[nodiscard]] std::pair<std::map<std::string, Image>, std::map<std::string, Image>> worker_images(
    const Given& before, const Given& after, const Choose& choose, const Remember& remember) {
  const bool same = before.side == nullptr || after.side == nullptr ||
                    (before.side->profile == nullptr) == (after.side->profile == nullptr);
  std::map<std::string, Image> old_images, new_images;
  ImageMemory<StatusImage> memory;
  if (before.side != nullptr) {
    ImageMemory<StatusImage> first;
    if (const auto* status = before.status != nullptr ? before.status : after.status; status != nullptr) {
      first.known = first.present = true;
      first.images = status->images;
    }
    for (const gardener::GeneratedPool& pool : before.side->pools) first.pools.insert(pool.pool.name);
    old_images = choose_images<Image>(before, std::move(first), same ? "" : " before", choose, remember, memory);
  } else {
    memory.known = true;
  }
  if (after.side == nullptr) return {std::move(old_images), std::move(new_images)};
  // The new side's own Worker was read later than what the old side left. An empty list in it says nothing: the same
  // CloudProfile is asked first anyway.
  if (after.status != nullptr && (before.status != nullptr || before.side == nullptr)) {
    if (!after.status->images.empty() || before.side == nullptr) memory.images = after.status->images;
    memory.known = memory.present = true;
  }
  ImageMemory<StatusImage> left;
  new_images = choose_images<Image>(after, std::move(memory), same ? "" : " after", choose, remember, left);
  return {std::move(old_images), std::move(new_images)};
}

}  // namespace gprov::providers
