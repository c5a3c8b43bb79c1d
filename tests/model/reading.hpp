// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/model/objects.hpp"

namespace gprov::tests {

/// Reads and decodes one file named "shoot.yaml".
[[nodiscard]] model::Objects decode_text(const std::string& text, const model::DecodeOptions& options = {});

/// All problems, one a line: "error: shoot.yaml:3:5: message".
[[nodiscard]] std::string problems_of(const model::Objects& objects);

}  // namespace gprov::tests
