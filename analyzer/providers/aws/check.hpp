// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/manifest/position.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::providers::aws {

/// Strict decoding of every configuration of provider-aws in `objects`, by the newest release, and images without AMI.
[[nodiscard]] std::vector<manifest::Problem> check(const model::Objects& objects);

}  // namespace gprov::providers::aws
