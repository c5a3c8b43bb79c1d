// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/provider.hpp"

namespace gprov::providers::gcp {

/// Mirrors pkg/controller/worker/machines.go#generateMachineConfig@v1.54.1, and what it was since v1.37.
[[nodiscard]] Plans plan(const Side* old_side, const Side* new_side);

}  // namespace gprov::providers::gcp
