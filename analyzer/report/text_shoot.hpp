// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <iosfwd>

#include "analyzer/report/text_pool.hpp"

namespace gprov::report {

/// One Shoot with its refusals and pools.
void write_shoot(const impact::Shoot& shoot, const Style& style, Told& told, std::ostream& out);

/// Many Shoots: causes by verdict, nodes by provider and region, then the gravest Shoots.
void write_many(const impact::Impact& impact, const Style& style, Told& told, std::ostream& out);

/// CloudProfiles and NamespacedCloudProfiles that differ.
void write_profiles(const impact::Impact& impact, const Style& style, std::ostream& out);

}  // namespace gprov::report
