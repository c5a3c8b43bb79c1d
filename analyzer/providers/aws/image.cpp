// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/image.hpp"

#include <algorithm>
#include <map>

#include "hashing/release_bands_aws.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kAmd64 = "amd64";

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string path_of(std::size_t image, std::size_t version) {
  return "spec.providerConfig.machineImages[" + std::to_string(image) + "].versions[" + std::to_string(version) + "]";
}

SelectedImage selected(const ImageRequest& request, const RegionMapping& mapping, std::string path) {
  SelectedImage result;
  result.image.name = request.name;
  result.image.version = request.version;
  result.image.ami = mapping.ami;
  result.path = std::move(path);
  return result;
}

/// By region and architecture: the first entry wins.
std::optional<SelectedImage> by_architecture(const CloudProfileConfig& config, const ImageRequest& request) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    for (std::size_t j = 0; j < config.images[i].versions.size(); ++j) {
      const ImageVersion& version = config.images[i].versions[j];
      if (version.version != request.version) continue;
      for (std::size_t k = 0; k < version.regions.size(); ++k) {
        const RegionMapping& mapping = version.regions[k];
        const std::string architecture = mapping.architecture.value_or(kAmd64);
        if (mapping.name != request.region || architecture != request.architecture) continue;
        SelectedImage result = selected(request, mapping, path_of(i, j) + ".regions[" + std::to_string(k) + "].ami");
        result.image.architecture = architecture;
        return result;
      }
    }
  }
  return std::nullopt;
}

/// Flavors that have an AMI for the region; of several for one region the last counts.
struct Candidates {
  std::vector<SelectedImage> images;
  std::vector<model::Capabilities> capabilities;

  void add(const ImageRequest& request, const model::Capabilities& of_flavor, const RegionMapping& mapping,
           std::string path) {
    images.push_back(selected(request, mapping, std::move(path)));
    images.back().image.capabilities = of_flavor;
    capabilities.push_back(of_flavor);
  }
};

void add_flavors(Candidates& candidates, const ImageVersion& version, const ImageRequest& request,
                 const std::string& path) {
  for (std::size_t k = 0; k < version.flavors.size(); ++k) {
    const ImageFlavor& flavor = version.flavors[k];
    for (std::size_t n = flavor.regions.size(); n-- > 0;) {
      if (flavor.regions[n].name != request.region) continue;
      candidates.add(request, flavor.capabilities, flavor.regions[n],
                     path + ".capabilityFlavors[" + std::to_string(k) + "].regions[" + std::to_string(n) + "].ami");
      break;
    }
  }
}

/// Entries of the old format become one flavor an architecture.
/// Mirrors helper.go#convertRegionsToCapabilityFlavors@v1.73.0.
void add_regions(Candidates& candidates, const ImageVersion& version, const ImageRequest& request,
                 const std::string& path) {
  std::map<std::string, std::size_t> last;
  for (std::size_t k = 0; k < version.regions.size(); ++k) {
    if (version.regions[k].name == request.region) last[version.regions[k].architecture.value_or(kAmd64)] = k;
  }
  for (const auto& [architecture, k] : last) {
    candidates.add(request, {{std::string(kArchitecture), {architecture}}}, version.regions[k],
                   path + ".regions[" + std::to_string(k) + "].ami");
  }
}

struct Lookup {
  std::optional<SelectedImage> image;
  bool undecided = false;  ///< there are flavors, but not one best
};

Lookup best_of(const Candidates& candidates, const model::Capabilities& machine, const Definitions& definitions) {
  const auto best = best_flavor(candidates.capabilities, machine, definitions);
  if (!best) return {std::nullopt, true};
  return {candidates.images[*best], false};
}

/// @v1.64.0 – v1.68: the first version of that name decides, and only new entries count.
Lookup by_flavors(const CloudProfileConfig& config, const ImageRequest& request) {
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    for (std::size_t j = 0; j < config.images[i].versions.size(); ++j) {
      const ImageVersion& version = config.images[i].versions[j];
      if (version.version != request.version) continue;
      Candidates candidates;
      add_flavors(candidates, version, request, path_of(i, j));
      return best_of(candidates, request.machine, *request.definitions);
    }
  }
  return {};
}

/// @v1.69.0: entries of both formats.
Lookup by_both_formats(const CloudProfileConfig& config, const ImageRequest& request) {
  const Definitions definitions = normalize(*request.definitions);
  const model::Capabilities machine = normalize(request.machine, request.architecture, definitions);
  for (std::size_t i = 0; i < config.images.size(); ++i) {
    if (config.images[i].name != request.name) continue;
    Candidates candidates;
    for (std::size_t j = 0; j < config.images[i].versions.size(); ++j) {
      const ImageVersion& version = config.images[i].versions[j];
      if (version.version != request.version) continue;
      const bool old_format = !version.regions.empty() && version.flavors.empty();
      (old_format ? add_regions : add_flavors)(candidates, version, request, path_of(i, j));
    }
    if (!candidates.images.empty()) return best_of(candidates, machine, definitions);
  }
  return {};
}

std::string none_for(const ImageRequest& request, const model::Capabilities& machine) {
  return "could not find an AMI for region " + quoted(request.region) + ", image " + quoted(request.name) +
         ", version " + quoted(request.version) + " that supports " + go_text(machine);
}

