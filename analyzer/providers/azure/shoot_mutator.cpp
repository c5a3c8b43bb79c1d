// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/shoot_mutator.hpp"

#include "analyzer/model/equal.hpp"
#include "analyzer/providers/azure/decode.hpp"
#include "analyzer/providers/azure/schema.hpp"
#include "hashing/release_bands_azure.hpp"

namespace gprov::providers::azure {
namespace {

using hashing::azure::Feature;

/// Releases that could switch a NAT gateway on decode the infrastructureConfig for it, whether they do or not.
void decode_infrastructure(const WebhookRequest& request) {
  const auto error = decode_error(request.shoot.spec.provider.infrastructure_config, kInfrastructureConfig,
                                  Reader::controller, request.environment.extension);
  if (!error) return;
  request.rejections.push_back({"azure/infrastructure-config", "Shoot", "extension-mutator", "", "",
                                "failed to decode InfrastructureConfig: " + *error});
}

}  // namespace

void mutate(const WebhookRequest& request) {
  model::Shoot& shoot = request.shoot;
  const auto has = [&](Feature feature) { return hashing::azure::has(request.environment.extension, feature); };
  if (shoot.spec.provider.workers.empty() || shoot.metadata.deletion_timestamp) return;
  if (has(Feature::strict_mutator) && (request.old == nullptr || !model::equal(shoot, *request.old))) {
    decode_infrastructure(request);
  }
  if (!has(Feature::system_components_by_mutator)) return;
  const bool cilium = shoot.spec.networking && shoot.spec.networking->type.value_or("cilium") == "cilium";
  if (!has(Feature::system_components_of_any_network) && shoot.spec.networking && !cilium) return;
  auto& components = shoot.spec.system_components;
  if (!components || !components->node_local_dns || !components->node_local_dns->enabled) return;
  auto& forced = components->node_local_dns->force_tcp_to_upstream_dns;
  if (!forced) forced = false;
}

}  // namespace gprov::providers::azure
