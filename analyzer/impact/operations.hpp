// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/reasons.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// What the new side's operation annotations make gardenlet do, in `after.started`, and what the API server refuses of
/// them. An annotation that the old side carries too is no part of the comparison. Rotations begin at
/// `environment.now`, those in maintenance when the window next begins.
void begin_operations(State& after, const State* before, const gardener::Environment& environment);

/// Makes a pool roll that an operation rolls under its present class, and one unknown of which only a status tells it.
void apply_operations(Pool& pool, const ReasonContext& context);

/// Whether a reason comes from an operation that begins in the maintenance window only.
[[nodiscard]] bool waits_for_maintenance(const Reason& reason, const State& after);

/// What is assumed of the moment at which a rotation begins; nothing if none does.
[[nodiscard]] std::vector<Assumed> operation_assumptions(const State& after);

/// A warning for each operation annotation that stands on both sides.
[[nodiscard]] std::vector<Diagnostic> operation_warnings(const State* before, const State& after);

}  // namespace gprov::impact
