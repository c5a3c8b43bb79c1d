// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/gardener/environment.hpp"
#include "tests/support/vectors.hpp"

namespace gprov::tests {

/// What one side of a vector ran on: releases, time and settings.
[[nodiscard]] gardener::Environment environment_of(const VectorSide& side, const Vector& vector);

}  // namespace gprov::tests
