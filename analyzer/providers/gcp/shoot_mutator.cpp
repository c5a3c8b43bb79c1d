// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include <cstdint>
#include <string>
#include <utility>

#include "analyzer/model/equal.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/gcp/webhooks.hpp"
#include "analyzer/providers/node_writer.hpp"
#include "hashing/release_bands_gcp.hpp"

namespace gprov::providers::gcp {
namespace {

using manifest::Node;

const Node& disabled(std::pmr::memory_resource& arena) {
  Node no;
  no.type = manifest::Type::boolean;
  no.boolean = false;
  return with_member(nullptr, "enabled", no, arena);
}

bool skips(const WebhookRequest& request) {
  const model::Shoot& shoot = request.shoot;
  if (shoot.spec.provider.workers.empty() || !shoot.spec.networking || shoot.metadata.deletion_timestamp) return true;
  if (request.old == nullptr) return false;
  return request.old->metadata.deletion_timestamp.has_value() || model::equal(shoot.spec, request.old->spec);
}

enum class Outcome : std::uint8_t { go_on, refused };

/// A plain Go error, or a panic: no type, no field.
Outcome refuse(const WebhookRequest& request, std::string message) {
  request.rejections.push_back({"gcp/network-config", "Shoot", "extension-mutator", "", "", std::move(message),
                                "spec.networking.providerConfig"});
  return Outcome::refused;
}

Outcome check_map(const WebhookRequest& request, const model::RawExtension& raw) {
  if (!is_given(raw) || map_of(raw) != nullptr) return Outcome::go_on;
  return refuse(request, "json: cannot unmarshal " + std::string(manifest::type_name(raw.node->type)) +
                             " into Go value of type map[string]interface {}");
}

const Node* overlay_of(const model::RawExtension& raw) {
  const Node* config = map_of(raw);
  return config == nullptr ? nullptr : config->get("overlay");
}

}  // namespace

void mutate(const WebhookRequest& request) {
  if (skips(request)) return;
  model::RawExtension& raw = request.shoot.spec.networking->provider_config;
  if (check_map(request, raw) == Outcome::refused) return;
  const Node* overlay = overlay_of(raw);
  if (overlay == nullptr && request.old == nullptr) overlay = &disabled(request.arena);
  if (overlay == nullptr && request.old->spec.networking) {
    const model::RawExtension& old_raw = request.old->spec.networking->provider_config;
    if (check_map(request, old_raw) == Outcome::refused) return;
    overlay = overlay_of(old_raw);
  }
  const Node* config = map_of(raw);
  if (config == nullptr) config = &empty_map(request.arena);
  if (overlay != nullptr) config = &with_member(config, "overlay", *overlay, request.arena);
  if (overlay != nullptr &&
      hashing::gcp::has(request.environment.extension, hashing::gcp::Feature::overlay_turns_snat_off)) {
    const auto enabled = optional_flag(*overlay, "enabled");
    if (!enabled) {
      (void)refuse(request, "panic: interface conversion: overlay.enabled is not bool");
      return;
    }
    if (!*enabled) config = &with_member(config, "snatToUpstreamDNS", disabled(request.arena), request.arena);
  }
  raw.node = config;
}

}  // namespace gprov::providers::gcp
