// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/image.hpp"

#include <algorithm>

namespace gprov::providers::azure {
namespace {

model::Capabilities legacy_capabilities(const std::string& architecture, bool accelerated,
                                        const Networking& networking) {
  model::Capabilities result;
  result[std::string(kArchitecture)] = {architecture};
  result[networking.name] = {std::string(kBasic)};
  if (accelerated) result[networking.name].emplace_back(kAccelerated);
  return result;
}

/// An entry of the CloudProfileConfig for the version that is asked for.
struct Candidate {
  std::string path;
  const ImageReference* reference = nullptr;
  bool skip_marketplace_agreement = false;
};

struct Candidates {
  std::vector<Candidate> entries;
  std::vector<model::Capabilities> capabilities;  ///< of each
};

/// All entries of one version in one list, old and new format alike.
/// Mirrors helper.go#convertLegacyVersionsToCapabilityFlavors@v1.62.1.
Candidates flavors_of(const Image& image, const std::string& path, const std::string& wanted,
                      const Networking& networking) {
  Candidates candidates;
  for (std::size_t j = 0; j < image.versions.size(); ++j) {
    const ImageVersion& version = image.versions[j];
    if (version.version != wanted) continue;
    const std::string at = path + ".versions[" + std::to_string(j) + "]";
    if (version.flavors.empty()) {
      candidates.entries.push_back({at, &version.image, version.skip_marketplace_agreement});
      candidates.capabilities.push_back(
          legacy_capabilities(version.architecture, version.accelerated_networking, networking));
    }
    for (std::size_t k = 0; k < version.flavors.size(); ++k) {
      const ImageFlavor& flavor = version.flavors[k];
      candidates.entries.push_back(
          {at + ".capabilityFlavors[" + std::to_string(k) + "]", &flavor.image, flavor.skip_marketplace_agreement});
      candidates.capabilities.push_back(flavor.capabilities);
    }
  }
  return candidates;
}

/// Mirrors helper.go#FindImageInCloudProfile@v1.62.1.
std::optional<SelectedImage> in_cloud_profile(const CloudProfileConfig& config, const ImageRequest& request,
                                              const Definitions& definitions, const Networking& networking) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    Candidates candidates = flavors_of(config.images[i], "spec.providerConfig.machineImages[" + std::to_string(i) + "]",
                                       request.version, networking);
    if (candidates.entries.empty()) continue;
    const auto best = best_flavor(candidates.capabilities, request.machine, definitions);
    if (!best) return std::nullopt;
    Candidate& chosen = candidates.entries[*best];
    SelectedImage result{{}, Subject::cloud_profile, std::move(chosen.path)};
    result.image.name = request.name;
    result.image.version = request.version;
    result.image.capabilities = std::move(candidates.capabilities[*best]);
    result.image.skip_marketplace_agreement = chosen.skip_marketplace_agreement;
    result.image.image = *chosen.reference;
    return result;
  }
  return std::nullopt;
}

/// Mirrors helper.go#FindImageInWorkerStatus@v1.62.1; its branch without definitions is never reached.
std::optional<SelectedImage> in_status(const std::vector<StatusImage>& images, const ImageRequest& request,
                                       const Definitions& definitions, const Networking& networking) {
  for (std::size_t i = 0; i < images.size(); ++i) {
    const StatusImage& image = images[i];
    if (image.name != request.name || image.version != request.version) continue;
    const bool legacy = image.capabilities.empty() && image.architecture;
    const model::Capabilities capabilities =
        legacy ? legacy_capabilities(*image.architecture, image.accelerated_networking, networking)
               : image.capabilities;
    if (compatible(capabilities, request.machine, definitions)) {
      // The stored capabilities are handed on, not those made up for the comparison.
      return SelectedImage{image, Subject::worker, "status.providerStatus.machineImages[" + std::to_string(i) + "]"};
    }
  }
  return std::nullopt;
}

