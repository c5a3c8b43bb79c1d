// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/small/images.hpp"

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/providers/capabilities.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/small/schema.hpp"

namespace gprov::providers::small {
namespace {

using manifest::Node;
using Keys = std::vector<std::string_view>;

/// "id=1234 ipxeScriptUrl=https://…", without what is absent.
std::string rendered(const Node& entry, const Keys& keys) {
  std::string result;
  for (const std::string_view key : keys) {
    const std::string value = text(entry, key);
    if (!value.empty()) result += (result.empty() ? "" : " ") + std::string(key) + "=" + value;
  }
  return result;
}

/// The entries of one version under `images`, in their order.
std::vector<const Node*> versions(const Node& config, const model::PoolMachineImage& image) {
  std::vector<const Node*> found;
  for (const Node& candidate : list(config, "machineImages")) {
    if (text(candidate, "name") != image.name) continue;
    for (const Node& version : list(candidate, "versions")) {
      if (text(version, "version") == image.version) found.push_back(&version);
    }
  }
  return found;
}

std::string architecture(const model::WorkerPool& pool) { return pool.architecture.value_or("amd64"); }

ImageKey plain_key(const model::WorkerPool& pool) { return {pool.machine_image.name, pool.machine_image.version, ""}; }
ImageKey key_with_architecture(const model::WorkerPool& pool) {
  return {pool.machine_image.name, pool.machine_image.version, architecture(pool)};
}

/// Of the first entry of each key.
std::map<ImageKey, std::string> status_images(const model::RawExtension& status, const Keys& keys) {
  std::map<ImageKey, std::string> images;
  const Node* map = map_of(status);
  if (map == nullptr) return images;
  for (const Node& image : list(*map, "machineImages")) {
    const ImageKey key{text(image, "name"), text(image, "version"), text(image, "architecture")};
    images.emplace(key, rendered(image, keys));
  }
  return images;
}

std::string not_found(const ImageKey& key, const char* where) {
  return "could not find machine image for " + key.name + "/" + key.version + " neither in " + where +
         " nor in worker status";
}
std::string not_in_profile(const ImageKey& key) { return not_found(key, "cloud profile"); }
std::string not_in_configuration(const ImageKey& key) { return not_found(key, "componentconfig"); }

std::optional<std::string> first_version(const Side& side, const model::WorkerPool& pool, const Keys& keys) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr) return std::nullopt;
  const auto found = versions(*config, pool.machine_image);
  return found.empty() ? std::nullopt : std::optional(rendered(*found.front(), keys));
}

// equinixmetal: an image that somebody else put into the status comes without its script.

std::optional<std::string> equinixmetal_image(const Side& side, const model::WorkerPool& pool) {
  return first_version(side, pool, {"id", "ipxeScriptUrl"});
}
std::map<ImageKey, std::string> equinixmetal_status(const model::RawExtension& status) {
  return status_images(status, {"id"});
}

// hcloud: a version without a name of its own is called <name>-<version>. The status holds no images; instead the
// cloud is asked for its own ones, whose names nobody here knows.

std::optional<std::string> hcloud_image(const Side& side, const model::WorkerPool& pool) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr) return std::nullopt;
  const auto found = versions(*config, pool.machine_image);
  if (found.empty()) return "system image " + pool.machine_image.name + " " + pool.machine_image.version;
  const std::string name = text(*found.front(), "imageName");
  return name.empty() ? pool.machine_image.name + "-" + pool.machine_image.version : name;
}
std::map<ImageKey, std::string> no_status(const model::RawExtension& /*status*/) { return {}; }

// ironcore: an entry without an architecture is for no pool at all.

std::optional<std::string> ironcore_image(const Side& side, const model::WorkerPool& pool) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr) return std::nullopt;
  for (const Node* version : versions(*config, pool.machine_image)) {
    if (text(*version, "architecture") == architecture(pool)) return text(*version, "image");
  }
  return std::nullopt;
}
std::map<ImageKey, std::string> ironcore_status(const model::RawExtension& status) {
  std::map<ImageKey, std::string> images = status_images(status, {"image"});
  for (auto& [key, image] : images) image = image.substr(image.find('=') + 1);
  return images;
}
std::string not_in_profile_of_architecture(const ImageKey& key) {
  return "could not find machine image for " + key.name + "/" + key.version + "/" + key.architecture +
         " neither in cloud profile nor in worker status";
}

