// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

namespace gprov::hashing {

/// Lower-case hex SHA-256 of the bytes (64 characters). Mirrors pkg/utils/encoding.go#ComputeSHA256Hex@v1.149.3.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace gprov::hashing
