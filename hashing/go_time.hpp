// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gprov::hashing {

/// What Go prints for a metav1.Time decoded in a process whose zone is UTC: "2024-05-06 07:08:09 +0000 UTC".
/// `rfc3339` may have any offset; fractions of a second are dropped, as API storage does. Nothing for text that
/// metav1.Time#UnmarshalJSON refuses.
[[nodiscard]] std::optional<std::string> go_time_string(std::string_view rfc3339);

/// Seconds since the epoch of the same text.
[[nodiscard]] std::optional<long long> unix_seconds(std::string_view rfc3339);

/// Whether Go's time.ParseDuration accepts the text (metav1.Duration), and its nanoseconds.
[[nodiscard]] std::optional<long long> go_duration(std::string_view text);

}  // namespace gprov::hashing
