// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// Until v1.135 every Shoot with workers has spec.addons.kubernetesDashboard; an ingress that is there gets a policy.
/// Mirrors pkg/apis/core/v1beta1/defaults_shoot.go#SetDefaults_Shoot and #SetDefaults_NginxIngress@v1.149.3.
void set_addon_defaults(model::ShootSpec& spec, const Environment& environment);

}  // namespace gprov::gardener
