// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/providers/small/traits.hpp"

// What the extensions' webhooks for Shoots refuse. Mirrors pkg/apis/<provider>/validation/shoot.go (workers.go) and
// infrastructure.go, and pkg/admission/validator/shoot.go (pkg/webhook/validator, pkg/validator), of the releases that
// traits.cpp names.

namespace gprov::providers::small {

void validate_hcloud(const Validation& validation);
void validate_ironcore(const Validation& validation);
void validate_local(const Validation& validation);
void validate_metal(const Validation& validation);
void validate_stackit(const Validation& validation);
void validate_vsphere(const Validation& validation);

}  // namespace gprov::providers::small
