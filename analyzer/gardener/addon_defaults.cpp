// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/gardener/addon_defaults.hpp"

#include "analyzer/gardener/absent.hpp"
#include "hashing/release_bands_validation.hpp"

namespace gprov::gardener {

void set_addon_defaults(model::ShootSpec& spec, const Environment& environment) {
  if (spec.addons && spec.addons->nginx_ingress) {
    default_to(spec.addons->nginx_ingress->external_traffic_policy, "Cluster");
  }
  if (spec.provider.workers.empty()) return;
  if (hashing::has(environment.gardener, hashing::ValidationFeature::addons_by_default)) {
    default_to(ensure(ensure(spec.addons).kubernetes_dashboard).authentication_mode, "token");
  } else if (spec.addons && spec.addons->kubernetes_dashboard && spec.addons->kubernetes_dashboard->enabled) {
    default_to(spec.addons->kubernetes_dashboard->authentication_mode, "token");
  }
}

}  // namespace gprov::gardener
