// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gprov::manifest {

/// Whether all bytes are printable ASCII or line feeds: then columns are bytes, and no other line break is hidden.
[[nodiscard]] bool is_simple(std::string_view text);

/// How many line feeds a simple text has; nothing if it is not simple.
[[nodiscard]] std::optional<std::size_t> count_simple_lines(std::string_view text);

}  // namespace gprov::manifest
