// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace gprov::manifest {

/// The offsets of all brackets, colons, commas and of the quotes around texts, but for what stands within texts. They
/// lie in `buffer`. `text` is below 4 GiB.
[[nodiscard]] std::span<const std::uint32_t> find_json_tokens(std::string_view text,
                                                              std::vector<std::uint32_t>& buffer);

/// Behind the bracket that closes the one at `at`, or the text's end if none does. Nobody looks whether it is of the
/// right kind.
[[nodiscard]] std::size_t behind_json_brackets(std::string_view text, std::size_t at);

}  // namespace gprov::manifest
