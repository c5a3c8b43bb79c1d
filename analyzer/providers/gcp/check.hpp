// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The gprov-impact authors
#pragma once

#include <vector>

#include "analyzer/manifest/position.hpp"
#include "analyzer/model/objects.hpp"

namespace gprov::providers::gcp {

/// Every configuration of this provider in `objects`, decoded strictly. Mirrors pkg/apis/gcp/helper/scheme.go@v1.54.1.
[[nodiscard]] std::vector<manifest::Problem> check(const model::Objects& objects);

}  // namespace gprov::providers::gcp