/// Mirrors extensions/pkg/controller/worker/machines.go#ErrorMachineImageNotFound.
std::string found_nowhere(const ImageRequest& request) {
  return "could not find machine image for " + request.name + "/" + request.version + "/" + request.architecture + "/" +
         request.region + " neither in cloud profile nor in worker status";
}

model::Capabilities normalized_machine(const ImageRequest& request) {
  return normalize(request.machine, request.architecture, normalize(*request.definitions));
}

/// Mirrors helper.go#FindImageInWorkerStatus@v1.73.0, #FindMachineImage@v1.57.0.
ImageChoice in_status(const std::vector<StatusImage>& images, const ImageRequest& request) {
  const bool with_capabilities = has(request.extension, Feature::capability_flavors) && !request.definitions->empty();
  const model::Capabilities machine =
      has(request.extension, Feature::mixed_image_formats) ? normalized_machine(request) : request.machine;
  for (std::size_t i = 0; i < images.size(); ++i) {
    const StatusImage& image = images[i];
    if (image.name != request.name || image.version != request.version) continue;
    const bool fits = with_capabilities ? compatible(image.capabilities, machine, *request.definitions)
                                        : image.architecture.value_or(kAmd64) == request.architecture;
    if (!fits) continue;
    return {SelectedImage{image, Subject::worker, "status.providerStatus.machineImages[" + std::to_string(i) + "].ami"},
            ""};
  }
  if (!has(request.extension, Feature::capability_flavors)) return {std::nullopt, found_nowhere(request)};
  const std::string wanted =
      with_capabilities ? " and capabilities " + go_text(machine) : " and architecture " + quoted(request.architecture);
  return {std::nullopt, "no machine image found for image " + quoted(request.name) + " with version " +
                            quoted(request.version) + wanted};
}

}  // namespace

ImageChoice find_in_profile(const CloudProfileConfig& config, const ImageRequest& request) {
  if (has(request.extension, Feature::mixed_image_formats)) {
    Lookup found = by_both_formats(config, request);
    if (found.image) {
      const auto architecture = found.image->image.capabilities.find(std::string(kArchitecture));
      if (architecture != found.image->image.capabilities.end() && !architecture->second.empty()) {
        found.image->image.architecture = architecture->second.front();
      }
      return {std::move(found.image), ""};
    }
    return {std::nullopt,
            found.undecided ? "could not determine best flavor" : none_for(request, normalized_machine(request))};
  }
  if (has(request.extension, Feature::capability_flavors)) {
    Lookup found =
        request.definitions->empty() ? Lookup{by_architecture(config, request), false} : by_flavors(config, request);
    if (found.image && !found.image->image.ami.empty()) return {std::move(found.image), ""};
    return {std::nullopt, none_for(request, request.machine)};
  }
  if (auto found = by_architecture(config, request)) return {std::move(found), ""};
  return {std::nullopt, "could not find an AMI for region " + quoted(request.region) + ", name " +
                            quoted(request.name) + " and architecture " + quoted(request.architecture) +
                            " in version " + quoted(request.version)};
}

ImageChoice select_image(const CloudProfileConfig* config, const std::vector<StatusImage>* status,
                         const ImageRequest& request) {
  if (config != nullptr) {
    ImageChoice found = find_in_profile(*config, request);
    if (found.image) {
      if (!has(request.extension, Feature::mixed_image_formats) || found.image->image.architecture) return found;
      return {std::nullopt, "could not find architecture capability for machine image '" + request.name +
                                "' with version '" + request.version + "' in cloud profile for region '" +
                                request.region + "'"};
    }
  }
  if (status == nullptr) return {std::nullopt, found_nowhere(request)};
  return in_status(*status, request);
}

namespace {

bool alike(const StatusImage& a, const StatusImage& b, const Definitions& raw_definitions) {
  if (a.name != b.name || a.version != b.version) return false;
  if (raw_definitions.empty()) return a.architecture.value_or(kAmd64) == b.architecture.value_or(kAmd64);
  return equal(with_defaults(a.capabilities, raw_definitions), with_defaults(b.capabilities, raw_definitions));
}

/// The format that fits the CloudProfile; what the other format cannot say is lost.
StatusImage uniform(StatusImage image, const Definitions& raw_definitions) {
  const std::string key(kArchitecture);
  if (raw_definitions.empty()) {
    if (!image.capabilities.empty()) {
      const auto architecture = image.capabilities.find(key);
      image.architecture.reset();
      if (architecture != image.capabilities.end() && !architecture->second.empty()) {
        image.architecture = architecture->second.front();
      }
      image.capabilities.clear();
    }
    return image;
  }
  if (image.capabilities.empty()) image.capabilities[key] = {image.architecture.value_or(kAmd64)};
  image.architecture.reset();
  return image;
}

}  // namespace

void remember_image(std::vector<StatusImage>& images, const StatusImage& used, const Definitions& raw_definitions) {
  for (StatusImage& image : images) image = uniform(std::move(image), raw_definitions);
  const bool known = std::any_of(images.begin(), images.end(),
                                 [&](const StatusImage& other) { return alike(used, other, raw_definitions); });
  if (known) return;
  StatusImage added = used;
  if (raw_definitions.empty()) {
    added.capabilities.clear();
  } else {
    added.architecture.reset();
  }
  images.push_back(std::move(added));
}

}  // namespace gprov::providers::aws
