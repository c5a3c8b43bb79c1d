// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>
#include <cctype>

#include "analyzer/gardener/cidr.hpp"
#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/alicloud/admission.hpp"
#include "analyzer/providers/alicloud/infrastructure_checks.hpp"
#include "analyzer/providers/alicloud/schema.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/feature_gates.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/worker_rules.hpp"
#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

using gardener::overlap;
using gardener::parse_cidr;

using hashing::alicloud::Feature;

constexpr std::size_t kMostDataVolumes = 64;
constexpr std::size_t kLongestName = 64;
constexpr std::string_view kNamePattern = R"(^[a-zA-Z][a-zA-Z0-9\.\-_:]+$)";
constexpr std::string_view kReserved = "100.64.0.0/10";

/// Whether the name matches kNamePattern.
bool is_disk_name(const std::string& name) {
  const auto letter = [](unsigned char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (name.size() < 2 || !letter(static_cast<unsigned char>(name.front()))) return false;
  return std::all_of(name.begin() + 1, name.end(), [&](char c) {
    return letter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') ||
           std::string_view(".-_:").find(c) != std::string_view::npos;
  });
}

void check_volume(const std::optional<std::string>& type, const std::string& size, const std::string& path,
                  Refusals& refusals) {
  if (!type) refusals.add("alicloud/volume", "Required", path + ".type", "must not be empty");
  if (size.empty()) refusals.add("alicloud/volume", "Required", path + ".size", "must not be empty");
}

void check_data_volumes(const model::ShootWorker& worker, const std::string& path, Refusals& refusals) {
  constexpr const char* rule = "alicloud/data-volumes";
  if (worker.data_volumes.size() > kMostDataVolumes) {
    refusals.add(rule, "TooMany", path + ".dataVolumes", "must have at most 64 items");
  }
  for (std::size_t j = 0; j < worker.data_volumes.size(); ++j) {
    const model::DataVolume& volume = worker.data_volumes[j];
    const std::string at = path + ".dataVolumes[" + std::to_string(j) + "]";
    if (!is_disk_name(volume.name)) {
      refusals.add(rule, "Invalid", at + ".name",
                   "disk name given: " + volume.name +
                       " does not match the expected pattern (regex used for "
                       "validation is '" +
                       std::string(kNamePattern) + "')");
    } else if (volume.name.size() > kLongestName) {
      refusals.add(rule, "TooLong", at + ".name", "may not be more than 64 bytes");
    }
    check_volume(volume.type, volume.size, at, refusals);
  }
}

void check_zones(const model::ShootWorker& worker, const std::vector<Zone>& zones, const std::string& path,
                 Refusals& refusals) {
  constexpr const char* rule = "alicloud/worker-zones";
  if (worker.zones.empty()) {
    return refusals.add(rule, "Required", path + ".zones", "at least one zone must be configured");
  }
  std::string supported;
  for (const Zone& zone : zones) supported += (supported.empty() ? "" : " ") + zone.name;
  for (std::size_t j = 0; j < worker.zones.size(); ++j) {
    const bool known =
        std::any_of(zones.begin(), zones.end(), [&](const Zone& zone) { return zone.name == worker.zones[j]; });
    if (known) continue;
    refusals.add(rule, "Invalid", path + ".zones[" + std::to_string(j) + "]", "supported values [" + supported + "]");
  }
}

/// Mirrors pkg/apis/alicloud/validation/shoot.go#ValidateWorkers@v1.71.0.
void check_workers(const model::Shoot& shoot, const std::vector<Zone>& zones, Refusals& refusals) {
  for (std::size_t i = 0; i < shoot.spec.provider.workers.size(); ++i) {
    const model::ShootWorker& worker = shoot.spec.provider.workers[i];
    const std::string path = worker_path(i);
    if (!worker.volume) {
      refusals.add("alicloud/volume", "Required", path + ".volume", "must not be nil");
    } else {
      check_volume(worker.volume->type, worker.volume->size, path + ".volume", refusals);
    }
    check_data_volumes(worker, path, refusals);
    check_zones(worker, zones, path, refusals);
  }
}

/// Mirrors shoot.go#ValidateWorkersUpdate@v1.71.0.
void check_workers_update(const model::Shoot& old, const model::Shoot& shoot, const hashing::Version& extension,
                          Refusals& refusals) {
  for (std::size_t i = 0; i < shoot.spec.provider.workers.size(); ++i) {
    const model::ShootWorker& worker = shoot.spec.provider.workers[i];
    const auto& all = old.spec.provider.workers;
    const auto old_one =
        std::find_if(all.begin(), all.end(), [&](const model::ShootWorker& one) { return one.name == worker.name; });
    if (old_one == all.end()) continue;
    if (!only_appended(old_one->zones, worker.zones)) {
      refusals.add("alicloud/worker-zones-immutable", "Invalid", worker_path(i) + ".zones", "field is immutable");
    }
    if (!gardener::is_in_place(worker) || !has(extension, Feature::in_place_immutable)) continue;
    constexpr const char* rule = "alicloud/in-place-immutable";
    if (!model::equal(worker.provider_config, old_one->provider_config)) {
      refusals.add(rule, "Invalid", worker_path(i) + ".providerConfig",
                   "providerConfig is immutable when update strategy is in-place");
    }
    if (!same_volumes(worker, *old_one)) {
      refusals.add(rule, "Invalid", worker_path(i) + ".dataVolumes",
                   "dataVolumes is immutable when update strategy is in-place");
    }
  }
}

struct NetworkField {
  std::optional<std::string> model::Networking::*member;
  const char* path;
};
constexpr NetworkField kNetworkFields[] = {{&model::Networking::nodes, "spec.networking.nodes"},
                                           {&model::Networking::pods, "spec.networking.pods"},
                                           {&model::Networking::services, "spec.networking.services"}};

/// Mirrors shoot.go#ValidateNetworkingUpdate@v1.71.0.
void check_networking_update(const std::optional<model::Networking>& old,
                             const std::optional<model::Networking>& networking, Refusals& refusals) {
  if (!networking) {
    return refusals.add("alicloud/networking", "Required", "spec.networking", "networking field can't be empty");
  }
  if (!old) return;
  for (const NetworkField& field : kNetworkFields) {
    const auto& before = (*old).*(field.member);
    if (!before || !parse_cidr(*before) || before == (*networking).*(field.member)) continue;
    refusals.add("alicloud/networking-immutable", "Invalid", field.path, "field is immutable");
  }
}

/// Mirrors shoot.go#ValidateNetworking@v1.71.0: on creation only.
void check_networking(const std::optional<model::Networking>& networking, Refusals& refusals) {
  constexpr const char* rule = "alicloud/networking";
  if (!networking) return refusals.add(rule, "Required", "spec.networking", "networking field can't be empty");
  if (!networking->nodes) refusals.add(rule, "Required", "spec.networking.nodes", "a CIDR must be provided");
  for (const NetworkField& field : kNetworkFields) {
    const auto& cidr = (*networking).*(field.member);
    // Texts that are no ranges count as intersecting upstream, since their overlap cannot be told.
    const bool intersects = cidr && (overlap(*cidr, kReserved) || !parse_cidr(*cidr));
    if (!intersects) continue;
    refusals.add(rule, "Invalid", field.path, "must not overlap with 100.64.0.0/10, it is reserved by Alicloud", *cidr);
  }
}

/// Mirrors pkg/admission/validator/serialization.go#checkAndDecodeInfrastructureConfig@v1.71.0.
std::optional<InfrastructureConfig> infrastructure_config(const model::Shoot& shoot, const hashing::Version& extension,
                                                          Strictness strictness, Refusals& refusals) {
  constexpr const char* rule = "alicloud/infrastructure-config";
  constexpr const char* path = "spec.provider.infrastructureConfig";
  const model::RawExtension& raw = shoot.spec.provider.infrastructure_config;
  if (!is_given(raw)) {
    refusals.add(rule, "Required", path, "InfrastructureConfig must be set for Alicloud shoots");
    return std::nullopt;
  }
  if (decode_error(raw, infrastructure_config_of(extension), kApiVersion, strictness, Reader::admission)) {
    refusals.add(rule, "Forbidden", path, "not allowed to configure an unsupported infrastructureConfig");
    return std::nullopt;
  }
  return read_infrastructure_config(raw);
}

void check_control_plane_config(const model::Shoot& shoot, Refusals& refusals) {
  const model::RawExtension& raw = shoot.spec.provider.control_plane_config;
  if (!is_given(raw)) return;
  if (decode_error(raw, kControlPlaneConfig, kApiVersion, Strictness::lenient, Reader::admission)) {
    refusals.add("alicloud/control-plane-config", "Invalid", "spec.provider.controlPlaneConfig",
                 "isn't a supported version");
  }
}

}  // namespace

