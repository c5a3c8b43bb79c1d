// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>

#include "analyzer/impact/impact.hpp"

namespace gprov::impact {

/// Adds what a real API server said against a dry run, a line each, as rejections of the objects that it names. A line
/// that names none is an error: something was refused, and nobody knows what.
void add_refused_by_server(Impact& impact, const std::string& words);

/// One error of kubectl without the patch that it sent.
[[nodiscard]] std::string server_words(const std::string& error);

}  // namespace gprov::impact
