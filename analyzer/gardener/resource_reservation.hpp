// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/model/cloud_profile.hpp"
#include "analyzer/model/shoot.hpp"

namespace gprov::gardener {

/// Fills the members that are missing: cpu 80m, memory 1Gi, pid 20k.
/// Mirrors resourcereservation/admission.go#setStaticResourceReservationDefaults@v1.149.3.
void reserve_statically(model::KubeletReserved& reserved);

/// What GKE's formula reserves on a machine of that type.
/// Mirrors resourcereservation/admission.go#calculateResourceReservationForMachineType@v1.149.3.
[[nodiscard]] model::KubeletReserved reserve_by_formula(const model::MachineType& type);

}  // namespace gprov::gardener
