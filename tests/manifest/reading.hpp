// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/manifest/document.hpp"

namespace gprov::tests {

/// A text read as a file named f.yaml that is UTF-8 already.
[[nodiscard]] manifest::ReadResult read_text(std::string text);
/// The same from raw bytes, as they come from a file or standard input, with the problems of both steps.
[[nodiscard]] manifest::ReadResult read_bytes(const std::string& bytes);
/// Go's text of each document.
[[nodiscard]] std::vector<std::string> objects(const manifest::ReadResult& result);
/// The only document's text; empty when there is none or there are problems.
[[nodiscard]] std::string only_object(std::string text);
/// The last error as "line:column: message"; empty if there is none.
[[nodiscard]] std::string last_error(const manifest::ReadResult& result);
/// All warnings as "line:column: message", one a line.
[[nodiscard]] std::string warnings(const manifest::ReadResult& result);

}  // namespace gprov::tests
