// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/gardener/admission.hpp"
#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// What the registry refuses of a Shoot that is to be stored: ValidateShoot on create (`old` is nullptr), and
/// ValidateShootUpdate. `shoot` is defaulted and mutated, `old` is what is stored. Versions that a CloudProfile was to
/// complete and that was not given are not judged, nor is a required field that the stored Shoot lacks as well: such
/// manifests are excerpts. Mirrors pkg/api/core/validation/shoot.go@v1.149.3 and its earlier releases.
[[nodiscard]] std::vector<Rejection> validate(const model::Shoot& shoot, const model::Shoot* old,
                                              const Environment& environment);

}  // namespace gprov::gardener
