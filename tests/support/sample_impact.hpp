// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <string>
#include <vector>

#include "analyzer/impact/impact.hpp"

namespace gprov::tests {

/// An answer made by hand that has one of everything a writer must show: each verdict, masked and unknown values, a
/// rejection, a reconcile error, an explained hash, and text that tries to steer a terminal.
[[nodiscard]] impact::Impact sample_impact();

/// One in which every name and value tries to break out of what it is written into: bars, backticks, ends of comments,
/// mentions, elements, formulas, line ends, reading direction, ten kilobytes.
[[nodiscard]] impact::Impact hostile_impact();
/// The texts of hostile_impact().
[[nodiscard]] const std::vector<std::string>& hostile_texts();

/// Profiles, resources and maintenances that are refused, have effects or fail, all of the name `text`.
[[nodiscard]] impact::Impact others_impact(const std::string& text);

/// `pools` pools that roll, ten a Shoot, and as many that stay.
[[nodiscard]] impact::Impact large_impact(std::size_t pools);

}  // namespace gprov::tests
