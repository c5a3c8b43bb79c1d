// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string_view>

namespace gprov::manifest {

/// text.find(wanted, from), several times faster where the first character of `wanted` is frequent.
[[nodiscard]] std::size_t find(std::string_view text, std::string_view wanted, std::size_t from);

}  // namespace gprov::manifest
