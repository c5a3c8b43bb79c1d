// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

// Files that are compiled in, byte for byte (see embed.cmake), and their SHA-256 as a content security policy has it.

namespace gprov::report {

extern const std::string_view kReportSchema, kReportSchemaHash;
extern const std::string_view kPageStyle, kPageStyleHash;
extern const std::string_view kPageScript, kPageScriptHash;

}  // namespace gprov::report
