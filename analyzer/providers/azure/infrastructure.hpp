// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/azure/config.hpp"
#include "analyzer/providers/provider.hpp"

// What the Worker sees of the infrastructure: zones, subnets, identity. Taken from an InfrastructureStatus where one is
// known, otherwise foretold as far as upstream's rules allow, otherwise opaque.

namespace gprov::providers::azure {

struct ZoneSubnet {
  std::optional<hashing::DatumValue> datum;  ///< nothing: the zone kept the old single subnet, so it is not hashed
};

/// What keeps a pool's machines apart.
enum class MachineSets : std::uint8_t {
  zones,
  availability_set,
  scale_sets,
  either_set,  ///< an availability set from before v1.50 or scale sets: only an InfrastructureStatus tells
};

struct InfrastructureState {
  MachineSets machine_sets = MachineSets::scale_sets;
  bool has_availability_set = false;  ///< recorded in the status, be it in use or not
  bool multiple_subnets = false;
  std::optional<hashing::DatumValue> identity;
  std::optional<std::string> vnet_name, vnet_resource_group;  ///< nothing: not known, or not in the class
  std::map<std::string, ZoneSubnet> subnets;                  ///< by zone, in the layout with one subnet per zone
};

/// Both sides; a side that is nullptr gives an empty state. A status given for one side only is used for the other too,
/// as far as it fits that side's infrastructureConfig.
/// Mirrors pkg/webhook/infrastructure/layout.go#mutate, infraflow/infra_adapter.go#zonesConfig and #subnetName@v1.62.1.
[[nodiscard]] std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side,
                                                                                        const Side* new_side);

/// Whether an ARM id is that of the identity, letter case aside.
[[nodiscard]] bool identity_matches(const std::string& id, const IdentityConfig& identity);

}  // namespace gprov::providers::azure
