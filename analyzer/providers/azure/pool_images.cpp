// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/pool_images.hpp"

#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/azure/image_by_format.hpp"
#include "hashing/questions.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;
using Memory = ImageMemory<StatusImage>;

bool has(const ImageSide& given, Feature feature) {
  return hashing::azure::has(given.side->environment.extension, feature);
}

/// Before v1.60 a CloudProfile without providerConfig is no more than one without images.
const CloudProfileConfig& config_of(const ImageSide& given) {
  static const CloudProfileConfig kNone;
  return given.profile == nullptr ? kNone : *given.profile;
}

ImageChoice select(const ImageSide& given, ImageRequest& request, const Memory& memory, const Networking& networking) {
  const Definitions& raw_definitions = given.side->profile->machine_capabilities;
  const std::vector<StatusImage>* status = memory.present ? &memory.images : nullptr;
  if (!has(given, Feature::flavors_beside_images)) {
    return select_image_by_format(config_of(given), status, request, raw_definitions);
  }
  const Definitions definitions = normalize(raw_definitions, networking);
  request.machine = normalize(request.machine, request.architecture, definitions);
  return select_image(*given.profile, status, request, definitions, networking);
}

bool is_accelerated(const ImageSide& given, const ImageRequest& request, const model::WorkerPool& pool,
                    const StatusImage& image, const Networking& networking) {
  if (given.machine_sets == MachineSets::availability_set) return false;
  const Definitions& raw_definitions = given.side->profile->machine_capabilities;
  if (!has(given, Feature::flavors_beside_images)) {
    return accelerated_by_format(config_of(given), raw_definitions, pool.machine_type, request.machine, image,
                                 networking);
  }
  return accelerated(*given.profile, raw_definitions, pool.machine_type, request.machine, image.capabilities,
                     networking);
}

bool has_foreign_capability(const StatusImage& image, const Networking& networking) {
  return std::any_of(image.capabilities.begin(), image.capabilities.end(), [&](const auto& capability) {
    return capability.first != kArchitecture && capability.first != networking.name;
  });
}

/// Whether anything but legacy entries speaks of capabilities: then it matters what the extension calls its own.
bool speaks_of_capabilities(const ImageSide& given, const model::MachineType* type, const std::string& image,
                            const Memory& memory, const Networking& networking) {
  if (!given.side->profile->machine_capabilities.empty() || (type != nullptr && !type->capabilities.empty())) {
    return true;
  }
  const auto has_flavors = [](const ImageVersion& version) { return !version.flavors.empty(); };
  return std::any_of(config_of(given).images.begin(), config_of(given).images.end(),
                     [&](const Image& one) {
                       return one.name == image && std::any_of(one.versions.begin(), one.versions.end(), has_flavors);
                     }) ||
         std::any_of(memory.images.begin(), memory.images.end(),
                     [&](const StatusImage& one) { return has_foreign_capability(one, networking); });
}

Networking networking_of(const ImageSide& given, const model::MachineType* type, const std::string& image,
                         const Memory& memory) {
  const auto ask = [&] {
    return Networking{std::string(hashing::azure::networking_capability(given.side->environment.extension))};
  };
  {
    const hashing::QuestionListener apart;
    const Networking any = ask();
    if (!speaks_of_capabilities(given, type, image, memory, any)) return any;
  }
  return ask();
}

PoolImage choose(const ImageSide& given, const gardener::GeneratedPool& generated, const Memory& memory) {
  const model::WorkerPool& pool = generated.pool;
  const model::MachineType* type = gardener::find_machine_type(*given.side->profile, pool.machine_type);
  const Networking networking = networking_of(given, type, pool.machine_image.name, memory);
  PoolImage result;
  if (type == nullptr && has(given, Feature::machine_type_in_profile)) {
    result.error = machine_type_missing("azure/machine-type-missing", *given.side, generated);
    return result;
  }
  ImageRequest request{pool.machine_image.name, pool.machine_image.version, pool.architecture.value_or("amd64"), {}};
  if (type != nullptr) request.machine = type->capabilities;
  ImageChoice choice = select(given, request, memory, networking);
  if (!choice.image) {
    settle_missing(result, memory, pool, image_missing("azure/image-not-found", generated, choice.error));
    return result;
  }
  const StatusImage& image = choice.image->image;
  if (given.profile == nullptr && image.accelerated_networking) {
    result.error = no_profile_config(pool.name);
    return result;
  }
  result.accelerated_networking = is_accelerated(given, request, pool, image, networking);
  result.image = std::move(choice.image);
  return result;
}

void remember(std::vector<StatusImage>& images, const SelectedImage& selected, const ImageSide& given) {
  remember_image(images, selected.image, given.side->profile->machine_capabilities);
}

}  // namespace

bool lacks_config(const ImageSide& given) {
  return given.side != nullptr && given.side->profile != nullptr && given.profile == nullptr &&
         !given.side->pools.empty() && has(given, Feature::flavors_beside_images);
}

ReconcileError no_profile_config(const std::string& pool) {
  return {"azure/profile-config-missing", Subject::cloud_profile, "spec.providerConfig",
          "panic: runtime error: invalid memory address or nil pointer dereference", pool};
}

std::pair<PoolImages, PoolImages> pool_images(const ImageSide& before, const ImageSide& after) {
  return worker_images<PoolImage, StatusImage>(before, after, choose, remember);
}

}  // namespace gprov::providers::azure
