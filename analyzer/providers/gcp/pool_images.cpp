// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/pool_images.hpp"

#include "analyzer/gardener/capabilities.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;
using Memory = ImageMemory<StatusImage>;

bool by_capabilities(const ImageSide& given) {
  return hashing::gcp::has(given.side->environment.extension, Feature::image_capabilities);
}

ImageChoice select(const ImageSide& given, const model::WorkerPool& pool, const model::MachineType* type,
                   const std::vector<StatusImage>* status) {
  const model::CloudProfileSpec& profile = *given.side->profile;
  static const CloudProfileConfig kNone;
  const CloudProfileConfig& config = given.profile == nullptr ? kNone : *given.profile;
  ImageRequest request{pool.machine_image.name, pool.machine_image.version, pool.architecture.value_or("amd64"), {}};
  if (type == nullptr) return select_image_by_architecture(config, status, request);
  const Definitions definitions = normalize(profile.machine_capabilities);
  request.machine = normalize(type->capabilities, request.architecture, definitions);
  return select_image(config, status, request, definitions);
}

PoolImage choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const model::MachineType* type = nullptr;
  PoolImage result;
  if (by_capabilities(given)) {
    type = gardener::find_machine_type(*given.side->profile, pool.machine_type);
    if (type == nullptr) {
      result.error = machine_type_missing("gcp/machine-type-missing", *given.side, generated);
      return result;
    }
  }
  ImageChoice choice = select(given, pool, type, memory.present ? &memory.images : nullptr);
  result.image = std::move(choice.image);
  if (!result.image) {
    settle_missing(result, memory, pool, image_missing("gcp/image-not-found", generated, choice.error));
  }
  return result;
}

void remember(std::vector<StatusImage>& images, const SelectedImage& selected, const ImageSide& given) {
  remember_image(images, selected.image,
                 by_capabilities(given) ? given.side->profile->machine_capabilities : Definitions());
}

}  // namespace

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  return worker_images<PoolImage, StatusImage>(before, after, choose, remember);
}

}  // namespace gprov::providers::gcp
