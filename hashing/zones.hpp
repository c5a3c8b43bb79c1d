// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace gprov::hashing {

/// Kubernetes' int-or-string: a number, or text such as "25%".
using IntOrString = std::variant<std::int32_t, std::string>;

/// The share of zone `index` of `count`: the remainder goes to the first zones.
/// Mirrors extensions/pkg/controller/worker/machines.go#DistributeOverZones@v1.149.3.
[[nodiscard]] std::int32_t distribute_over_zones(std::int32_t index, std::int32_t total, std::int32_t count);

/// Mirrors #DistributePositiveIntOrPercent: numbers are distributed, percentages scaled to the zone's share of `total`.
[[nodiscard]] IntOrString distribute_int_or_percent(std::int32_t index, const IntOrString& value, std::int32_t count,
                                                    std::int32_t total);

}  // namespace gprov::hashing
