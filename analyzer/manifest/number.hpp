// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gprov::manifest {

/// strconv#ParseFloat of [+-] digits [. digits] [e [+-] digits] (the caller checked the form): nothing when it
/// overflows, zero when it underflows.
[[nodiscard]] std::optional<double> parse_float(std::string_view text);

/// strconv#ParseInt in base 10.
[[nodiscard]] std::optional<std::int64_t> parse_decimal(std::string_view text);

/// strconv#FormatFloat(value, 'g', -1, 32).
[[nodiscard]] std::string format_float32(double value);

/// The integer that Go's JSON text of a float reads back as, if that text has neither point nor exponent and fits.
[[nodiscard]] std::optional<std::int64_t> integer_of(double value);

}  // namespace gprov::manifest
