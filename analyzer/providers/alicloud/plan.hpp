// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::alicloud {

/// What provider-alicloud makes of both sides: a MachineDeployment for each zone of each pool.
/// Mirrors pkg/controller/worker/machines.go#generateMachineConfig@v1.71.0.
[[nodiscard]] Plans plan(const Side* old_side, const Side* new_side);

}  // namespace gprov::providers::alicloud
