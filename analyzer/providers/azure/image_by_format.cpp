// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/image_by_format.hpp"

#include <algorithm>

namespace gprov::providers::azure {
namespace {

StatusImage from_version(const ImageRequest& request, const ImageVersion& version) {
  StatusImage image;
  image.name = request.name;
  image.version = request.version;
  image.skip_marketplace_agreement = version.skip_marketplace_agreement;
  image.accelerated_networking = version.accelerated_networking;
  image.architecture = version.architecture;
  image.image = version.image;
  return image;
}

StatusImage from_flavor(const ImageRequest& request, const ImageFlavor& flavor) {
  StatusImage image;
  image.name = request.name;
  image.version = request.version;
  image.skip_marketplace_agreement = flavor.skip_marketplace_agreement;
  image.capabilities = flavor.capabilities;
  image.image = flavor.image;
  return image;
}

/// The first entry of the version decides about flavors: if none of them is the best, no other entry is asked.
std::optional<SelectedImage> best_of(const ImageVersion& version, const ImageRequest& request,
                                     const Definitions& definitions, const std::string& path) {
  std::vector<model::Capabilities> capabilities;
  for (const ImageFlavor& flavor : version.flavors) capabilities.push_back(flavor.capabilities);
  const auto best = best_flavor(capabilities, request.machine, definitions);
  if (!best) return std::nullopt;
  return SelectedImage{from_flavor(request, version.flavors[*best]), Subject::cloud_profile,
                       path + ".capabilityFlavors[" + std::to_string(*best) + "]"};
}

std::optional<SelectedImage> in_cloud_profile(const CloudProfileConfig& config, const ImageRequest& request,
                                              const Definitions& definitions) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    const std::vector<ImageVersion>& versions = config.images[i].versions;
    for (std::size_t j = 0; j < versions.size(); ++j) {
      if (versions[j].version != request.version) continue;
      const std::string path =
          "spec.providerConfig.machineImages[" + std::to_string(i) + "].versions[" + std::to_string(j) + "]";
      if (!definitions.empty()) return best_of(versions[j], request, definitions, path);
      if (versions[j].architecture != request.architecture) continue;
      return SelectedImage{from_version(request, versions[j]), Subject::cloud_profile, path};
    }
  }
  return std::nullopt;
}

std::optional<SelectedImage> in_status(const std::vector<StatusImage>& images, const ImageRequest& request,
                                       const Definitions& definitions) {
  for (std::size_t i = 0; i < images.size(); ++i) {
    const StatusImage& image = images[i];
    if (image.name != request.name || image.version != request.version) continue;
    const bool fits = definitions.empty() ? image.architecture.value_or("amd64") == request.architecture
                                          : compatible(image.capabilities, request.machine, definitions);
    if (!fits) continue;
    return SelectedImage{image, Subject::worker, "status.providerStatus.machineImages[" + std::to_string(i) + "]"};
  }
  return std::nullopt;
}

}  // namespace

ImageChoice select_image_by_format(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                                   const ImageRequest& request, const Definitions& raw_definitions) {
  if (auto found = in_cloud_profile(config, request, raw_definitions)) return {std::move(found), ""};
  if (status != nullptr) {
    if (auto found = in_status(*status, request, raw_definitions)) return {std::move(found), ""};
  }
  if (status == nullptr || raw_definitions.empty()) return {std::nullopt, image_not_found(request)};
  return {std::nullopt, flavor_not_found(request)};
}

bool accelerated_by_format(const CloudProfileConfig& config, const Definitions& raw_definitions,
                           const std::string& machine_type, const model::Capabilities& machine,
                           const StatusImage& image, const Networking& networking) {
  if (raw_definitions.empty()) return image.accelerated_networking && is_accelerated_type(config, machine_type);
  const auto has = [&](const model::Capabilities& capabilities) {
    const model::Capabilities defaulted = with_defaults(capabilities, raw_definitions);
    const auto values = defaulted.find(networking.name);
    return values != defaulted.end() &&
           std::find(values->second.begin(), values->second.end(), kAccelerated) != values->second.end();
  };
  return has(machine) && has(image.capabilities);
}

}  // namespace gprov::providers::azure
