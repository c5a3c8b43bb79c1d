// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/capabilities.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/aws/image.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/worker_rules.hpp"

namespace gprov::providers::aws {
namespace {

using hashing::aws::Feature;

constexpr const char* kWorker = "aws/worker-invalid";
constexpr const char* kProvisioned = "io1";
constexpr std::size_t kDataDisks = 11;

const model::ShootWorker* find_worker(const std::vector<model::ShootWorker>& workers, const std::string& name) {
  const auto found = std::find_if(workers.begin(), workers.end(),
                                  [&](const model::ShootWorker& worker) { return worker.name == name; });
  return found == workers.end() ? nullptr : &*found;
}

void check_volume(Findings& findings, const std::string& size, const std::optional<std::string>& type,
                  const std::string& path) {
  if (size.empty()) findings.add(kWorker, "Required", path + ".size", "must not be empty");
  if (!type) findings.add(kWorker, "Required", path + ".type", "must not be empty");
}

void check_volumes(Findings& findings, const model::ShootWorker& worker, const std::string& path) {
  if (!worker.volume) return findings.add(kWorker, "Required", path + ".volume", "must not be nil");
  const bool configured = is_given(worker.provider_config);
  const auto need_config = [&](const std::string& what) {
    findings.add(kWorker, "Required", path + ".providerConfig", "WorkerConfig must be set if " + what);
  };
  check_volume(findings, worker.volume->size, worker.volume->type, path + ".volume");
  if (worker.volume->type == kProvisioned && !configured) need_config("volume type is io1");
  if (worker.data_volumes.size() > kDataDisks) {
    findings.add(kWorker, "TooMany", path + ".dataVolumes", "must have at most 11 items");
  }
  for (std::size_t i = 0; i < worker.data_volumes.size(); ++i) {
    const model::DataVolume& volume = worker.data_volumes[i];
    const std::string at = path + ".dataVolumes[" + std::to_string(i) + "]";
    check_volume(findings, volume.size, volume.type, at);
    if (volume.type == kProvisioned && !configured) need_config("data volume type is io1 (" + at + ".type)");
  }
}

const model::ShootWorker* worker_before(const WebhookRequest& request, const std::string& name) {
  return request.old == nullptr ? nullptr : find_worker(request.old->spec.provider.workers, name);
}

/// Some releases took the old worker's architecture, or none for a new worker.
std::string architecture_of(const Findings& findings, const model::ShootWorker& worker,
                            const model::ShootWorker* before, bool creation) {
  const bool own =
      creation || !findings.has(Feature::mixed_image_formats) || findings.has(Feature::new_pool_type_lookup);
  if (own) return worker.machine.architecture.value_or("amd64");
  return before == nullptr ? "amd64" : before->machine.architecture.value_or("amd64");
}

}  // namespace

void check_networking(Findings& findings, const model::Networking& networking) {
  constexpr const char* kRule = "aws/networking-invalid";
  const auto& families = networking.ip_families;
  const auto has = [&](const char* family) {
    return std::find(families.begin(), families.end(), family) != families.end();
  };
  if (!networking.nodes && (families.empty() || has("IPv4") || !findings.has(Feature::ipv6_networking))) {
    findings.add(kRule, "Required", "spec.networking.nodes", "a nodes CIDR must be provided for AWS shoots");
  }
  if (!has("IPv6") || !findings.has(Feature::overlay_checked)) return;
  const manifest::Node* config = map_of(networking.provider_config);
  const manifest::Node* overlay = config == nullptr ? nullptr : config->find("overlay");
  if (overlay == nullptr) {
    if (findings.has(Feature::overlay_must_be_off)) {
      findings.add(kRule, "Invalid", "spec.networking.ipFamilies",
                   "overlay must be set to false in conjunction with IPv6");
    }
  } else if (flag(*overlay, "enabled")) {
    findings.add(kRule, "Invalid", "spec.networking.providerConfig.overlay.enabled",
                 "overlay must be set to false in conjunction with IPv6");
  }
}

void check_workers_update(Findings& findings, const std::vector<model::ShootWorker>& before,
                          const std::vector<model::ShootWorker>& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    const model::ShootWorker* old = find_worker(before, after[i].name);
    if (old == nullptr) continue;
    const std::string path = worker_path(i);
    if (!only_appended(old->zones, after[i].zones)) {
      findings.add("aws/zones-immutable", "Invalid", path + ".zones", "field is immutable");
    }
    if (!findings.has(Feature::in_place_immutability) || !gardener::is_in_place(after[i])) continue;
    if (!model::equal(after[i].provider_config, old->provider_config)) {
      findings.add("aws/in-place-immutable", "Invalid", path + ".providerConfig",
                   "providerConfig is immutable when update strategy is in-place");
    }
    if (!same_volumes(*old, after[i])) {
      findings.add("aws/in-place-immutable", "Invalid", path + ".dataVolumes",
                   "dataVolumes are immutable when update strategy is in-place");
    }
  }
}

void check_images(Findings& findings, const WebhookRequest& request, const CloudProfileConfig& config) {
  const model::ShootSpec& spec = request.shoot.spec;
  for (std::size_t i = 0; i < spec.provider.workers.size(); ++i) {
    const model::ShootWorker& worker = spec.provider.workers[i];
    // Upstream means to look at changed images only, but compares pointers.
    const model::ShootWorker* before = worker_before(request, worker.name);
    if (before != nullptr && !before->machine.image && !worker.machine.image) continue;
    const std::string path = worker_path(i) + ".machine";
    const model::MachineType* type = gardener::find_machine_type(*request.profile, worker.machine.type);
    if (type == nullptr && findings.has(Feature::machine_type_lookup)) {
      findings.add("aws/image-not-offered", "Invalid", path + ".type", " not found in cloud profile");
      continue;
    }
    // An image that nobody could resolve, since something was not given, is not judged.
    if (!worker.machine.image || !worker.machine.image->version) continue;
    const ImageRequest wanted{worker.machine.image->name,
                              *worker.machine.image->version,
                              spec.region,
                              architecture_of(findings, worker, before, request.old == nullptr),
                              type == nullptr ? model::Capabilities() : type->capabilities,
                              &request.profile->machine_capabilities,
                              request.environment.extension};
    const ImageChoice choice = find_in_profile(config, wanted);
    if (!choice.image) findings.add("aws/image-not-offered", "Invalid", path + ".image", choice.error);
  }
}

void check_worker(Findings& findings, const model::ShootWorker& worker, const InfrastructureConfig& infrastructure,
                  const WorkerConfig* config, const std::string& path) {
  check_volumes(findings, worker, path);
  if (worker.zones.empty()) {
    findings.add(kWorker, "Required", path + ".zones", "at least one zone must be configured");
  }
  for (std::size_t i = 0; i < worker.zones.size(); ++i) {
    const bool known = std::any_of(infrastructure.zones.begin(), infrastructure.zones.end(),
                                   [&](const Zone& zone) { return zone.name == worker.zones[i]; });
    if (!known) {
      findings.add(kWorker, "Invalid", path + ".zones[" + std::to_string(i) + "]",
                   "the zone is not in infrastructureConfig.networks.zones");
    }
  }
  if (config != nullptr) check_worker_config(findings, *config, worker);
}

}  // namespace gprov::providers::aws
