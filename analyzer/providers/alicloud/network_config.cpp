// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/alicloud/network_config.hpp"

#include "analyzer/model/equal.hpp"
#include "analyzer/providers/config_node.hpp"
#include "analyzer/providers/decoding.hpp"
#include "analyzer/providers/node_writer.hpp"
#include "hashing/release_bands_alicloud.hpp"

namespace gprov::providers::alicloud {
namespace {

using manifest::Node;

const Node& switched_off(std::pmr::memory_resource& arena) {
  Node node;
  node.type = manifest::Type::boolean;
  node.boolean = false;
  return with_member(nullptr, "enabled", node, arena);
}

std::optional<std::string> map_error(const model::RawExtension& raw) {
  if (!is_given(raw) || map_of(raw) != nullptr) return std::nullopt;
  return "json: cannot unmarshal " + std::string(manifest::type_name(raw.node->type)) +
         " into Go value of type map[string]interface {}";
}

/// Mirrors pkg/admission/mutator/shoot.go#Mutate@v1.49.0 and its predecessors; @v1.50.0 knows no types any more.
bool defaults_overlay(const std::string& type, const hashing::Version& extension) {
  using hashing::alicloud::Feature;
  return has(extension, Feature::network_config_of_any_cni) ||
         (type == "calico" && has(extension, Feature::network_config_of_calico)) ||
         (type == "cilium" && has(extension, Feature::network_config_of_cilium));
}

bool skips(const WebhookRequest& request) {
  const auto& networking = request.shoot.spec.networking;
  if (!networking || !networking->type) return true;
  if (!defaults_overlay(*networking->type, request.environment.extension)) return true;
  if (request.shoot.metadata.deletion_timestamp) return true;
  if (request.old == nullptr) return false;
  return request.old->metadata.deletion_timestamp.has_value() || model::equal(request.shoot.spec, request.old->spec);
}

}  // namespace

std::optional<std::string> mutate_network_config(const WebhookRequest& request) {
  if (skips(request)) return std::nullopt;
  model::RawExtension& raw = request.shoot.spec.networking->provider_config;
  if (auto error = map_error(raw)) return error;
  const Node* config = map_of(raw);
  if (config == nullptr) config = &empty_map(request.arena);
  if (config->get("overlay") == nullptr) {
    if (request.old == nullptr) {
      config = &with_member(config, "overlay", switched_off(request.arena), request.arena);
    } else if (request.old->spec.networking) {
      const model::RawExtension& old_raw = request.old->spec.networking->provider_config;
      if (auto error = map_error(old_raw)) return error;
      const Node* old_config = map_of(old_raw);
      const Node* overlay = old_config == nullptr ? nullptr : old_config->get("overlay");
      if (overlay != nullptr) config = &with_member(config, "overlay", *overlay, request.arena);
    }
  }
  const Node* overlay = object(*config, "overlay");
  const bool has_snat = has(request.environment.extension, hashing::alicloud::Feature::snat_to_upstream_dns);
  if (has_snat && *request.shoot.spec.networking->type == "calico" && overlay != nullptr &&
      optional_flag(*overlay, "enabled") == std::optional(false)) {
    config = &with_member(config, "snatToUpstreamDNS", switched_off(request.arena), request.arena);
  }
  raw.node = config;
  return std::nullopt;
}

}  // namespace gprov::providers::alicloud
