// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/model/equal.hpp"
#include "analyzer/providers/aws/admission.hpp"
#include "analyzer/providers/aws/schema.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/node_writer.hpp"

namespace gprov::providers::aws {
namespace {

constexpr std::string_view kOverlay = "overlay";
constexpr std::string_view kEnabled = "enabled";

const manifest::Node* overlay_of(const model::Shoot* shoot) {
  if (shoot == nullptr || !shoot->spec.networking) return nullptr;
  const manifest::Node* config = map_of(shoot->spec.networking->provider_config);
  return config == nullptr ? nullptr : config->get(kOverlay);
}

void set_overlay(const WebhookRequest& request, const manifest::Node& overlay) {
  model::RawExtension& raw = request.shoot.spec.networking->provider_config;
  raw.node = &with_member(map_of(raw), kOverlay, overlay, request.arena);
}

void mutate_networking(const WebhookRequest& request) {
  if (!request.shoot.spec.networking || overlay_of(&request.shoot) != nullptr) return;
  if (request.old == nullptr) {
    manifest::Node off;
    off.type = manifest::Type::boolean;
    off.boolean = false;
    set_overlay(request, with_member(nullptr, kEnabled, off, request.arena));
  } else if (const manifest::Node* before = overlay_of(request.old)) {
    set_overlay(request, *before);
  }
}

/// A plain Go error: no type, no field. The request ends here.
bool refused(const WebhookRequest& request, const model::RawExtension& raw, const model::TypeSpec& type) {
  if (!is_given(raw)) return false;
  const auto error =
      decode_error(raw, as_of(type, request.environment.extension), kApiVersion, Strictness::strict, Reader::versioned);
  if (!error) return false;
  request.rejections.push_back({"aws/config-not-supported", "Shoot", "extension-mutator", "", "", *error});
  return true;
}

}  // namespace

void mutate(const WebhookRequest& request) {
  model::Shoot& shoot = request.shoot;
  if (shoot.spec.provider.workers.empty() || shoot.metadata.deletion_timestamp) return;
  if (request.old != nullptr &&
      (request.old->metadata.deletion_timestamp || model::equal(shoot.spec, request.old->spec))) {
    return;
  }
  mutate_networking(request);
  if (refused(request, shoot.spec.provider.control_plane_config, kControlPlaneConfig)) return;
  auto& components = shoot.spec.system_components;
  if (components && components->node_local_dns && components->node_local_dns->enabled) {
    auto& forced = components->node_local_dns->force_tcp_to_upstream_dns;
    if (!forced) forced = false;
  }
  if (hashing::aws::has(request.environment.extension, hashing::aws::Feature::mtu_customizer)) {
    (void)refused(request, shoot.spec.provider.infrastructure_config, kInfrastructureConfig);
  }
}

}  // namespace gprov::providers::aws
