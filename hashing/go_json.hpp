// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gprov::hashing {

// The leaves of Go's encoding/json, byte for byte, HTML escaping on. Objects and lists are put around them by whoever
// walks a tree: keys sorted by bytes, no blanks. Mirrors encoding/json/encode.go#appendString and #floatEncoder
// (Go 1.26).

/// Quotes and escapes: \" \\ \b \f \n \r \t, \u00XX below 0x20, \u003c \u003e \u0026, \u2028 \u2029; the rest is raw
/// UTF-8.
void append_json_string(std::string& out, std::string_view utf8);
/// Shortest text that reads back: decimal, or exponent form below 1e-6 and from 1e21 (1e-7, 1e+21).
void append_json_number(std::string& out, double value);
void append_json_number(std::string& out, std::int64_t value);

}  // namespace gprov::hashing
