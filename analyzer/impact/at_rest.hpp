// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/memory.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// Whether nothing that decides about nodes differs between the sides of a stored Shoot: its spec, what its status and
/// metadata tell, its CloudProfile, the releases and all that is assumed. Heartbeats and resource versions may have
/// moved. Then no other release or assumption that holds for both sides alike moves a node either: none has to be
/// tried. Manifests never rest: what admission writes into them may hang on an assumption.
[[nodiscard]] bool is_at_rest(const Pair& pair, const Sides<gardener::Environment>& environment, Memory& memory);

/// The same, whatever became of the CloudProfile.
[[nodiscard]] bool is_untouched(const Pair& pair, const Sides<gardener::Environment>& environment);

}  // namespace gprov::impact
