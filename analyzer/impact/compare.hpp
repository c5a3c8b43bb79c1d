// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/state.hpp"
#include "analyzer/providers/provider.hpp"

namespace gprov::impact {

/// The pools of one Shoot, by name: verdicts of every MachineDeployment, reasons, nodes. `given.before` may hold live
/// MachineDeployments and Workers, against which the computed old names are checked (`diagnostics`).
[[nodiscard]] std::vector<Pool> compare_pools(const Pair& pair, const providers::Plans& plans, const Given& given,
                                              const Options& options, std::vector<Diagnostic>& diagnostics);

/// Marks `pool` as not knowable for that reason, unless something graver and certain is told already.
void make_unknown(Pool& pool, Reason reason, const std::string& condition);

/// The same, but takes a roll back, too: what the verdict was made from is not what runs.
void doubt(Pool& pool, Reason reason, const std::string& condition);

/// What two pools must share to be one pool under two names: all that can reach a machine class.
[[nodiscard]] model::ShootWorker essence(model::ShootWorker worker);

/// A pool deleted and a pool created that differ in name only are one pool renamed.
void pair_renamed(std::vector<Pool>& pools, const Pair& pair);

}  // namespace gprov::impact
