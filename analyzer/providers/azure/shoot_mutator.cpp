// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/azure/shoot_mutator.hpp"

namespace gprov::providers::azure {

void mutate(const WebhookRequest& request) {
  model::Shoot& shoot = request.shoot;
  if (shoot.spec.provider.workers.empty() || shoot.metadata.deletion_timestamp) return;
  auto& components = shoot.spec.system_components;
  if (!components || !components->node_local_dns || !components->node_local_dns->enabled) return;
  auto& forced = components->node_local_dns->force_tcp_to_upstream_dns;
  if (!forced) forced = false;
}

}  // namespace gprov::providers::azure
