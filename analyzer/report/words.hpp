// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <string_view>

#include "analyzer/report/report.hpp"

// Phrases that several formats share. All of them are inert (see layout.hpp).

namespace gprov::report {

/// Text of an input in one line, its middle left out beyond `longest` bytes.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t longest = 240);

/// "small -> large", "added: x", "<hidden, changed>"; "" if there are no values.
[[nodiscard]] std::string change_text(const Style& style, const impact::Reason& reason);

/// "The machine type changed: its name is part of the node-agent key."
[[nodiscard]] std::string because(const impact::Reason& reason);
/// The same of a rule; "" if there is none of that id.
[[nodiscard]] std::string because(std::string_view rule);

/// "2026-09-02 21:00 UTC"; what is no such moment, as it is.
[[nodiscard]] std::string time_text(const std::string& rfc3339);

/// "now", "in the maintenance window, next ...", "" for never.
[[nodiscard]] std::string when_text(const impact::When& when);

/// "1-4 steps", "1 step"
[[nodiscard]] std::string range_text(const Style& style, const impact::Nodes& range, std::string_view noun);

/// "1-4 steps, 1 extra machine (4 vCPU, 16Gi), at least 8 min, up to 9 h 53 min"
[[nodiscard]] std::string rollout_text(const Style& style, const impact::PoolRollout& rollout);

/// "file:line:column", or "".
[[nodiscard]] std::string place(const std::optional<impact::Position>& at);

/// "2 of 5 pools lose their nodes (13-34 nodes), 1 unknown."
[[nodiscard]] std::string headline(const impact::Impact& impact, const Style& style);

/// Pools that roll, are deleted or are recreated.
[[nodiscard]] std::int64_t replaced_pools(const impact::Summary& summary);

/// "exit 1 (a finding; threshold: roll)"
[[nodiscard]] std::string exit_text(const impact::Impact& impact);

/// When an effect of a resource takes place, in a few words; "" if nothing is known of it.
[[nodiscard]] std::string effect_time(const impact::When& when);

}  // namespace gprov::report
