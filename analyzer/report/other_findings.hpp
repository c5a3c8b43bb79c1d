// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/report/findings.hpp"

// What a report tells beside the pools: CloudProfiles, operators' resources, maintenances of a forecast.

namespace gprov::report {

/// Refusals and effects of CloudProfiles and resources (without a Shoot), and each maintenance in which something
/// happens (of its Shoot). In the order of the report, maintenances in the order of time.
[[nodiscard]] std::vector<Finding> other_findings(const impact::Impact& impact);

/// Whether anything was compared, if no Shoot was.
[[nodiscard]] bool compared_others(const impact::Impact& impact);

/// "2 CloudProfiles and 3 resources compared, 1 rejected": the headline where there are no Shoots.
[[nodiscard]] std::string others_headline(const impact::Impact& impact);

/// What Finding::subject says of a profile or resource: Kind/namespace/name.
[[nodiscard]] std::string subject_of(const std::string& kind, const std::string& ns, const std::string& name);

}  // namespace gprov::report
