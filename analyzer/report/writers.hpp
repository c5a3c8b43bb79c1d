// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include "analyzer/report/report.hpp"

// The writers behind the format table.

namespace gprov::report {

void write_text(const impact::Impact& impact, const Style& style, std::ostream& out);
void write_json(const impact::Impact& impact, const Style& style, std::ostream& out);

}  // namespace gprov::report
