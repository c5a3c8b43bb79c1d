// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/image.hpp"

namespace gprov::providers::alicloud {
namespace {

std::string indexed(const std::string& path, const char* list, std::size_t index) {
  return path + "." + list + "[" + std::to_string(index) + "]";
}

/// What is known of an image by its flavors, reduced to one region.
struct Candidates {
  std::vector<ProfileImage> images;
  std::vector<model::Capabilities> capabilities;
};

/// Of several entries for the region the last counts here. Mirrors helper.go#filterCapabilityFlavorsByRegion.
void add(Candidates& candidates, const model::Capabilities& capabilities, const std::vector<RegionImage>& regions,
         const std::string& region, const std::string& path) {
  std::optional<ProfileImage> found;
  for (std::size_t i = 0; i < regions.size(); ++i) {
    if (regions[i].name == region) found = ProfileImage{regions[i].id, indexed(path, "regions", i) + ".id"};
  }
  if (!found) return;
  candidates.images.push_back(*found);
  candidates.capabilities.push_back(capabilities);
}

Candidates candidates_of(const ImageVersion& version, const std::string& region, const std::string& path) {
  Candidates candidates;
  for (std::size_t i = 0; i < version.flavors.size(); ++i) {
    const ImageFlavor& flavor = version.flavors[i];
    add(candidates, flavor.capabilities, flavor.regions, region, indexed(path, "capabilityFlavors", i));
  }
  if (version.flavors.empty()) {
    add(candidates, {{std::string(kArchitecture), {"amd64"}}}, version.regions, region, path);
  }
  return candidates;
}

/// Calls `use` with each entry of the image version and its path, until it says that it is done.
template <class Use>
void for_each_version(const CloudProfileConfig& config, const ImageRequest& request, const Use& use) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    const Image& image = config.images[i];
    if (image.name != request.name) continue;
    const std::string path = indexed("spec.providerConfig", "machineImages", i);
    for (std::size_t j = 0; j < image.versions.size(); ++j) {
      if (image.versions[j].version != request.version) continue;
      if (use(image.versions[j], indexed(path, "versions", j))) return;
    }
  }
}

}  // namespace

std::optional<ProfileImage> find_by_region(const CloudProfileConfig& config, const ImageRequest& request) {
  std::optional<ProfileImage> found;
  for_each_version(config, request, [&](const ImageVersion& version, const std::string& path) {
    for (std::size_t k = 0; k < version.regions.size() && !found; ++k) {
      if (version.regions[k].name == request.region) {
        found = ProfileImage{version.regions[k].id, indexed(path, "regions", k) + ".id"};
      }
    }
    return found.has_value();
  });
  return found;
}

std::optional<ProfileImage> find_by_flavor(const CloudProfileConfig& config, const ImageRequest& request,
                                           const model::Capabilities& machine, const Definitions& definitions) {
  std::optional<ProfileImage> found;
  for_each_version(config, request, [&](const ImageVersion& version, const std::string& path) {
    if (version.flavors.empty() && version.regions.empty()) return false;
    // The first entry with images decides, even if none of them fits.
    const Candidates candidates = candidates_of(version, request.region, path);
    const auto best = best_flavor(candidates.capabilities, machine, definitions);
    if (best && !candidates.images[*best].id.empty()) found = candidates.images[*best];
    return true;
  });
  return found;
}

}  // namespace gprov::providers::alicloud
