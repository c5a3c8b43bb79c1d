// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/impact/analyze.hpp"
#include "analyzer/impact/impact.hpp"
#include "analyzer/impact/profiles.hpp"
#include "analyzer/impact/state.hpp"

namespace gprov::impact {

/// One Shoot's answer, and what it adds to the run's.
struct ShootAnswer {
  Shoot shoot;
  std::vector<Assumed> assumed;
  std::vector<Diagnostic> diagnostics;
  ShootProfiles profiles;
  bool is_answered = true;    ///< false: only `profiles` are told
  bool is_untouched = false;  ///< see at_rest.hpp; only if no pool's verdict says otherwise
};

/// Compares one Shoot, of which one side may be nullptr.
[[nodiscard]] ShootAnswer analyze_shoot(const model::Object<model::Shoot>* before,
                                        const model::Object<model::Shoot>* after, const Given& given,
                                        const Options& options);

/// Which profiles the Shoot of another shard uses.
[[nodiscard]] ShootAnswer see_shoot(const model::Object<model::Shoot>* before, const model::Object<model::Shoot>* after,
                                    const Given& given, const Options& options);

}  // namespace gprov::impact
