// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// The v1beta1 defaults of the environment's release, as every decode applies them. Idempotent.
/// Mirrors pkg/apis/core/v1beta1/defaults_shoot.go#SetDefaults_Shoot and friends, v1.83.0 to v1.149.3.
/// A random maintenance time window is not invented: it stays absent.
void set_defaults(model::Shoot& shoot, const Environment& environment);

/// Notes that it matters for a pool which release sets the architecture that is left out, if it does: until v1.148 it
/// is amd64, since then the mutator takes the machine type's. To be asked before the defaults are set. `profile`:
/// nullptr if it is not known, and for a Shoot that is stored, which no mutator sees.
void note_open_architectures(const model::Shoot& shoot, const model::CloudProfileSpec* profile,
                             const Environment& environment);

}  // namespace gprov::gardener
