// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string_view>

// What the rest of a line must look like to be left out of an outline: then any other value of the same look may stand
// in its place, and the line is read the same way.

namespace gprov::model {

/// Text of one line, plain or in double quotes, without anything to escape or resolve.
[[nodiscard]] bool is_own_text(std::string_view value);
[[nodiscard]] std::string_view unquoted(std::string_view value);
/// A whole number from 1 to 999999999.
[[nodiscard]] bool is_count(std::string_view value);
/// Such a number of at most five digits and the suffix Gi, in quotes or not.
[[nodiscard]] bool is_size(std::string_view value);
/// Such a number of at most five digits, with a suffix that every quantity may have or without, in quotes or not.
[[nodiscard]] bool is_quantity(std::string_view value);
/// Nodes of a rolling update: a number of at most five digits, or a percentage.
[[nodiscard]] bool is_surge(std::string_view value);
/// https:// and what is_own_text takes.
[[nodiscard]] bool is_url(std::string_view value);
/// "2026-08-21T12:00:41Z" with the quotes that Go puts around it.
[[nodiscard]] bool is_time(std::string_view value);

}  // namespace gprov::model
