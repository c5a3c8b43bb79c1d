// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/pool_images.hpp"

#include "analyzer/gardener/capabilities.hpp"
#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;
using Memory = ImageMemory<StatusImage>;

std::string region_of(const Side& side) { return side.shoot == nullptr ? std::string() : side.shoot->spec.region; }

PoolImage choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const model::CloudProfileSpec& profile = *given.side->profile;
  const hashing::Version& extension = given.side->environment.extension;
  const model::MachineType* type = gardener::find_machine_type(profile, pool.machine_type);
  PoolImage result;
  if (type == nullptr && has(extension, Feature::machine_type_lookup)) {
    result.error = machine_type_missing("openstack/machine-type-missing", *given.side, generated);
    return result;
  }
  ImageRequest request{pool.machine_image.name,
                       pool.machine_image.version,
                       region_of(*given.side),
                       pool.architecture.value_or("amd64"),
                       {}};
  if (type != nullptr) request.machine = type->capabilities;
  ImageChoice choice = select_image(*given.profile, memory.images, request, profile.machine_capabilities, extension);
  result.image = std::move(choice.image);
  if (!result.image) {
    settle_missing(result, memory, pool, image_missing("openstack/image-not-found", generated, choice.error));
  }
  return result;
}

void remember(std::vector<StatusImage>& images, const SelectedImage& selected, const ImageSide& given) {
  remember_image(images, selected.image, given.side->profile->machine_capabilities, given.side->environment.extension);
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  return worker_images<PoolImage, StatusImage>(before, after, choose, remember);
}

}  // namespace gprov::providers::openstack
