// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/cli/commands.hpp"
#include "analyzer/impact/impact.hpp"

namespace gprov::cli {

/// Errors of reading on standard error, unless a terminal shows them in the report.
void tell_errors(const impact::Impact& impact, const Options& options, const Streams& streams);

/// Writes the answer in every format that was asked for, where it was asked for. `status`, or that the output could
/// not be written.
[[nodiscard]] ExitStatus write_outputs(const impact::Impact& impact, const Options& options,
                                       const GetEnvironment& environment, const Streams& streams, ExitStatus status);

}  // namespace gprov::cli
