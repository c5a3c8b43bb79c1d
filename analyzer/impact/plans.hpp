// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/state.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// Both sides' MachineDeployments. For a provider that this program does not know (nullptr): one deployment a pool with
/// the core's data, and the extension's data as Environment::provider_rule tells; otherwise as something that may have
/// changed wherever the extension sees another Shoot, CloudProfile or Infrastructure.
[[nodiscard]] providers::Plans plan(const Pair& pair, const providers::Provider* provider);

}  // namespace gprov::impact
