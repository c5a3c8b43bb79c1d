// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "analyzer/providers/gcp/config.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::providers::gcp {

/// What the classes of one side take from the infrastructure.
struct InfrastructureState {
  std::optional<InfrastructureStatus> status;  ///< nothing: no Infrastructure or Worker was given on either side
  std::optional<std::string> subnet;           ///< for nodes; nothing: not known, or an error
  bool dual_stack = false;                     ///< more than IPv4
  std::string stack_type;                      ///< as the class has it
  std::string pod_cidr_mask;                   ///< likewise, such as /24
};

/// A side without a status of its own takes the other side's: nothing but the infrastructure's reconciliation changes
/// it. Mirrors pkg/controller/worker/helper.go#getStackType and machines.go#formatNodeCIDRMask@v1.54.1.
[[nodiscard]] std::pair<InfrastructureState, InfrastructureState> infrastructure_states(const Side* old_side,
                                                                                        const Side* new_side);

}  // namespace gprov::providers::gcp
