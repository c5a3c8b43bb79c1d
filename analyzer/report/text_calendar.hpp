// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>

#include "analyzer/report/report.hpp"

namespace gprov::report {

/// The maintenances of a forecast in the order of time: when, which Shoot, what changes, which pools lose how many
/// nodes. Nothing is written of a comparison.
void write_calendar(const impact::Impact& impact, const Style& style, std::ostream& out);

}  // namespace gprov::report
