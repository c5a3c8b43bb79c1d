// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <algorithm>

#include "analyzer/gardener/update_strategy.hpp"
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/gcp/validation.hpp"
#include "analyzer/providers/worker_path.hpp"
#include "analyzer/providers/worker_rules.hpp"
#include "hashing/go_regexp.hpp"
#include "hashing/semver.hpp"

namespace gprov::providers::gcp {
namespace {

using hashing::gcp::Feature;

constexpr const char* kNetworking = "gcp/networking";
constexpr const char* kPanic = "panic: runtime error: invalid memory address or nil pointer dereference";

/// Mirrors shoot.go#validateIPv6@v1.54.1.
void validate_ipv6(const Validation& validation, const model::Networking& networking) {
  const manifest::Node* config = map_of(networking.provider_config);
  if (config == nullptr && is_given(networking.provider_config)) {
    validation.refusals.add(kNetworking, "Invalid", "spec.networking.providerConfig",
                            "failed to decode networking provider config");
    return;
  }
  const manifest::Node* overlay = config == nullptr ? nullptr : config->find("overlay");
  if (overlay == nullptr) {
    if (!validation.has(Feature::ipv6_needs_overlay_entry)) return;
    validation.refusals.add(kNetworking, "Invalid", "spec.networking.ipFamilies",
                            "overlay must be set to false in conjunction with IPv6");
  } else if (flag(*overlay, "enabled")) {
    validation.refusals.add(kNetworking, "Invalid", "spec.networking.providerConfig.overlay.enabled",
                            "overlay must be set to false in conjunction with IPv6", "true");
  }
}

const char* expression(Pattern pattern, const Validation& validation) {
  switch (pattern) {
    case Pattern::resource_name:
      return "^[a-z]([-a-z0-9]*[a-z0-9])?$";
    case Pattern::accelerator_type:
      return R"(^[a-z0-9\-]+$)";
    case Pattern::cpu_platform:
      return R"(^[A-Za-z0-9\s]+$)";
    case Pattern::source_image:
      return R"(^[a-z0-9\-/]+$)";
    case Pattern::kms_key_name:
      return R"(^[a-zA-Z0-9\-_/]+$)";
    case Pattern::service_account:
      return validation.has(Feature::any_service_account)
                 ? R"(^[a-zA-Z0-9\-_\.]+@[a-zA-Z0-9\-\.]+\.gserviceaccount\.com$)"
                 : R"(^[a-zA-Z0-9\-_]+@[a-z0-9\-]+\.iam\.gserviceaccount\.com$)";
    case Pattern::scope:
      return R"(^https:\/\/www\.googleapis\.com\/[a-z0-9\-\.\/_]+$)";
  }
  return "";
}

/// utf8.RuneCountInString
std::size_t runes(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

void check_pattern(const Validation& validation, const char* rule, Pattern pattern, const std::string& text,
                   const std::string& path, const std::string& place) {
  const std::size_t longest = pattern == Pattern::resource_name ? 63 : 250;
  const std::string wanted = expression(pattern, validation);
  if (text.empty()) {
    validation.refusals.add(rule, "Invalid", path, "must not be fewer than 1 characters, got 0", text, place);
    return;
  }
  if (!hashing::GoRegexp(wanted).matches(text)) {
    validation.refusals.add(rule, "Invalid", path, "does not match expected regex " + wanted, text, place);
  }
  if (runes(text) > longest) {
    validation.refusals.add(
        rule, "Invalid", path,
        "must not be more than " + std::to_string(longest) + " characters, got " + std::to_string(text.size()), text,
        place);
  }
}

void validate_networking(const Validation& validation, const model::Shoot& shoot) {
  const model::Networking& networking = *shoot.spec.networking;
  const std::vector<std::string>& families = networking.ip_families;
  const std::string path = "spec.networking.ipFamilies";
  if (!networking.nodes) {
    validation.refusals.add(kNetworking, "Required", "spec.networking.nodes",
                            "a nodes CIDR must be provided for GCP shoots");
  }
  if (families == std::vector<std::string>{"IPv6"} && validation.has(Feature::ipv6_alone_refused)) {
    validation.refusals.add(kNetworking, "Invalid", path, "IPv6 single-stack networking is not supported");
  }
  if (families.size() > 1 && validation.has(Feature::dual_stack_refused)) {
    validation.refusals.add(kNetworking, "Invalid", path, "dual-stack networking is not supported");
  }
  const auto version = hashing::parse_version(shoot.spec.kubernetes.version);
  if (families.size() > 1 && validation.has(Feature::dual_stack_needs_1_31) && version &&
      hashing::below_minor(*version, 1, 31)) {
    validation.refusals.add(kNetworking, "Invalid", path, "dual-stack is not supported for Kubernetes versions < 1.31");
  }
  const bool ipv6 = std::find(families.begin(), families.end(), "IPv6") != families.end();
  if (ipv6 && validation.has(Feature::ipv6_with_overlay_refused)) validate_ipv6(validation, networking);
}

void validate_workers(const Validation& validation, const model::Shoot& shoot) {
  constexpr const char* kVolume = "gcp/worker-volume";
  const auto& workers = shoot.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const std::string path = worker_path(i) + ".volume";
    const auto& volume = workers[i].volume;
    if (!volume) {
      validation.refusals.add(kVolume, "Required", path, "must not be nil");
    } else {
      if (!volume->type) validation.refusals.add(kVolume, "Required", path + ".type", "must not be empty");
      if (volume->type == "SCRATCH") {
        validation.refusals.add(kVolume, "Invalid", path + ".type", "type SCRATCH is not allowed as boot disk");
      }
      if (volume->size.empty()) validation.refusals.add(kVolume, "Required", path + ".size", "must not be empty");
    }
    if (workers[i].zones.empty()) {
      validation.refusals.add("gcp/worker-zones-missing", "Required", worker_path(i) + ".zones",
                              "at least one zone must be configured");
    }
  }
}

void validate_workers_update(const Validation& validation, const model::Shoot& before, const model::Shoot& after) {
  const auto& workers = after.spec.provider.workers;
  const auto& old_workers = before.spec.provider.workers;
  for (std::size_t i = 0; i < workers.size(); ++i) {
    const model::ShootWorker& worker = workers[i];
    const auto old_one = std::find_if(old_workers.begin(), old_workers.end(),
                                      [&](const model::ShootWorker& one) { return one.name == worker.name; });
    if (old_one == old_workers.end()) {
      if (gardener::is_in_place(worker) && validation.has(Feature::new_in_place_pool_panics)) {
        validation.refusals.add("gcp/in-place-added", "", "", kPanic, "", worker_path(i));
        return;
      }
      continue;
    }
    if (!only_appended(old_one->zones, worker.zones)) {
      validation.refusals.add("gcp/zones-immutable", "Invalid", worker_path(i) + ".zones", "field is immutable");
    }
    if (!gardener::is_in_place(worker) || !validation.has(Feature::in_place_immutable)) continue;
    if (!model::equal(worker.provider_config, old_one->provider_config)) {
      validation.refusals.add("gcp/in-place-config", "Invalid", worker_path(i) + ".providerConfig",
                              "providerConfig is immutable when update strategy is in-place");
    }
    if (!same_volumes(*old_one, worker)) {
      validation.refusals.add("gcp/in-place-config", "Invalid", worker_path(i) + ".dataVolumes",
                              "dataVolumes are immutable when update strategy is in-place");
    }
  }
}

}  // namespace gprov::providers::gcp
