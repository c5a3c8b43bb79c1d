// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "analyzer/report/layout.hpp"

namespace gprov::report {

/// Operators' resources: refused ones first, unchanged ones only counted unless asked for.
void write_resources(const std::vector<impact::Resource>& resources, const Style& style, std::ostream& out);

/// What was compared where there are no Shoots.
[[nodiscard]] std::string resources_line(const std::vector<impact::Resource>& resources);

}  // namespace gprov::report
