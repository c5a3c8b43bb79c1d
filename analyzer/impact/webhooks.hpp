// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// What the extension's mutating webhook writes into a manifest on its way into the store.
void mutate(State& state, const State* before, const gardener::Environment& environment,
            std::pmr::memory_resource& arena);

/// What its validating webhooks refuse of the Shoot; asked whatever was refused before: who mends that would meet these
/// next.
void validate(State& state, const State* before, const gardener::Environment& environment,
              std::pmr::memory_resource& arena);

/// What they refuse of its CloudProfile, or of its NamespacedCloudProfile's parent, if that differs between the sides.
void validate_profile(State& state, const State& before, const gardener::Environment& environment, const Given& given);

}  // namespace gprov::impact
