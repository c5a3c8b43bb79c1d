// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/image.hpp"

#include <algorithm>
#include <map>

#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {
namespace {

using hashing::openstack::Feature;

constexpr const char* kAmd64 = "amd64";
const std::string kArchitectureKey(kArchitecture);

/// One entry of the CloudProfile that offers an image in the region.
struct Candidate {
  StatusImage image;
  std::string path;
};

StatusImage image_of(const ImageRequest& request) {
  StatusImage image;
  image.name = request.name;
  image.version = request.version;
  return image;
}

/// The last one of the region's name, as upstream overwrites.
const RegionImage* in_region(const std::vector<RegionImage>& regions, const std::string& name) {
  const auto found =
      std::find_if(regions.rbegin(), regions.rend(), [&](const RegionImage& region) { return region.name == name; });
  return found == regions.rend() ? nullptr : &*found;
}

/// The id in the region, else the global name.
void set_reference(StatusImage& image, const RegionImage* region, const std::string& global_name) {
  if (region != nullptr && !region->id.empty()) {
    image.id = region->id;
  } else {
    image.image = global_name;
  }
}

enum class GlobalName : bool { ignored, fallback };

std::optional<Candidate> candidate(const ImageFlavor& flavor, const ImageRequest& request, GlobalName global_name,
                                   std::string path) {
  const RegionImage* region = in_region(flavor.regions, request.region);
  if (region == nullptr && (global_name == GlobalName::ignored || flavor.image.empty())) return std::nullopt;
  Candidate result{image_of(request), std::move(path)};
  result.image.capabilities = flavor.capabilities;
  set_reference(result.image, region, flavor.image);
  return result;
}

/// Mirrors helper.go#convertLegacyVersionsToCapabilityFlavors@v1.57.0.
std::vector<ImageFlavor> flavors_of(const ImageVersion& version) {
  if (!version.flavors.empty()) return version.flavors;
  std::map<std::string, ImageFlavor> by_architecture;
  for (const RegionImage& region : version.regions) {
    const std::string architecture = region.architecture.value_or(kAmd64);
    ImageFlavor& flavor = by_architecture[architecture];
    flavor.capabilities[kArchitectureKey] = {architecture};
    flavor.image = version.image;
    flavor.regions.push_back({region.name, region.id, std::nullopt});
  }
  std::vector<ImageFlavor> result;
  for (auto& [architecture, flavor] : by_architecture) result.push_back(std::move(flavor));
  if (result.empty() && !version.image.empty()) result.push_back({{}, version.image, {{kArchitectureKey, {kAmd64}}}});
  return result;
}

std::optional<Candidate> best(const std::vector<Candidate>& candidates, const model::Capabilities& machine,
                              const Definitions& definitions) {
  std::vector<model::Capabilities> capabilities;
  for (const Candidate& one : candidates) capabilities.push_back(one.image.capabilities);
  const auto index = best_flavor(capabilities, machine, definitions);
  return index ? std::optional(candidates[*index]) : std::nullopt;
}

std::string image_path(std::size_t image, std::size_t version) {
  return "spec.providerConfig.machineImages[" + std::to_string(image) + "].versions[" + std::to_string(version) + "]";
}

/// Mirrors helper.go#FindImageInCloudProfile@v1.57.0. An ambiguous CloudProfile counts as no entry.
std::optional<Candidate> by_flavor(const CloudProfileConfig& config, const ImageRequest& request,
                                   const Definitions& definitions) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    if (image.name != request.name) continue;
    std::vector<Candidate> candidates;
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      if (image.versions[j].version != request.version) continue;
      for (const ImageFlavor& flavor : flavors_of(image.versions[j])) {
        auto one = candidate(flavor, request, GlobalName::fallback, image_path(i, j));
        if (one) candidates.push_back(std::move(*one));
      }
    }
    if (!candidates.empty()) return best(candidates, request.machine, definitions);
  }
  return std::nullopt;
}

/// Mirrors helper.go#findMachineImageFlavor with definitions@v1.54.0: only the first entry of a version counts.
std::optional<Candidate> by_first_flavors(const CloudProfileConfig& config, const ImageRequest& request,
                                          const Definitions& definitions) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    if (image.name != request.name) continue;
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      if (image.versions[j].version != request.version) continue;
      std::vector<Candidate> candidates;
      for (const ImageFlavor& flavor : image.versions[j].flavors) {
        auto one = candidate(flavor, request, GlobalName::ignored, image_path(i, j));
        if (one) candidates.push_back(std::move(*one));
      }
      return best(candidates, request.machine, definitions);
    }
  }
  return std::nullopt;
}

bool fits(const RegionImage& region, const ImageRequest& request, const hashing::Version& extension) {
  if (region.name != request.region) return false;
  return !has(extension, Feature::image_architecture) || region.architecture.value_or(kAmd64) == request.architecture;
}

/// Mirrors helper.go#FindImageFromCloudProfile@v1.51.0, and #findMachineImageFlavor without definitions@v1.54.0, which
/// forgot the global name as a fallback.
std::optional<Candidate> by_architecture(const CloudProfileConfig& config, const ImageRequest& request,
                                         const hashing::Version& extension) {
  const bool regions_only = has(extension, Feature::capability_flavors);
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    if (image.name != request.name) continue;
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      const ImageVersion& version = image.versions[j];
      if (version.version != request.version) continue;
      Candidate result{image_of(request), image_path(i, j)};
      const auto region = std::find_if(version.regions.begin(), version.regions.end(),
                                       [&](const RegionImage& one) { return fits(one, request, extension); });
      if (region != version.regions.end()) {
        if (regions_only && region->id.empty() && version.image.empty()) return std::nullopt;
        result.image.architecture = regions_only ? region->architecture : std::optional(request.architecture);
        if (regions_only) {
          set_reference(result.image, &*region, version.image);
        } else {
          result.image.id = region->id;
        }
        return result;
      }
      if (!regions_only && !version.image.empty() && request.architecture == kAmd64) {
        result.image.architecture = kAmd64;
        result.image.image = version.image;
        return result;
      }
    }
  }
  return std::nullopt;
}

