// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "hashing/azure.hpp"

#include <algorithm>
#include <cstddef>

#include "hashing/quantity.hpp"
#include "hashing/release_bands_azure.hpp"
#include "hashing/virtual_capacity.hpp"

namespace gprov::hashing::azure {
namespace {

/// "resource=integer"; the extension cannot decode a providerConfig with any other text, so the item is not known then.
DatumValue capacity_value(const std::string& resource, const std::string& text) {
  if (const std::optional<Quantity> quantity = Quantity::parse(text)) {
    return resource + "=" + std::to_string(quantity->value());
  }
  return Opaque{resource + "=" + text, "azure-node-capacity",
                "'" + text + "' is not a quantity, so provider-azure cannot read the providerConfig"};
}

void append_image(HashData& data, const std::string& volume, const ImageReference& image, const std::string& path) {
  const auto append = [&](const char* kind, const std::optional<std::string>& value) {
    if (!value) return;
    data.push_back({Trigger::azure_data_volume_image, volume + "/" + kind, path + "." + kind, *value});
  };
  append("urn", image.urn);
  append("id", image.id);
  append("communityGalleryImageID", image.community_gallery_image_id);
  append("sharedGalleryImageID", image.shared_gallery_image_id);
}

/// Mirrors pkg/controller/worker/machines.go#appendHashDataForWorkerConfig@v1.62.1.
void append_worker_config_fields(HashData& data, const WorkerConfig& config) {
  auto capacity = config.capacity;
  std::sort(capacity.begin(), capacity.end());
  for (const auto& [resource, quantity] : capacity) {
    data.push_back({Trigger::azure_node_capacity, resource, config.path + ".nodeTemplate.capacity." + resource,
                    capacity_value(resource, quantity)});
  }
  if (config.caching) {
    data.push_back({Trigger::azure_volume_caching, "", config.path + ".volume.caching", *config.caching});
  }
  for (std::size_t i = 0; i < config.data_volumes.size(); ++i) {
    const WorkerConfigDataVolume& volume = config.data_volumes[i];
    const std::string path = config.path + ".dataVolumes[" + std::to_string(i) + "]";
    data.push_back({Trigger::azure_data_volume_name, volume.name, path + ".name", volume.name});
    if (volume.image) append_image(data, volume.name, *volume.image, path + ".imageRef");
  }
  if (config.diagnostics_enabled) {
    data.push_back({Trigger::azure_diagnostics_enabled, "", config.path + ".diagnosticsProfile.enabled",
                    *config.diagnostics_enabled ? "true" : "false"});
    if (config.diagnostics_storage_uri) {
      data.push_back({Trigger::azure_diagnostics_storage, "", config.path + ".diagnosticsProfile.storageURI",
                      *config.diagnostics_storage_uri});
    }
  }
  if (config.capacity_reservation_group_id) {
    data.push_back({Trigger::azure_capacity_reservation, "",
                    config.path + ".capacityReservation.capacityReservationGroupID",
                    *config.capacity_reservation_group_id});
  }
}

/// Mirrors pkg/controller/worker/machines.go#computeDisks@v1.62.1, which sorts the volumes before they are hashed.
void append_data_volumes(HashData& data, std::vector<DataVolume> volumes) {
  std::stable_sort(volumes.begin(), volumes.end(),
                   [](const DataVolume& a, const DataVolume& b) { return a.name < b.name; });
  for (const DataVolume& volume : volumes) {
    data.push_back({Trigger::azure_data_volume_size, volume.name, volume.path + ".size", volume.size});
    if (volume.type) {
      data.push_back({Trigger::azure_data_volume_type, volume.name, volume.path + ".type", *volume.type});
    }
  }
}

/// Mirrors #workerPoolHashDataV2@v1.47.0, @v1.48.0, @v1.52.0.
void append_diagnostics(HashData& data, const WorkerConfig& config, const Version& extension) {
  if (!config.diagnostics_enabled || !has(extension, Feature::diagnostics_storage_hashed)) return;
  const std::string path = config.path + ".diagnosticsProfile";
  if (has(extension, Feature::diagnostics_literal_hashed)) {
    if (!*config.diagnostics_enabled) return;
    data.push_back({Trigger::azure_diagnostics_enabled, "", path + ".enabled", "DiagnosticsProfileEnabled"});
  }
  if (config.diagnostics_storage_uri) {
    data.push_back({Trigger::azure_diagnostics_storage, "", path + ".storageURI", *config.diagnostics_storage_uri});
  }
}

void append_raw(HashData& data, const WorkerConfig& config, std::string text) {
  data.push_back({Trigger::azure_provider_config, "", config.path, std::move(text)});
}

/// Mirrors #WorkerPoolHashDataV2@v1.62.1, #workerPoolHashDataV2@v1.53.0. The release is asked for where it matters.
void append_config(HashData& data, const WorkerConfig& config, const std::string& kubernetes_version,
                   const Version& extension) {
  if (!has(extension, Feature::config_hashed)) return append_diagnostics(data, config, extension);
  // A pool of a Worker without a version counts as old, whatever the Shoot's version is.
  const std::optional<Version> version = parse_version(kubernetes_version);
  const bool by_field = version && !below_minor(*version, 1, 35);
  if ((!by_field && !config.has_virtual_capacity) || !has(extension, Feature::config_fields_hashed)) {
    return append_raw(data, config, config.raw);
  }
  if (by_field) return append_worker_config_fields(data, config);
  append_raw(data, config, strip_virtual_capacity(config.raw));
}

}  // namespace

HashData extension_data(const HashInput& input, HashScheme scheme, const Version& extension) {
  HashData data;
  if (scheme == HashScheme::in_place) return data;
  append_data_volumes(data, input.data_volumes);
  if (input.identity) {
    data.push_back({Trigger::azure_identity, "", "spec.provider.infrastructureConfig.identity", *input.identity});
  }
  if (input.vmo) data.push_back({Trigger::azure_vmo, "", "spec.provider.infrastructureConfig.zoned", *input.vmo});
  if (input.subnet) {
    data.push_back({Trigger::azure_subnet, "", "spec.provider.infrastructureConfig.networks.zones", *input.subnet});
  }
  if (scheme == HashScheme::v1 || !input.worker_config) return data;

  append_config(data, *input.worker_config, input.kubernetes_version, extension);
  return data;
}

}  // namespace gprov::hashing::azure
