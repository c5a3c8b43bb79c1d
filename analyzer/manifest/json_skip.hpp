// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <string_view>

// Walking over JSON that need not be well-formed, by quotes and brackets alone.

namespace gprov::manifest {

[[nodiscard]] std::size_t behind_json_space(std::string_view text, std::size_t at);
/// Behind the string whose first quote stands at `at`; the text's end if it has no other.
[[nodiscard]] std::size_t behind_json_string(std::string_view text, std::size_t at);
/// Behind the value that begins at `at`: a string, something in brackets up to the one that closes it, or anything else
/// up to a comma, a closing bracket or a blank. The text's end if it does not end before.
[[nodiscard]] std::size_t behind_json_value(std::string_view text, std::size_t at);

}  // namespace gprov::manifest