std::optional<Candidate> in_cloud_profile(const CloudProfileConfig& config, const ImageRequest& request,
                                          const Definitions& definitions, const hashing::Version& extension) {
  if (has(extension, Feature::mixed_formats)) return by_flavor(config, request, definitions);
  if (has(extension, Feature::capability_flavors) && !definitions.empty()) {
    auto found = by_first_flavors(config, request, definitions);
    if (found && found->image.id.empty() && found->image.image.empty()) return std::nullopt;
    return found;
  }
  return by_architecture(config, request, extension);
}

/// Before v1.52 an image without architecture fits any; the text of the error is the core's.
ImageChoice in_old_status(const std::vector<StatusImage>& status, const ImageRequest& request) {
  for (std::size_t i = 0; i < status.size(); ++i) {
    if (status[i].name != request.name || status[i].version != request.version) continue;
    if (status[i].architecture.value_or(request.architecture) != request.architecture) continue;
    return {SelectedImage{status[i], Subject::worker, "status.providerStatus.machineImages[" + std::to_string(i) + "]"},
            ""};
  }
  return {std::nullopt, "could not find machine image for " + request.name + "/" + request.version +
                            " neither in cloud profile nor in worker status"};
}

/// Mirrors helper.go#FindImageInWorkerStatus@v1.57.0.
ImageChoice in_status(const std::vector<StatusImage>& status, const ImageRequest& request,
                      const Definitions& raw_definitions, const hashing::Version& extension) {
  if (!has(extension, Feature::capability_flavors)) return in_old_status(status, request);
  if (raw_definitions.empty() && has(extension, Feature::status_lookup_panics)) {
    return {std::nullopt, "panic: runtime error: invalid memory address or nil pointer dereference"};
  }
  for (std::size_t i = 0; i < status.size(); ++i) {
    const StatusImage& image = status[i];
    if (image.name != request.name || image.version != request.version) continue;
    const bool fits = raw_definitions.empty() ? image.architecture.value_or(kAmd64) == request.architecture
                                              : compatible(image.capabilities, request.machine, raw_definitions);
    if (!fits) continue;
    return {SelectedImage{image, Subject::worker, "status.providerStatus.machineImages[" + std::to_string(i) + "]"},
            ""};
  }
  const std::string wanted =
      "no machine image found for image \"" + request.name + "\" with version \"" + request.version + "\" and ";
  return {std::nullopt, wanted + (raw_definitions.empty() ? "architecture \"" + request.architecture + "\""
                                                          : "capabilities " + go_text(request.machine))};
}

std::optional<std::string> architecture_capability(const model::Capabilities& capabilities) {
  const auto found = capabilities.find(kArchitectureKey);
  if (found == capabilities.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

StatusImage uniform(StatusImage image, const Definitions& raw_definitions, const hashing::Version& extension) {
  const bool keeps_names = has(extension, Feature::mixed_formats) || !has(extension, Feature::capability_flavors);
  if (!keeps_names) image.image.clear();
  if (raw_definitions.empty()) {
    if (!image.architecture) image.architecture = architecture_capability(image.capabilities);
    image.capabilities.clear();
  } else if (image.capabilities.empty()) {
    image.capabilities[kArchitectureKey] = {image.architecture.value_or(kAmd64)};
    image.architecture.reset();
    image.image.clear();
  }
  return image;
}

bool alike(const StatusImage& a, const StatusImage& b, const Definitions& raw_definitions) {
  if (a.name != b.name || a.version != b.version) return false;
  if (raw_definitions.empty()) return a.architecture.value_or(kAmd64) == b.architecture.value_or(kAmd64);
  return equal(with_defaults(a.capabilities, raw_definitions), with_defaults(b.capabilities, raw_definitions));
}

}  // namespace

ImageChoice select_image(const CloudProfileConfig& config, const std::vector<StatusImage>& status,
                         const ImageRequest& asked, const Definitions& raw_definitions,
                         const hashing::Version& extension) {
  ImageRequest request = asked;
  Definitions definitions = raw_definitions;
  if (has(extension, Feature::mixed_formats)) {
    definitions = normalize(raw_definitions);
    request.machine = normalize(asked.machine, asked.architecture, definitions);
  }
  if (auto found = in_cloud_profile(config, request, definitions, extension)) {
    const auto architecture = architecture_capability(found->image.capabilities);
    if (!has(extension, Feature::mixed_formats) && architecture && *architecture != request.architecture) {
      return {std::nullopt, "architecture does not match for machine image"};
    }
    return {SelectedImage{std::move(found->image), Subject::cloud_profile, std::move(found->path)}, ""};
  }
  return in_status(status, request, raw_definitions, extension);
}

void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions,
                    const hashing::Version& extension) {
  const StatusImage fresh = uniform(used, raw_definitions, extension);
  const bool known = std::any_of(images.begin(), images.end(),
                                 [&](const StatusImage& other) { return alike(fresh, other, raw_definitions); });
  if (!known) images.push_back(fresh);
}

std::string rendered(const StatusImage& image) {
  return image.id.empty() ? "imageName: " + image.image : "imageID: " + image.id;
}

}  // namespace gprov::providers::openstack
