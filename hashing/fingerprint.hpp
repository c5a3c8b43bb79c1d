// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// XXH3 (64 bit). For our own purposes only, never in a mirrored hash.
[[nodiscard]] std::uint64_t fingerprint(std::string_view bytes);
/// The first 12 hex characters of it, big end first.
[[nodiscard]] std::string fingerprint_hex(std::string_view bytes);

}  // namespace gprov::hashing
