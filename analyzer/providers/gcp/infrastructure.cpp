// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/gcp/infrastructure.hpp"

namespace gprov::providers::gcp {
namespace {

std::optional<InfrastructureStatus> status_of(const Side* side) {
  if (side == nullptr) return std::nullopt;
  if (side->infrastructure != nullptr) {
    if (auto status = read_infrastructure_status(side->infrastructure->status.provider_status)) return status;
  }
  // gardenlet copies the Infrastructure's status into the Worker.
  if (side->worker != nullptr) return read_infrastructure_status(side->worker->spec.infrastructure_provider_status);
  return std::nullopt;
}

/// Mirrors core v1beta1/helper.go#IsIPv4SingleStack@v1.145.0.
bool only_ipv4(const std::vector<std::string>& families) {
  return families.empty() || (families.size() == 1 && families.front() == "IPv4");
}

InfrastructureState state_of(const Side& side, std::optional<InfrastructureStatus> status) {
  InfrastructureState state;
  state.status = std::move(status);
  const model::ShootSpec* spec = side.shoot == nullptr ? nullptr : &side.shoot->spec;
  const bool has_networking = spec != nullptr && spec->networking.has_value();
  const std::vector<std::string> wanted = has_networking ? spec->networking->ip_families : std::vector<std::string>();
  state.dual_stack = !only_ipv4(state.status ? state.status->ip_families : wanted);
  state.stack_type = wanted.size() > 1 ? "IPV4_IPV6" : "IPV4_ONLY";
  std::int32_t mask = 24;
  if (spec != nullptr && spec->kubernetes.kube_controller_manager) {
    mask = spec->kubernetes.kube_controller_manager->node_cidr_mask_size.value_or(mask);
  }
  state.pod_cidr_mask = "/" + std::to_string(mask);
  if (!state.status) return state;
  for (const Subnet& subnet : state.status->subnets) {
    if (subnet.purpose != "nodes") continue;
    state.subnet = subnet.name;
    break;
  }
  return state;
}

}  // namespace

std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side, const Side* new_side) {
  const auto before = status_of(old_side);
  const auto after = status_of(new_side);
  std::pair<InfrastructureState, InfrastructureState> states;
  if (old_side != nullptr) states.first = state_of(*old_side, before ? before : after);
  if (new_side != nullptr) states.second = state_of(*new_side, after ? after : before);
  return states;
}

}  // namespace gprov::providers::gcp
