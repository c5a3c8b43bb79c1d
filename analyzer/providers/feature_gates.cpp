// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/feature_gates.hpp"

#include "analyzer/gardener/kubernetes_features.hpp"
#include "analyzer/providers/config_node.hpp"

namespace gprov::providers {

std::vector<RefusedSetting> refused_manager_gates(const model::Shoot& shoot, const hashing::Version& library) {
  const manifest::Node* config = map_of(shoot.spec.provider.control_plane_config);
  const manifest::Node* manager = config == nullptr ? nullptr : object(*config, "cloudControllerManager");
  const manifest::Node* all = manager == nullptr ? nullptr : object(*manager, "featureGates");
  std::vector<RefusedSetting> refused;
  if (all == nullptr) return refused;
  model::FeatureGates gates;
  for (const manifest::Member& member : all->members()) {
    const std::string name(member.key);
    gates[name] = flag(*all, name);
  }
  const std::string path = "spec.provider.controlPlaneConfig.cloudControllerManager.featureGates.";
  for (gardener::RefusedGate& gate : gardener::refused_feature_gates(gates, shoot.spec.kubernetes.version, library)) {
    refused.push_back({gate.type, path + gate.name, std::move(gate.detail), std::move(gate.name)});
  }
  return refused;
}

}  // namespace gprov::providers
