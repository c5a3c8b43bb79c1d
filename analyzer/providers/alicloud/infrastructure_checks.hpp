// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>

#include "analyzer/model/shoot.hpp"
#include "analyzer/providers/alicloud/config.hpp"
#include "analyzer/providers/refusals.hpp"
#include "hashing/semver.hpp"

// What the validating webhook says of infrastructureConfig. Its paths begin at networks, as upstream prints them.

namespace gprov::providers::alicloud {

/// Mirrors pkg/apis/alicloud/validation/infrastructure.go#ValidateInfrastructureConfig@v1.71.0.
void check_infrastructure(const InfrastructureConfig& config, const std::optional<model::Networking>& networking,
                          const std::string& region, Refusals& refusals);

/// Mirrors #ValidateInfrastructureConfigUpdate.
void check_infrastructure_update(const InfrastructureConfig& old_config, const InfrastructureConfig& config,
                                 const hashing::Version& extension, Refusals& refusals);

}  // namespace gprov::providers::alicloud
