// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#include "analyzer/providers/aws/infrastructure.hpp"

#include "analyzer/gardener/worker_pools.hpp"

namespace gprov::providers::aws {
namespace {

constexpr const char* kNodes = "nodes";

std::optional<InfrastructureStatus> status_of(const Side* side) {
  if (side == nullptr) return std::nullopt;
  if (side->infrastructure != nullptr) {
    if (auto status = read_infrastructure_status(side->infrastructure->status.provider_status)) return status;
  }
  if (side->worker == nullptr) return std::nullopt;
  return read_infrastructure_status(side->worker->spec.infrastructure_provider_status);
}

std::optional<bool> ssh_of(const Side* side) {
  if (side == nullptr || side->shoot == nullptr) return std::nullopt;
  return gardener::enables_ssh_access(*side->shoot);
}

std::string by_switch(std::optional<bool> enabled, const std::string& known) {
  if (!enabled.value_or(true)) return "absent";
  return known.empty() ? "present" : known;
}

}  // namespace

std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side, const Side* new_side) {
  InfrastructureState before, after;
  before.status = status_of(old_side);
  after.status = status_of(new_side);
  before.own = before.status.has_value();
  after.own = after.status.has_value();
  if (!before.own) before.status = after.status;
  if (!after.own) after.status = before.status;

  const std::optional<bool> old_ssh = ssh_of(old_side), new_ssh = ssh_of(new_side);
  const std::string old_key = before.status ? before.status->key_name : "";
  const std::string new_key = after.status ? after.status->key_name : "";
  if (before.status && (old_ssh == new_ssh || old_key != new_key)) {
    before.ssh_key = old_key.empty() ? "absent" : old_key;
    after.ssh_key = new_key.empty() ? "absent" : new_key;
  } else {
    // The infrastructure was not reconciled with the switch yet.
    before.ssh_key = by_switch(old_ssh, old_key);
    after.ssh_key = by_switch(new_ssh, new_key);
  }
  return {std::move(before), std::move(after)};
}

const std::string* nodes_entry(const std::vector<PurposeAndName>& entries) {
  for (const PurposeAndName& entry : entries) {
    if (entry.purpose == kNodes) return &entry.name;
  }
  return nullptr;
}

const std::string* nodes_subnet(const InfrastructureStatus& status, const std::string& zone) {
  for (const Subnet& subnet : status.subnets) {
    if (subnet.purpose == kNodes && subnet.zone == zone) return &subnet.id;
  }
  return nullptr;
}

}  // namespace gprov::providers::aws
