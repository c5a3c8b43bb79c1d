// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/openstack/shoot_mutator.hpp"

#include "hashing/release_bands_openstack.hpp"

namespace gprov::providers::openstack {

void mutate(const WebhookRequest& request) {
  using hashing::openstack::Feature;
  model::Shoot& shoot = request.shoot;
  if (!has(request.environment.extension, Feature::tcp_to_upstream_dns)) return;
  if (shoot.spec.provider.workers.empty() || shoot.metadata.deletion_timestamp) return;
  if (request.old != nullptr && request.old->metadata.deletion_timestamp) return;
  auto& components = shoot.spec.system_components;
  if (!components || !components->node_local_dns || !components->node_local_dns->enabled) return;
  auto& forced = components->node_local_dns->force_tcp_to_upstream_dns;
  if (!forced) forced = false;
}

}  // namespace gprov::providers::openstack