void validate(const WebhookRequest& request) {
  const model::Shoot& shoot = request.shoot;
  const hashing::Version& extension = request.environment.extension;
  if (shoot.spec.provider.workers.empty()) return;
  const auto step = [&](const auto& check) {
    Refusals refusals(request.rejections, "Shoot");
    check(refusals);
    return !refusals.any();
  };
  std::optional<InfrastructureConfig> config, old_config;
  if (!step([&](Refusals& to) { config = infrastructure_config(shoot, extension, Strictness::strict, to); })) return;
  if (request.old != nullptr) {
    const model::Shoot& old = *request.old;
    if (!step([&](Refusals& to) { old_config = infrastructure_config(old, extension, Strictness::lenient, to); })) {
      return;
    }
  }
  if (!step([&](Refusals& to) { check_control_plane_config(shoot, to); })) return;
  if (!config) return;
  if (request.old != nullptr && old_config) {
    const model::Shoot& old = *request.old;
    if (!step([&](Refusals& to) { check_infrastructure_update(*old_config, *config, extension, to); })) return;
    if (!step([&](Refusals& to) { check_workers_update(old, shoot, extension, to); })) return;
    if (!step([&](Refusals& to) { check_networking_update(old.spec.networking, shoot.spec.networking, to); })) return;
  }
  if (!step([&](Refusals& to) { check_infrastructure(*config, shoot.spec.networking, shoot.spec.region, to); })) return;
  if (!step([&](Refusals& to) { check_workers(shoot, config->zones, to); })) return;
  const auto gates = [&](Refusals& to) {
    refuse(to, "alicloud/control-plane-config", refused_manager_gates(shoot, request.environment.library));
  };
  if (!step(gates)) return;
  if (request.old == nullptr) (void)step([&](Refusals& to) { check_networking(shoot.spec.networking, to); });
}

}  // namespace gprov::providers::alicloud
