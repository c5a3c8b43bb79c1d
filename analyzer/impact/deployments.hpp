// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/reasons.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// What one pool looks like on one side: its own list, its deployments. nullptr members: not there.
struct PoolSide {
  const gardener::GeneratedPool* generated = nullptr;
  const providers::Pool* planned = nullptr;
};

/// Verdict, names and numbers of each MachineDeployment of a pool, by name; their reasons go into `reasons`, each once,
/// with the deployments it concerns.
[[nodiscard]] std::vector<MachineDeployment> compare_deployments(const ReasonContext& context, const PoolSide& before,
                                                                 const PoolSide& after, const Options& options,
                                                                 std::vector<Reason>& reasons);

}  // namespace gprov::impact
