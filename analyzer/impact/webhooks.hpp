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

/// What they refuse of a CloudProfile that takes the place of `old`; the provider has a webhook for profiles. Asked
/// once a run, so both specs live as long as the run. The answer hangs on the extension's release alone.
[[nodiscard]] const std::vector<gardener::Rejection>& profile_refusals(const providers::Provider& provider,
                                                                       const model::CloudProfileSpec& old,
                                                                       const model::CloudProfileSpec& profile,
                                                                       const gardener::Environment& environment,
                                                                       const std::string& name, Memory& memory);

/// What they refuse of its CloudProfile, or of its NamespacedCloudProfile's parent, if that differs between the sides.
void validate_profile(State& state, const State& before, const gardener::Environment& environment, const Given& given);

}  // namespace gprov::impact
