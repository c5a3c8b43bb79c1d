// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/manifest/position.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::providers::alicloud {

/// Strict decoding of all Alicloud configurations, as the newest release knows them, and CloudProfile image versions
/// without a mapping.
[[nodiscard]] std::vector<manifest::Problem> check(const model::Objects& objects);

}  // namespace gprov::providers::alicloud
