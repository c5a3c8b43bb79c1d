// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/aws/config.hpp"
#include "analyzer/providers/provider.hpp"

// What the Worker sees of the infrastructure: it is in the machine classes, but never hashed.

namespace gprov::providers::aws {

struct InfrastructureState {
  std::optional<InfrastructureStatus> status;  ///< nothing: not known on either side
  bool own = false;                            ///< the status is this side's, not the other's
  std::string ssh_key;                         ///< name of the key pair, or whether there is one
};

/// Both sides; a side that is nullptr gives an empty state. A status given for one side only is used for the other too.
[[nodiscard]] std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side,
                                                                                        const Side* new_side);

/// Of the first entry with purpose nodes; nullptr if there is none. Mirrors helper.go#FindSecurityGroupForPurpose,
/// #FindInstanceProfileForPurpose and #FindSubnetForPurposeAndZone@v1.73.0.
[[nodiscard]] const std::string* nodes_entry(const std::vector<PurposeAndName>& entries);
[[nodiscard]] const std::string* nodes_subnet(const InfrastructureStatus& status, const std::string& zone);

}  // namespace gprov::providers::aws
