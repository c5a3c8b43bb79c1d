// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <vector>

#include "analyzer/gardener/admission.hpp"

namespace gprov::gardener {

enum class StatusKnown : std::uint8_t { no, yes };

/// Why the API server refuses the operations that the annotations of `shoot` ask for. What only a status tells (phases
/// of rotations, the last operation) is judged only if the status is known: shown, or empty because the Shoot is new.
/// Not looked at: self-hosted Shoots, a change of the encryption configuration in progress. Mirrors
/// pkg/api/core/validation/shoot.go#validateShootOperation@v1.149.3.
[[nodiscard]] std::vector<Rejection> check_operations(const model::Shoot& shoot, const hashing::Version& gardener,
                                                      StatusKnown status);

}  // namespace gprov::gardener
