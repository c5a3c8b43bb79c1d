// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// The v1beta1 defaults of the environment's release, as every decode applies them. Idempotent.
/// Mirrors pkg/apis/core/v1beta1/defaults_shoot.go#SetDefaults_Shoot and friends, v1.83.0 to v1.149.3.
/// A random maintenance time window is not invented: it stays absent.
void set_defaults(model::Shoot& shoot, const Environment& environment);

}  // namespace gprov::gardener
