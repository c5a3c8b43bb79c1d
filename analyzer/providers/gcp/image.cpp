// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/image.hpp"

#include <algorithm>

namespace gprov::providers::gcp {
namespace {

const std::string kKey(kArchitecture);

struct Candidates {
  std::vector<SelectedImage> images;
  std::vector<model::Capabilities> capabilities;
};

void add(Candidates& candidates, const ImageRequest& request, const model::Capabilities& capabilities,
         const std::string& image, const std::string& path) {
  candidates.images.push_back(
      {{request.name, request.version, image, request.architecture, capabilities}, Subject::cloud_profile, path});
  candidates.capabilities.push_back(capabilities);
}

/// All entries of one version in one list, old and new format alike.
/// Mirrors helper.go#convertLegacyVersionsToCapabilityFlavors@v1.54.1.
Candidates flavors_of(const Image& image, const std::string& path, const ImageRequest& request) {
  Candidates candidates;
  for (std::size_t j = 0; j < image.versions.size(); ++j) {
    const ImageVersion& version = image.versions[j];
    if (version.version != request.version) continue;
    const std::string at = path + ".versions[" + std::to_string(j) + "]";
    if (version.flavors.empty() && !version.image.empty()) {
      add(candidates, request, {{kKey, {version.architecture}}}, version.image, at);
    }
    for (std::size_t k = 0; k < version.flavors.size(); ++k) {
      add(candidates, request, version.flavors[k].capabilities, version.flavors[k].image,
          at + ".capabilityFlavors[" + std::to_string(k) + "]");
    }
  }
  return candidates;
}

std::string image_path(std::size_t index) { return "spec.providerConfig.machineImages[" + std::to_string(index) + "]"; }

/// Mirrors helper.go#FindImageInCloudProfile@v1.54.1.
std::optional<SelectedImage> in_cloud_profile(const CloudProfileConfig& config, const ImageRequest& request,
                                              const Definitions& definitions) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    const Candidates candidates = flavors_of(config.images[i], image_path(i), request);
    if (candidates.images.empty()) continue;
    const auto best = best_flavor(candidates.capabilities, request.machine, definitions);
    return best ? std::optional(candidates.images[*best]) : std::nullopt;
  }
  return std::nullopt;
}

SelectedImage from_status(const StatusImage& image, std::size_t index) {
  return {image, Subject::worker, "status.providerStatus.machineImages[" + std::to_string(index) + "]"};
}

/// extensions/pkg/controller/worker/machines.go#ErrorMachineImageNotFound@v1.145.0
std::string not_found(const ImageRequest& request) {
  return "could not find machine image for " + request.name + "/" + request.version + "/" + request.architecture +
         " neither in cloud profile nor in worker status";
}

bool alike(const StatusImage& a, const StatusImage& b, const Definitions& raw_definitions) {
  if (a.name != b.name || a.version != b.version) return false;
  if (raw_definitions.empty()) return a.architecture.value_or("amd64") == b.architecture.value_or("amd64");
  return equal(with_defaults(a.capabilities, raw_definitions), with_defaults(b.capabilities, raw_definitions));
}

/// The format that fits the CloudProfile; what the other format cannot say is lost.
StatusImage uniform(StatusImage image, const Definitions& raw_definitions) {
  if (raw_definitions.empty()) {
    if (const auto found = image.capabilities.find(kKey); !image.capabilities.empty()) {
      image.architecture.reset();
      if (found != image.capabilities.end() && !found->second.empty()) image.architecture = found->second.front();
    }
    image.capabilities.clear();
    return image;
  }
  if (image.capabilities.empty()) image.capabilities[kKey] = {image.architecture.value_or("amd64")};
  image.architecture.reset();
  return image;
}

void append(std::vector<StatusImage>& images, StatusImage image, const Definitions& raw_definitions) {
  const bool known = std::any_of(images.begin(), images.end(),
                                 [&](const StatusImage& other) { return alike(image, other, raw_definitions); });
  if (known) return;
  // The format decides which of the two is stored at all.
  if (raw_definitions.empty()) {
    image.capabilities.clear();
  } else {
    image.architecture.reset();
  }
  images.push_back(std::move(image));
}

}  // namespace

ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                         const ImageRequest& request, const Definitions& definitions) {
  if (auto found = in_cloud_profile(config, request, definitions)) return {std::move(found), ""};
  if (status == nullptr) return {std::nullopt, not_found(request)};
  // Mirrors helper.go#FindImageInWorkerStatus@v1.54.1.
  for (std::size_t i = 0; i < status->size(); ++i) {
    const StatusImage& image = (*status)[i];
    if (image.name != request.name || image.version != request.version) continue;
    const bool legacy = image.capabilities.empty() && image.architecture;
    const model::Capabilities capabilities =
        legacy ? model::Capabilities{{kKey, {*image.architecture}}} : image.capabilities;
    if (compatible(capabilities, request.machine, definitions)) return {from_status(image, i), ""};
  }
  return {std::nullopt, "no machine image found for image \"" + request.name + "\" with version \"" + request.version +
                            "\" and capabilities " + go_text(request.machine)};
}

ImageChoice select_image_by_architecture(const CloudProfileConfig& config, const std::vector<StatusImage>* status,
                                         const ImageRequest& request) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    if (image.name != request.name) continue;
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const ImageVersion& version = image.versions[j];
      if (version.version != request.version || version.architecture != request.architecture) continue;
      return {SelectedImage{{request.name, request.version, version.image, request.architecture, {}},
                            Subject::cloud_profile,
                            image_path(i) + ".versions[" + std::to_string(j) + "]"},
              ""};
    }
  }
  if (status != nullptr) {
    for (std::size_t i = 0; i < status->size(); ++i) {
      const StatusImage& image = (*status)[i];
      if (image.name == request.name && image.version == request.version &&
          image.architecture.value_or("amd64") == request.architecture) {
        return {from_status(image, i), ""};
      }
    }
  }
  return {std::nullopt, not_found(request)};
}

void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions) {
  std::vector<StatusImage> result;
  for (const StatusImage& image : images) append(result, uniform(image, raw_definitions), raw_definitions);
  append(result, used, raw_definitions);
  images = std::move(result);
}

}  // namespace gprov::providers::gcp
