// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// Annotation shoot.gardener.cloud/tasks: what gardenlet shall deploy besides the regular flow. Changes of spec.dns,
/// which is not modelled, are not seen. Mirrors mutator/admission.go#addMetadataAnnotations@v1.149.3, and
/// validator/admission.go#addMetadataAnnotations until v1.130.0.
void add_deployment_tasks(model::Shoot& shoot, const model::Shoot* old, const Environment& environment);

/// The task deployInfrastructure, as extensions add it. Mirrors pkg/controllerutils/annotations.go#AddTasks@v1.149.3.
void add_infrastructure_task(model::Shoot& shoot);

}  // namespace gprov::gardener
