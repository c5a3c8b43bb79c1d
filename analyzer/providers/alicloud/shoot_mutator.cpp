// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <string>
#include <utility>

#include "analyzer/gardener/deployment_tasks.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/alicloud/admission.hpp"
#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/alicloud/network_config.hpp"
#include "analyzer/providers/alicloud/pool_images.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/node_writer.hpp"

namespace gprov::providers::alicloud {
namespace {

enum class Outcome : std::uint8_t { go_on, refused };

/// A plain Go error: no type, no field.
Outcome refuse(const WebhookRequest& request, const char* rule, std::string message, std::string place = "") {
  request.rejections.push_back({rule, "Shoot", "extension-mutator", "", "", std::move(message), std::move(place)});
  return Outcome::refused;
}

bool same_spec(const WebhookRequest& request) { return model::equal(request.shoot.spec, request.old->spec); }

const manifest::Node& flag_map(std::string_view key, bool value, std::pmr::memory_resource& arena) {
  manifest::Node node;
  node.type = manifest::Type::boolean;
  node.boolean = value;
  return with_member(nullptr, key, node, arena);
}

std::optional<std::string> control_plane_error(const model::Shoot& shoot) {
  const model::RawExtension& raw = shoot.spec.provider.control_plane_config;
  if (!is_given(raw)) return std::nullopt;
  const auto error = decode_error(raw, kControlPlaneConfig, kApiVersion, Strictness::strict, Reader::versioned);
  if (!error) return std::nullopt;
  return "could not decode providerConfig of controlplane: " + *error;
}

const manifest::Node* csi_of(const model::Shoot& shoot) {
  const manifest::Node* config = map_of(shoot.spec.provider.control_plane_config);
  return config == nullptr ? nullptr : object(*config, "csi");
}

void set_csi(const WebhookRequest& request, const manifest::Node& csi) {
  model::RawExtension& raw = request.shoot.spec.provider.control_plane_config;
  raw.node = &with_member(map_of(raw), "csi", csi, request.arena);
}

/// Mirrors shoot.go#mutateControlPlaneConfigForCreate@v1.71.0.
Outcome create_control_plane_config(const WebhookRequest& request) {
  if (const auto error = control_plane_error(request.shoot)) {
    return refuse(request, "alicloud/control-plane-config", *error, "spec.provider.controlPlaneConfig");
  }
  const manifest::Node* csi = csi_of(request.shoot);
  if (csi != nullptr && optional_flag(*csi, "enableADController")) return Outcome::go_on;
  set_csi(request, flag_map("enableADController", true, request.arena));
  return Outcome::go_on;
}

/// Mirrors shoot.go#mutateControlPlaneConfigForUpdate@v1.71.0.
Outcome update_control_plane_config(const WebhookRequest& request) {
  for (const model::Shoot* shoot : {request.old, static_cast<const model::Shoot*>(&request.shoot)}) {
    if (const auto error = control_plane_error(*shoot))
      return refuse(request, "alicloud/control-plane-config", *error, "spec.provider.controlPlaneConfig");
  }
  const manifest::Node* old_csi = csi_of(*request.old);
  if (old_csi == nullptr) return Outcome::go_on;
  const manifest::Node* csi = csi_of(request.shoot);
  if (csi != nullptr && optional_flag(*csi, "enableADController")) return Outcome::go_on;
  const auto old_flag = optional_flag(*old_csi, "enableADController");
  set_csi(request, old_flag ? flag_map("enableADController", *old_flag, request.arena) : empty_map(request.arena));
  return Outcome::go_on;
}

/// Whether the image of a new pool is one that Alicloud does not own. Mirrors shoot.go#isCustomizedImage@v1.71.0; what
/// the cloud would answer is told by the environment.
std::optional<bool> is_customized(const WebhookRequest& request, const model::ShootWorker& worker) {
  if (request.profile == nullptr) return !request.environment.images_owned_by_alicloud;
  const auto config = read_cloud_profile_config(request.profile->provider_config);
  const model::ShootMachineImage image = worker.machine.image.value_or(model::ShootMachineImage{});
  const auto& reference = request.shoot.spec.cloud_profile;
  const std::string profile_name = reference ? reference->name : request.shoot.spec.cloud_profile_name.value_or("");
  const ProfileAnswer answer =
      look_up(config ? &*config : nullptr, *request.profile, profile_name,
              {image.name, image.version.value_or(""), request.shoot.spec.region, worker.machine.type},
              request.environment.extension);
  if (!answer.id) {
    const std::string text =
        "could not find an image for name \"" + image.name + "\" in version \"" + image.version.value_or("") + "\"";
    (void)refuse(request, "alicloud/encryption-undecided", answer.error.empty() ? text : answer.error);
    return std::nullopt;
  }
  if (answer.id->empty()) return false;
  return !request.environment.images_owned_by_alicloud;
}

/// Mirrors shoot.go#setDefaultForEncryptedDisk@v1.71.0.
Outcome encrypt_new_pool(const WebhookRequest& request, model::ShootWorker& worker) {
  for (model::DataVolume& volume : worker.data_volumes) {
    if (!volume.encrypted) volume.encrypted = true;
  }
  if (!worker.volume || worker.volume->encrypted) return Outcome::go_on;
  const std::optional<bool> customized = is_customized(request, worker);
  if (!customized) return Outcome::refused;
  if (*customized) worker.volume->encrypted = true;
  return Outcome::go_on;
}

template <class Named>
const Named* by_name(const std::vector<Named>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const Named& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

/// Mirrors shoot.go#triggerInfraUpdateForNewEncryptedSystemDisk@v1.71.0.
Outcome keep_encryption(const WebhookRequest& request) {
  for (model::ShootWorker& worker : request.shoot.spec.provider.workers) {
    const model::ShootWorker* old = by_name(request.old->spec.provider.workers, worker.name);
    if (old == nullptr) {
      if (encrypt_new_pool(request, worker) == Outcome::refused) return Outcome::refused;
      continue;
    }
    if (worker.volume && !worker.volume->encrypted && old->volume) worker.volume->encrypted = old->volume->encrypted;
    for (model::DataVolume& volume : worker.data_volumes) {
      if (volume.encrypted) continue;
      const model::DataVolume* old_volume = by_name(old->data_volumes, volume.name);
      volume.encrypted = old_volume == nullptr ? std::optional(true) : old_volume->encrypted;
    }
  }
  return Outcome::go_on;
}

std::vector<model::ShootMachineImage> encrypted_images(const model::Shoot& shoot) {
  std::vector<model::ShootMachineImage> images;
  for (const model::ShootWorker& worker : shoot.spec.provider.workers) {
    if (worker.volume && worker.volume->encrypted.value_or(false) && worker.machine.image) {
      images.push_back(*worker.machine.image);
    }
  }
  return images;
}

/// Mirrors shoot.go#requireNewEncryptedImage@v1.71.0.
bool needs_encrypted_copy(const model::Shoot& shoot, const model::Shoot& old) {
  const auto there = encrypted_images(old);
  const auto wanted = encrypted_images(shoot);
  return std::any_of(wanted.begin(), wanted.end(), [&](const model::ShootMachineImage& image) {
    return std::none_of(there.begin(), there.end(), [&](const model::ShootMachineImage& one) {
      return one.name == image.name && one.version == image.version;
    });
  });
}

Outcome mutate_update(const WebhookRequest& request) {
  if (same_spec(request)) return Outcome::go_on;
  if (update_control_plane_config(request) == Outcome::refused) return Outcome::refused;
  if (keep_encryption(request) == Outcome::refused) return Outcome::refused;
  if (!same_spec(request) && needs_encrypted_copy(request.shoot, *request.old)) {
    gardener::add_infrastructure_task(request.shoot);
  }
  return Outcome::go_on;
}

Outcome mutate_creation(const WebhookRequest& request) {
  if (create_control_plane_config(request) == Outcome::refused) return Outcome::refused;
  for (model::ShootWorker& worker : request.shoot.spec.provider.workers) {
    if (encrypt_new_pool(request, worker) == Outcome::refused) return Outcome::refused;
  }
  return Outcome::go_on;
}

}  // namespace

void mutate(const WebhookRequest& request) {
  if (request.shoot.spec.provider.workers.empty()) return;
  if (const auto error = mutate_network_config(request)) {
    (void)refuse(request, "alicloud/network-config", *error);
    return;
  }
  (void)(request.old == nullptr ? mutate_creation(request) : mutate_update(request));
}

}  // namespace gprov::providers::alicloud
