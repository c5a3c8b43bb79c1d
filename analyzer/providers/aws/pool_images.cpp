// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/pool_images.hpp"

#include "analyzer/gardener/capabilities.hpp"
#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;
using Memory = ImageMemory<StatusImage>;

PoolImage choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const model::CloudProfileSpec& profile = *given.side->profile;
  const hashing::Version& extension = given.side->environment.extension;
  const model::MachineType* type = gardener::find_machine_type(profile, pool.machine_type);
  PoolImage result;
  if (type == nullptr && has(extension, Feature::machine_type_lookup)) {
    result.error = machine_type_missing("aws/machine-type-missing", *given.side, generated);
    return result;
  }
  const ImageRequest request{pool.machine_image.name,
                             pool.machine_image.version,
                             given.side->shoot == nullptr ? "" : given.side->shoot->spec.region,
                             pool.architecture.value_or("amd64"),
                             type == nullptr ? model::Capabilities() : type->capabilities,
                             &profile.machine_capabilities,
                             extension};
  ImageChoice choice = select_image(given.profile, memory.present ? &memory.images : nullptr, request);
  result.image = std::move(choice.image);
  if (!result.image) {
    settle_missing(result, memory, pool, image_missing("aws/image-not-found", generated, choice.error));
  }
  return result;
}

void remember(std::vector<StatusImage>& images, const SelectedImage& selected, const ImageSide& given) {
  remember_image(images, selected.image, given.side->profile->machine_capabilities);
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  return worker_images<PoolImage, StatusImage>(before, after, choose, remember);
}

}  // namespace gprov::providers::aws