/// Upstream compares pointers to architectures here, so two legacy entries are only alike if neither has one.
bool alike(const StatusImage& a, const StatusImage& b, const Definitions& raw_definitions) {
  if (a.name != b.name || a.version != b.version) return false;
  if (raw_definitions.empty()) return !a.architecture && !b.architecture;
  return equal(with_defaults(a.capabilities, raw_definitions), with_defaults(b.capabilities, raw_definitions));
}

void append(std::vector<StatusImage>& images, const StatusImage& image, const Definitions& raw_definitions) {
  const bool known = std::any_of(images.begin(), images.end(),
                                 [&](const StatusImage& other) { return alike(image, other, raw_definitions); });
  if (!known) images.push_back(image);
}

/// The format that fits the CloudProfile; what the other format cannot say is lost.
StatusImage uniform(const StatusImage& image, const Definitions& raw_definitions) {
  const bool legacy_wanted = raw_definitions.empty();
  if (legacy_wanted == image.capabilities.empty()) return image;
  StatusImage result;
  result.name = image.name;
  result.version = image.version;
  result.image = image.image;
  const std::string key(kArchitecture);
  if (legacy_wanted) {
    const auto architecture = image.capabilities.find(key);
    if (architecture != image.capabilities.end() && !architecture->second.empty()) {
      result.architecture = architecture->second.front();
    }
  } else {
    result.capabilities[key] = {image.architecture.value_or("amd64")};
  }
  return result;
}

}  // namespace

std::string image_not_found(const ImageRequest& request) {
  return "could not find machine image for " + request.name + "/" + request.version + "/" + request.architecture +
         " neither in cloud profile nor in worker status";
}

std::string flavor_not_found(const ImageRequest& request) {
  return "no machine image found for image \"" + request.name + "\" with version \"" + request.version +
         "\" and capabilities " + go_text(request.machine);
}

bool is_accelerated_type(const CloudProfileConfig& config, const std::string& machine_type) {
  return std::any_of(config.machine_types.begin(), config.machine_types.end(), [&](const ProviderMachineType& type) {
    return type.name == machine_type && type.accelerated_networking;
  });
}

ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                         const ImageRequest& request, const Definitions& definitions, const Networking& networking) {
  if (auto found = in_cloud_profile(config, request, definitions, networking)) return {std::move(found), ""};
  if (status == nullptr) return {std::nullopt, image_not_found(request)};
  if (auto found = in_status(*status, request, definitions, networking)) return {std::move(found), ""};
  return {std::nullopt, flavor_not_found(request)};
}

void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions) {
  if (raw_definitions.empty()) {
    // Legacy entries that have an architecture are like no other: where all do, all stay.
    bool are_lonely = true;
    for (StatusImage& image : images) {
      if (!image.capabilities.empty()) image = uniform(image, raw_definitions);
      are_lonely = are_lonely && image.architecture;
    }
    if (are_lonely) return images.push_back(used);
  }
  std::vector<StatusImage> result;
  for (const StatusImage& image : images) append(result, uniform(image, raw_definitions), raw_definitions);
  append(result, used, raw_definitions);
  images = std::move(result);
}

RenderedImage rendered(const ImageReference& image) {
  if (image.urn) return {"urn", *image.urn};
  if (image.community_gallery_image_id) return {"communityGalleryImageID", *image.community_gallery_image_id};
  if (image.shared_gallery_image_id) return {"sharedGalleryImageID", *image.shared_gallery_image_id};
  return {"id", image.id.value_or("")};
}

bool accelerated(const CloudProfileConfig& config, const Definitions& raw_definitions, const std::string& machine_type,
                 model::Capabilities machine, const model::Capabilities& image, const Networking& networking) {
  if (raw_definitions.empty() && !is_accelerated_type(config, machine_type)) {
    machine[networking.name] = {std::string(kBasic)};
  }

  const Definitions definitions = normalize(raw_definitions, networking);
  const auto has = [&](const model::Capabilities& capabilities) {
    const model::Capabilities defaulted = with_defaults(capabilities, definitions);
    const auto values = defaulted.find(networking.name);
    return values != defaulted.end() &&
           std::find(values->second.begin(), values->second.end(), kAccelerated) != values->second.end();
  };
  return has(machine) && has(image);
}

}  // namespace gprov::providers::azure