// local

std::optional<std::string> local_image(const Side& side, const model::WorkerPool& pool) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr) return std::nullopt;
  const auto found = versions(*config, pool.machine_image);
  if (found.empty()) return std::nullopt;
  const Definitions& definitions = side.profile->machine_capabilities;
  if (definitions.empty()) return "image=" + text(*found.front(), "image");
  const auto flavors = list(*found.front(), "capabilityFlavors");
  std::vector<model::Capabilities> offered;
  for (const Node& flavor : flavors) offered.push_back(capabilities(flavor));
  const model::MachineType* type = gardener::find_machine_type(*side.profile, pool.machine_type);
  const auto best = best_flavor(offered, type == nullptr ? model::Capabilities() : type->capabilities, definitions);
  return best ? std::optional("image=" + text(flavors[*best], "image")) : std::nullopt;
}
std::map<ImageKey, std::string> local_status(const model::RawExtension& status) {
  return status_images(status, {"image"});
}

// stackit: by region and architecture, or by name.

std::optional<std::string> stackit_image(const Side& side, const model::WorkerPool& pool) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr || side.shoot == nullptr) return std::nullopt;
  for (const Node* version : versions(*config, pool.machine_image)) {
    for (const Node& region : list(*version, "regions")) {
      const std::string offered = architecture_of(region);
      if (text(region, "name") == side.shoot->spec.region && offered == architecture(pool)) {
        return rendered(region, {"id"});
      }
    }
    if (!text(*version, "image").empty() && architecture(pool) == "amd64") return rendered(*version, {"image"});
  }
  return std::nullopt;
}
std::map<ImageKey, std::string> stackit_status(const model::RawExtension& status) {
  std::map<ImageKey, std::string> images = status_images(status, {"id", "image"});
  // An entry without an architecture is for every one.
  for (const auto& [key, image] : std::map(images)) {
    if (!key.architecture.empty()) continue;
    for (const char* any : {"amd64", "arm64"}) images.emplace(ImageKey{key.name, key.version, any}, image);
  }
  return images;
}

// vsphere: the region's own images first.

std::optional<std::string> vsphere_image(const Side& side, const model::WorkerPool& pool) {
  const Node* config = map_of(side.profile->provider_config);
  if (config == nullptr || side.shoot == nullptr) return std::nullopt;
  const Keys keys = {"path", "guestId"};
  for (const Node& region : list(*config, "regions")) {
    if (text(region, "name") != side.shoot->spec.region) continue;
    const auto found = versions(region, pool.machine_image);
    if (!found.empty()) return rendered(*found.front(), keys);
    break;
  }
  return first_version(side, pool, keys);
}
std::map<ImageKey, std::string> vsphere_status(const model::RawExtension& status) {
  return status_images(status, {"path", "guestId"});
}

}  // namespace

const ImageRules kEquinixMetalImages{plain_key, equinixmetal_image, equinixmetal_status, "equinixmetal/image-not-found",
                                     not_in_profile};
const ImageRules kHcloudImages{plain_key, hcloud_image, no_status, "hcloud/image-not-found", not_in_profile};
const ImageRules kIroncoreImages{key_with_architecture, ironcore_image, ironcore_status, "ironcore/image-not-found",
                                 not_in_profile_of_architecture};
const ImageRules kLocalImages{plain_key, local_image, local_status, "local/image-not-found", not_in_profile};
const ImageRules kStackitImages{key_with_architecture, stackit_image, stackit_status, "stackit/image-not-found",
                                not_in_profile};
const ImageRules kVsphereImages{plain_key, vsphere_image, vsphere_status, "vsphere/image-not-found",
                                not_in_configuration};

}  // namespace gprov::providers::small
