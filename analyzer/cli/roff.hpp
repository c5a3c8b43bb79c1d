// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

// What manual pages that the program writes itself have in common.

namespace gprov::cli {

/// Text for roff: backslashes, and dots or quotes that would begin a request.
[[nodiscard]] std::string roff(std::string_view plain);

/// A clause as a sentence: a capital and a full stop.
[[nodiscard]] std::string sentence(std::string_view clause);

/// gprov-impact-providers(7): for each provider, what rolls, drifts, is refused and fails, out of the rules' rows.
/// Committed under man/; a test compares.
void write_provider_page(std::ostream& out);

}  // namespace gprov::cli
