// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

namespace gprov::hashing {

/// Whether the first PEM block of `text` is a CERTIFICATE whose bytes are built like one: the sequence of a
/// to-be-signed part (serial number, algorithm, issuer, validity, subject, key), an algorithm and a signature. What is
/// inside of those parts is not looked at. Mirrors pkg/utils/encoding.go#DecodeCertificate@v1.149.3.
[[nodiscard]] bool is_certificate(std::string_view text);

}  // namespace gprov::hashing
