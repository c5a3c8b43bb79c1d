// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <array>

#include "analyzer/manifest/document.hpp"
#include "analyzer/providers/azure/admission_parts.hpp"
#include "analyzer/providers/azure/decode.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "analyzer/providers/azure/text.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/text_checks.hpp"
#include "hashing/quantity.hpp"

// Mirrors pkg/apis/azure/validation/worker.go#ValidateWorkerConfig by release.

namespace gprov::providers::azure {
namespace {

using hashing::Quantity;
using hashing::azure::Feature;
using manifest::Node;

constexpr const char* kRule = "azure/worker-config";

using Resources = std::vector<std::pair<std::string, std::string>>;

const std::string* find(const Resources& resources, std::string_view name) {
  const auto found =
      std::find_if(resources.begin(), resources.end(), [&](const auto& resource) { return resource.first == name; });
  return found == resources.end() ? nullptr : &found->second;
}

void check_sign(Complaints& complaints, const std::string& resource, const std::string& text, const std::string& path) {
  const auto quantity = Quantity::parse(text);
  if (!quantity || quantity->sign() >= 0) return;
  complaints.invalid(kRule, path, quantity->text(), resource + " value must not be negative");
}

void check_capacity(Complaints& complaints, const Node& node_template, const std::string& path) {
  const Resources capacity = resources(node_template, "capacity");
  const std::string at = path + ".capacity";
  std::vector<std::string> looked_at{"cpu", "gpu", "memory"};
  if (complaints.has(Feature::known_capacity)) {
    looked_at.insert(looked_at.end(), {"storage", "ephemeral-storage"});
    for (const auto& [name, quantity] : capacity) {
      if (std::find(looked_at.begin(), looked_at.end(), name) != looked_at.end()) continue;
      complaints.invalid(kRule, at + "." + name, name,
                         name +
                             " is an unsupported resource name. Valid values are: [cpu gpu memory storage "
                             "ephemeral-storage]");
    }
  }
  for (const std::string& name : looked_at) {
    if (const std::string* quantity = find(capacity, name)) {
      check_sign(complaints, name, *quantity, at + "." + name);
    } else if (!complaints.has(Feature::optional_capacity)) {
      complaints.required(kRule, at, name + " is a mandatory field");
    }
  }
}

/// Extended resources are whole numbers.
void check_virtual_capacity(Complaints& complaints, const Node& node_template, const std::string& path) {
  if (!complaints.has(Feature::merged_node_template)) return;
  for (const auto& [name, text] : resources(node_template, "virtualCapacity")) {
    const std::string at = path + ".virtualCapacity." + name;
    check_sign(complaints, name, text, at);
    const auto quantity = Quantity::parse(text);
    if (quantity && quantity->milli_value() % 1000 != 0) {
      complaints.invalid(kRule, at, quantity->text(), name + " value must be a whole number");
    }
  }
}

bool names_volume(const model::ShootWorker& worker, const std::string& name) {
  return std::any_of(worker.data_volumes.begin(), worker.data_volumes.end(),
                     [&](const model::DataVolume& volume) { return volume.name == name; });
}

bool is_empty(const Node& image) {
  constexpr std::array<const char*, 4> kFields{"urn", "id", "communityGalleryImageID", "sharedGalleryImageID"};
  return std::none_of(kFields.begin(), kFields.end(), [&](const char* field) { return image.get(field) != nullptr; });
}

/// false: upstream looks at no further volume.
bool check_image(Complaints& complaints, const Node& image, const std::string& path) {
  if (is_empty(image)) complaints.invalid(kRule, path, "{}", "imageRef is defined but empty");
  const auto named = [&](const char* field, NameRule rule) {
    if (const auto value = optional_text(image, field)) complaints.name(kRule, path + "." + field, *value, rule);
  };
  named("urn", NameRule::urn);
  named("communityGalleryImageID", NameRule::community_gallery_image);
  named("sharedGalleryImageID", NameRule::shared_gallery_image);
  const auto value = optional_text(image, "id");
  if (!value) return true;
  std::string error;
  const auto id = parse_resource_id(*value, error);
  if (!id) {
    complaints.invalid(kRule, path + ".id", *value, "invalid image ID: " + error);
    return false;
  }
  if (!id->subscription.empty() && !is_uuid(id->subscription)) {
    complaints.invalid(kRule, path + ".images", id->subscription, "must be a valid Azure subscription ID");
  }
  if (!id->resource_group.empty()) {
    complaints.name(kRule, path + ".images.resourceGroupName", id->resource_group, NameRule::resource_group);
  }
  return true;
}

/// v1.48 – v1.54 look at the names of all entries, and at nothing of an image but that there is one.
void check_data_volumes_loosely(Complaints& complaints, const Node& config, const model::ShootWorker& worker,
                                const std::string& path) {
  for (const Node& volume : list(config, "dataVolumes")) {
    if (const Node* image = object(volume, "imageRef"); image != nullptr && is_empty(*image)) {
      complaints.invalid(kRule, path + ".dataVolumes.ImageRef", "{}", "imageRef is defined but empty");
    }
    const std::string name = text(volume, "name");
    if (names_volume(worker, name)) continue;
    complaints.invalid(kRule, path + ".dataVolumes.Name", name, "no dataVolume with this name exists");
  }
}

void check_data_volumes(Complaints& complaints, const Node& config, const model::ShootWorker& worker,
                        const std::string& path) {
  const std::span<const Node> volumes = list(config, "dataVolumes");
  for (std::size_t i = 0; i < volumes.size(); ++i) {
    const Node* image = object(volumes[i], "imageRef");
    if (image == nullptr) continue;
    const std::string at = indexed(path + ".dataVolumes", i);
    const std::string name = text(volumes[i], "name");
    if (!names_volume(worker, name)) {
      complaints.invalid(kRule, at + ".name", name, "no dataVolume with this name exists");
    }
    if (!check_image(complaints, *image, at + ".imageRef")) return;
  }
}

void check_caching(Complaints& complaints, const Node& config, const std::string& path) {
  const auto caching = optional_text(member_or_empty(config, "volume"), "caching");
  const std::vector<std::string> known{"None", "ReadOnly", "ReadWrite"};
  if (!caching || std::find(known.begin(), known.end(), *caching) != known.end()) return;
  complaints.not_supported(kRule, path + ".volume.caching", "\"" + *caching + "\"", known);
}

void check_reservation(Complaints& complaints, const Node& config, const std::string& path) {
  const auto group = optional_text(member_or_empty(config, "capacityReservation"), "capacityReservationGroupID");
  if (!group) return;
  const std::string at = path + ".capacityReservation.capacityReservationGroupID";
  std::string error;
  const auto id = parse_resource_id(*group, error);
  if (!id) return complaints.invalid(kRule, at, *group, "invalid Azure resource ID: " + error);
  if (lower(id->type) == "capacityreservationgroups") return;
  complaints.invalid(kRule, at, *group,
                     "provided resource ID must be of type 'CapacityReservationGroups', got '" + id->type + "'");
}

void check_config(Complaints& complaints, const Node& config, const model::ShootWorker& worker,
                  const std::string& path) {
  const bool patterns = complaints.has(Feature::name_patterns);
  if (patterns) {
    if (const auto uri = optional_text(member_or_empty(config, "diagnosticsProfile"), "storageURI")) {
      complaints.name(kRule, path + ".diagnosticsProfile.storageURI", *uri, NameRule::storage_uri);
    }
  }
  if (const Node* node_template = object(config, "nodeTemplate")) {
    check_capacity(complaints, *node_template, path + ".nodeTemplate");
    check_virtual_capacity(complaints, *node_template, path + ".nodeTemplate");
  }
  if (patterns) {
    check_data_volumes(complaints, config, worker, path);
  } else {
    check_data_volumes_loosely(complaints, config, worker, path);
  }
  check_caching(complaints, config, path);
  check_reservation(complaints, config, path);
}

}  // namespace

void check_worker_configs(Complaints& complaints, const model::Shoot& shoot) {
  const auto& workers = shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::RawExtension& raw = workers[i].provider_config;
    const std::string path = indexed("spec.provider.workers", i) + ".providerConfig";
    if (const auto error = decode_error(raw, kWorkerConfig, Reader::admission, complaints.extension())) {
      complaints.invalid(kRule, path, *error, "invalid providerConfig");
    } else if (const Node* config = map_of(raw)) {
      check_config(complaints, *config, workers[i], path);
    }
  }
}

}  // namespace gprov::providers::azure
