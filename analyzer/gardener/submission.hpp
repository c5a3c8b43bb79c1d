// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/validator.hpp"

namespace gprov::gardener {

/// A request to store a Shoot, as far as admission has come with it.
struct Submission {
  const model::Shoot& shoot;  ///< defaulted and mutated
  const model::Shoot* old;    ///< as stored; nullptr on create
  ReferencedProfile profile, old_profile;
  const std::vector<Rejection>& refused;  ///< by admission already
  const Environment& environment;
};

/// What the user is told: each stage runs only if the one before refused nothing. Since v1.133 the ShootValidator comes
/// last; before, it was the plugin that completes versions and images, and came before the registry's validation.
[[nodiscard]] std::vector<Rejection> rejections_of(const Submission& submission);

}  // namespace gprov::gardener
